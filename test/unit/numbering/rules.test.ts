import { describe, expect, it } from 'vitest'
import { SERIES, SERIES_KEYS } from '../../../src/numbering/model.ts'
import { numberText, patternProblem } from '../../../src/numbering/rules.ts'

describe('the format of a number', () => {
  it('writes year and serial', () => {
    expect(numberText('拉司审〔{year}〕{n}号', 2026, 5)).toBe('拉司审〔2026〕5号')
  })

  it.each(SERIES_KEYS)('is right as delivered for %s', (key) => {
    expect(patternProblem(SERIES[key].pattern)).toBeNull()
  })

  it.each([
    ['拉司审〔{year}〕号', '{n}'],
    ['拉司审〔2026〕{n}号', '{year}'],
    ['拉司审〔{year}〕{n}-{n}号', '{n}'],
    ['拉司审[{year}]{n}号', '不是规范的文号'],
    ['拉司审（{year}）{n}号', '不是规范的文号'],
    ['拉司审〔{year}〕第{n}号', '不是规范的文号'],
    ['拉司审〔{year}〕0{n}号', '不是规范的文号'],
    ['拉司审〔{year}〕{n}', '不是规范的文号'],
    ['〔{year}〕{n}号', '不是规范的文号'],
    ['{n}号{year}', '不是规范的文号'],
  ])('%s will not do', (pattern, said) => {
    expect(patternProblem(pattern)).toContain(said)
  })
})
