import { describe, expect, it } from 'vitest'
import { extractDocx } from '../../../../src/text/import/extract-docx.ts'
import { elevenArticles } from '../../../fixtures/docx/eleven-articles.ts'

const text = await extractDocx(await elevenArticles())
const labels = (kind: string): (string | null)[] => text.provisions.filter((x) => x.kind === kind).map((x) => x.label)

describe('the eleven-article file', () => {
  it('shows every automatic number as Word does, articles running on across chapters', () => {
    expect(labels('article')).toEqual([
      '第一条',
      '第二条',
      '第三条',
      '第四条',
      '第五条',
      '第六条',
      '第七条',
      '第八条',
      '第九条',
      '第十条',
      '第十一条',
    ])
    expect(labels('chapter')).toEqual(['第一章', '第二章', '第三章'])
    expect(labels('item')).toEqual(['（一）', '（二）', '（三）'])
    expect(text.provisions.find((x) => x.path === '3.1.2')?.text).toBe('精简、必要；')
  })

  it('takes the number from the header and the organ from the text box, once', () => {
    expect(text.documentNumber).toBe('拉政发〔2019〕12号')
    expect(text.makingOrgan).toBe('拉萨市人民政府')
    expect(text.headers).toEqual([{ kind: 'header', text: '拉政发〔2019〕12号' }])
    expect(text.textBoxes).toEqual([{ text: '拉萨市人民政府文件', paragraph: 0 }])
    expect(text.title).toBe('拉萨市行政规范性文件监督管理办法')
    expect(text.dates.effectiveOn).toBe('2020-02-01')
  })

  it('keeps the footnote and the merged cells', () => {
    const place = text.paragraphs.findIndex((x) => x.label === '第十条')
    expect(text.notes).toEqual([{ kind: 'footnote', label: '1', text: '季度终了后十五日内通报。', paragraph: place }])
    expect(text.tables).toHaveLength(1)
    expect(text.tables[0]?.cells).toEqual([
      { row: 0, column: 0, rowSpan: 2, columnSpan: 1, text: '材料' },
      { row: 0, column: 1, rowSpan: 1, columnSpan: 2, text: '名称' },
      { row: 1, column: 1, rowSpan: 1, columnSpan: 1, text: '备案报告' },
      { row: 1, column: 2, rowSpan: 1, columnSpan: 1, text: '一份' },
    ])
  })

  it('shows the tracked change in three readings and asks for a decision', () => {
    const at = text.paragraphs.findIndex((x) => x.label === '第八条')
    expect(text.paragraphs[at]?.text).toBe('规范性文件应当自公布之日起十五日内报送备案。')
    expect(text.readings?.original[at]?.text).toBe('规范性文件应当自公布之日起三十日内报送备案。')
    expect(text.readings?.marked[at]?.segments).toEqual([
      { op: 'equal', text: '规范性文件应当自公布之日起' },
      { op: 'delete', text: '三十' },
      { op: 'insert', text: '十五' },
      { op: 'equal', text: '日内报送备案。' },
    ])
    expect(text.changes.map(({ kind, text, author }) => [kind, text, author])).toEqual([
      ['delete', '三十', '甲'],
      ['insert', '十五', '甲'],
    ])
    expect(text.warnings.map((w) => w.code)).toContain('tracked-changes')
  })
})
