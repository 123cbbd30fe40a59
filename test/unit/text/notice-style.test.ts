import { describe, expect, it } from 'vitest'
import { extractText } from '../../../src/text/import/extract-text.ts'
import type { ExtractedText } from '../../../src/text/model.ts'

const read = (...lines: string[]): ExtractedText => extractText(lines.join('\n'))
const outline = (text: ExtractedText): string[] =>
  text.provisions.map((x) => `${x.path} ${x.kind} ${x.label ?? ''}`.trim())
const codes = (text: ExtractedText): string[] => text.warnings.map((w) => w.code)

describe('notice style', () => {
  it('numbers 一、（一）1.（1）', () => {
    const text = read(
      '关于某事的通知',
      '各县（区）人民政府：',
      '现通知如下。',
      '一、总体要求',
      '（一）目标',
      '1.甲',
      '（1）乙',
      '2.丙',
      '（二）原则',
      '二、保障措施',
      '加强领导。',
    )
    expect(outline(text)).toEqual([
      'title1 title',
      'p1 paragraph',
      'p2 paragraph',
      'h1 heading1 一、',
      'h1.1 heading2 （一）',
      'h1.1.1 heading3 1.',
      'h1.1.1.1 heading4 （1）',
      'h1.1.2 heading3 2.',
      'h1.2 heading2 （二）',
      'h2 heading1 二、',
      'h2.p1 paragraph',
    ])
    expect(codes(text)).toEqual([])
  })

  it('numbers 1.1 and 1.1.1 by their parts', () => {
    const text = read('某某技术规范', '1. 总则', '1.1 目的', '1.1.1 甲', '1.1.2 乙', '1.2 范围', '2. 附则')
    expect(outline(text)).toEqual([
      'title1 title',
      'h0.0.1 heading3 1.',
      'n1.1 heading2 1.1',
      'n1.1.1 heading3 1.1.1',
      'n1.1.2 heading3 1.1.2',
      'n1.2 heading2 1.2',
      'h0.0.2 heading3 2.',
    ])
  })

  it('lets a list begin again behind other text', () => {
    expect(codes(read('甲如下。', '1.甲', '2.乙', '丙如下。', '1.丁', '2.戊'))).toEqual([])
    expect(codes(read('甲如下。', '1.甲', '1.乙'))).toEqual(['number-double'])
  })

  it('tells signature, date and annexes from the text', () => {
    const text = read(
      '关于某事的通知',
      '一、甲',
      '附件：1.某表',
      '拉萨市人民政府办公室',
      '2026年1月5日',
      '附件1',
      '某某表',
      '一、填表说明',
    )
    expect(outline(text)).toEqual([
      'title1 title',
      'h1 heading1 一、',
      'al1 annex',
      'signature1 signature',
      'date1 date',
      'a1 annex',
      'a1.p1 paragraph',
      'a1.h1 heading1 一、',
    ])
    expect(text.dates.writtenOn).toBe('2026-01-05')
    expect(text.makingOrgan).toBe('拉萨市人民政府办公室')
  })
})

describe('a notice that carries a rule', () => {
  const text = read(
    '拉萨市人民政府办公室关于印发《拉萨市测试办法》的通知',
    '拉政办发〔2026〕3号',
    '各县（区）人民政府：',
    '现印发给你们，请认真贯彻执行。',
    '拉萨市人民政府办公室',
    '2026年1月5日',
    '拉萨市测试办法',
    '第一章 总则',
    '第一条 甲。',
    '第二条 本办法自印发之日起施行，有效期5年。',
  )

  it('keeps both titles and the number apart from the text', () => {
    expect(outline(text)).toEqual([
      'title1 title',
      'number1 number',
      'p1 paragraph',
      'p2 paragraph',
      'signature1 signature',
      'date1 date',
      'title2 title',
      'c1 chapter 第一章',
      '1 article 第一条',
      '2 article 第二条',
    ])
    expect(text.title).toBe('拉萨市人民政府办公室关于印发《拉萨市测试办法》的通知')
    expect(text.documentNumber).toBe('拉政办发〔2026〕3号')
    expect(text.makingOrgan).toBe('拉萨市人民政府办公室')
    expect(text.dates).toMatchObject({ writtenOn: '2026-01-05', effectiveOn: '2026-01-05' })
  })
})

describe('an order', () => {
  it('gives title, number, organ and the dates of the line under the title', () => {
    const text = read(
      '拉萨市行政规范性文件制定和监督管理办法',
      '（2019年11月5日拉萨市人民政府第20次常务会议通过　2019年12月9日拉萨市人民政府令第62号公布　自2020年2月1日起施行）',
      '第一条 甲。',
      '第二条 本办法自2020年2月1日起施行。',
    )
    expect(text.title).toBe('拉萨市行政规范性文件制定和监督管理办法')
    expect(text.documentNumber).toBe('拉萨市人民政府令第62号')
    expect(text.makingOrgan).toBe('拉萨市人民政府')
    expect(text.dates).toEqual({
      writtenOn: null,
      adoptedOn: '2019-11-05',
      issuedOn: null,
      publishedOn: '2019-12-09',
      effectiveOn: '2020-02-01',
    })
  })
})

describe('an order that carries a rule', () => {
  it('gives both parts and takes publication from the order', () => {
    const text = read(
      '拉萨市人民政府令',
      '第62号',
      '《拉萨市测试办法》已经2025年11月5日市人民政府第20次常务会议通过，现予公布，自2026年2月1日起施行。',
      '市长　某某',
      '2025年12月9日',
      '拉萨市测试办法',
      '第一条 甲。',
      '第二条 本办法自2026年2月1日起施行。',
    )
    expect([text.title, text.documentNumber, text.makingOrgan]).toEqual([
      '拉萨市测试办法',
      '拉萨市人民政府令第62号',
      '拉萨市人民政府',
    ])
    expect(text.dates).toEqual({
      writtenOn: '2025-12-09',
      adoptedOn: '2025-11-05',
      issuedOn: null,
      publishedOn: '2025-12-09',
      effectiveOn: '2026-02-01',
    })
  })
})

describe('a notice with a list of annexes', () => {
  it('keeps the list apart from the annexes', () => {
    const text = read(
      '关于某事的通知',
      '一、甲',
      '附件：1．任务分工表',
      '2．报告表',
      '拉萨市人民政府',
      '2026年3月5日',
      '附件1',
      '任务分工表',
    )
    expect(outline(text)).toEqual([
      'title1 title',
      'h1 heading1 一、',
      'al1 annex',
      'al2 annex 2．',
      'signature1 signature',
      'date1 date',
      'a1 annex',
      'a1.p1 paragraph',
    ])
    expect(codes(text)).toEqual([])
  })
})
