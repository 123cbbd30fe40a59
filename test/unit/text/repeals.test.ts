import { describe, expect, it } from 'vitest'
import { findRepeals } from '../../../src/text/repeals.ts'

const acts = (text: string): unknown[] =>
  findRepeals(text).map(({ title, datedOn, year, number, maker }) => [title, datedOn ?? year, number, maker])

describe('the words before a repealed title', () => {
  it('date it by its promulgation where approval and promulgation are two acts', () => {
    const text = '1985年9月19日市人民政府批准、1985年10月12日市财政局、市审计局公布的《甲办法》同时废止。'
    expect(acts(text)).toEqual([['甲办法', '1985-10-12', null, '市财政局、市审计局']])
  })

  it('date it by its adoption, never by an amendment', () => {
    const text = '1996年8月11日某市第八届人民代表大会常务委员会第二次会议通过，2010年9月29日修改的《甲条例》同时废止。'
    expect(acts(text)).toEqual([['甲条例', '1996-08-11', null, '某市人民代表大会常务委员会']])
  })

  it('belong to every title joined to them, an order to its own alone', () => {
    expect(acts('原某局2001年3月2日发布的《甲规定》和《乙规定》同时废止。')).toEqual([
      ['甲规定', '2001-03-02', null, '某局'],
      ['乙规定', '2001-03-02', null, '某局'],
    ])
    expect(acts('2000年7月11日市人民政府第59号令公布的《甲规定》、《乙规定》同时废止。')).toEqual([
      ['甲规定', '2000-07-11', '市人民政府令第59号', '市人民政府'],
      ['乙规定', '2000-07-11', null, '市人民政府'],
    ])
  })

  it('never take the day of the repealing document for that of the repealed one', () => {
    const text = '第六十条 本办法自2022年9月1日起施行，《甲办法》同时废止。'
    expect(acts(text)).toEqual([['甲办法', null, null, null]])
  })

  it('may give a year alone, or the order in brackets behind the title', () => {
    expect(acts('市财政局1986年发布的《甲办法》同时废止。')).toEqual([['甲办法', 1986, null, '市财政局']])
    expect(acts('《甲规定》（市公安局令第104号）同时废止。')).toEqual([
      ['甲规定', null, '市公安局令第104号', '市公安局'],
    ])
  })

  it('never take an organ for a part of the sentence after 和 in a place name', () => {
    expect(acts('《甲规定》、和田地区行署1999年1月2日印发的《乙规定》同时废止。')).toEqual([
      ['甲规定', null, null, null],
      ['乙规定', '1999-01-02', null, '和田地区行署'],
    ])
  })
})
