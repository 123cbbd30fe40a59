import { describe, expect, it } from 'vitest'
import { changedExpressions } from '../../../src/text/compare-expressions.ts'
import { diffText, Words } from '../../../src/text/diff.ts'

const said = (old: string, next: string): string[] =>
  changedExpressions(diffText(old, next, new Words())).map((e) => `${e.subject}由“${e.old}”改为“${e.new}”`)

describe('numbers, dates and periods that changed', () => {
  it.each([
    ['应当自公布之日起十五日内报送备案。', '应当自公布之日起三十日内报送备案。', '备案期限由“十五日”改为“三十日”'],
    ['征求意见的期限不少于7日。', '征求意见的期限不少于30日。', '征求意见期限由“7日”改为“30日”'],
    ['本办法自2019年1月1日起施行。', '本办法自2026年3月1日起施行。', '施行日期由“2019年1月1日”改为“2026年3月1日”'],
    ['有效期为五年。', '有效期为二年。', '有效期由“五年”改为“二年”'],
    ['处五百元以下罚款。', '处二千元以下罚款。', '罚款金额由“五百元”改为“二千元”'],
    ['应当在15日内答复。', '应当在15个工作日内答复。', '答复期限由“15日”改为“15个工作日”'],
    ['按照百分之三计提。', '按照百分之五计提。', '比例由“百分之三”改为“百分之五”'],
  ])('%s', (old, next, expected) => {
    expect(said(old, next)).toEqual([expected])
  })

  it('says nothing where a number is only written another way', () => {
    expect(said('处2万元以下罚款。', '处二万元以下罚款。')).toEqual([])
    expect(said('在十五日内答复。', '在15日内答复。')).toEqual([])
  })

  it('says nothing of words, nor of numbers of different measures', () => {
    expect(said('由民政部门负责。', '由财政部门负责。')).toEqual([])
    expect(said('在十日内缴纳。', '将十元缴纳。')).toEqual([])
  })
})
