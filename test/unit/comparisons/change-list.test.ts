import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../src/text/compare.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import { changeLines } from '../../../views/comparisons/change-list.ts'

const changes = (old: readonly string[], next: readonly string[]): string[] =>
  changeLines(compareTexts(extractText(old.join('\n')), extractText(next.join('\n')))).map(
    ({ text, anchor }) => `${anchor} ${text}`,
  )

describe('the list of changes', () => {
  it('names every place to look at, and passes over what only moved down', () => {
    const old = ['第一条　停车场经营者应当自开业之日起十五日内备案。', '第二条　停车场应当设置标志，公布价格和电话。']
    const next = [
      '第一条　为了规范停车，制定本办法。',
      '第二条　停车场经营者应当自开业之日起三十日内备案。',
      '第三条　停车场应当设置标志，公布价格和电话。',
    ]
    expect(changes(old, next)).toEqual(['n-1 新增第一条', 'n-2 第二条：备案期限由“十五日”改为“三十日”'])
  })

  it.each([
    ['停车场应当设置醒目标志，公布价格。', '停车场应当设置清晰标志，公布价格。', '第一条：“醒目”改为“清晰”'],
    ['停车场应当设置标志，公布价格。', '停车场应当设置标志，公布价格和监督电话。', '第一条：增加“和监督电话”'],
    ['停车场应当设置标志，公布价格和监督电话。', '停车场应当设置标志，公布价格。', '第一条：删去“和监督电话”'],
    ['停车场应当设置标志，公布价格。', '停车场应当设置标志；公布价格。', '第一条：仅标点变化'],
    [
      '停车场应当设置醒目标志，并向社会公布收费价格，接受群众监督。',
      '停车场应当设置清晰标志，并向社会公布收费标准，接受群众监督。',
      '第一条：“醒目”改为“清晰”等2处',
    ],
  ])('tells %s → %s', (old, next, told) => {
    expect(changes([`第一条　${old}`], [`第一条　${next}`])).toEqual([`n-1 ${told}`])
  })

  it('leads to what was removed where it stood', () => {
    const kept = '第一条　停车场应当设置标志，公布价格。'
    expect(changes([kept, '第二条　任何人不得占用绿地。'], [kept])).toEqual(['o-2 删去第二条'])
  })

  it('is empty for two equal texts', () => {
    expect(changes(['第一条　制定本办法。'], ['第一条　制定本办法。'])).toEqual([])
  })
})
