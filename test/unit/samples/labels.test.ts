import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { revise } from '../../../samples/docx/blocks.ts'
import { extractFile } from '../../../src/text/import/extract-file.ts'
import type { ExtractedText } from '../../../src/text/model.ts'

const extract = (name: string): Promise<ExtractedText> =>
  extractFile(readFileSync(new URL(`../../../samples/documents/${name}`, import.meta.url)), name)
const labels = (text: ExtractedText): string[] => text.paragraphs.flatMap((p) => (p.label === null ? [] : [p.label]))
const articles = (text: ExtractedText): string[] => labels(text).filter((label) => label.endsWith('条'))
const labelOf = (text: ExtractedText, start: string) => text.paragraphs.find((p) => p.text.startsWith(start))?.label

describe('sample documents as read by our own reader', () => {
  test('the rule counts its 35 articles on through 7 chapters', async () => {
    const rule = await extract('parking-rule.docx')
    expect(labels(rule).filter((label) => label.endsWith('章'))).toHaveLength(7)
    expect(articles(rule)).toHaveLength(35)
    expect(articles(rule).at(-1)).toBe('第三十五条')
    expect(rule.title).toBe('拉萨市城市公共停车设施管理办法')
  })

  test('the second draft of the rule renumbers, moves and follows its references', async () => {
    const [old, revised] = await Promise.all([extract('parking-rule.docx'), extract('parking-rule-revised.docx')])
    expect(articles(revised)).toHaveLength(36)
    expect(labelOf(revised, '新建公共停车场应当')).toBe('第十一条')
    expect([labelOf(old, '行业协会'), labelOf(revised, '行业协会')]).toEqual(['第二十九条', '第二十三条'])
    for (const text of [old, revised]) {
      const fined = text.paragraphs.find((p) => p.text.endsWith('二百元以上一千元以下罚款。'))
      const cited = /第[^条]+条/.exec(fined?.text ?? '')?.[0]
      expect(labelOf(text, '公共停车设施的经营者应当自开始经营')).toBe(cited)
    }
  })

  test('a notice has the same labels whether typed or automatic', async () => {
    for (const name of ['school-meals-notice.docx', 'heating-notice.docx']) {
      const notice = await extract(name)
      expect(labels(notice).slice(0, 2)).toEqual(['一、', '（一）'])
      expect(labels(notice)).toEqual(expect.arrayContaining(['四、', '1.', '（3）']))
      const source = name.startsWith('school') ? 'typed' : 'automatic'
      expect(new Set(notice.paragraphs.flatMap((p) => p.labelSource ?? []))).toEqual(new Set([source]))
    }
  })

  test('the WPS file numbers through its list style', async () => {
    const measures = await extract('small-reservoirs-wps.docx')
    expect(articles(measures).at(-1)).toBe('第十四条')
    expect(labels(measures)).toContain('3.')
  })

  test('a rule with sections restarts them in each chapter, but not its articles', async () => {
    const rule = await extract('groundwater-rule.docx')
    expect(labels(rule).filter((label) => label.endsWith('节'))).toEqual([
      '第一节',
      '第二节',
      '第三节',
      '第一节',
      '第二节',
    ])
    expect(articles(rule).at(-1)).toBe('第二十条')
  })

  test('the letterhead is read once, with the number under it', async () => {
    const notice = await extract('permit-list-letterhead.docx')
    expect(notice.textBoxes.map((box) => box.text)).toEqual(['拉萨市人民政府办公室文件'])
    expect(notice.documentNumber).toBe('拉政办规〔2026〕9号')
  })

  test('tracked changes and comments are told, and a deleted article is not counted', async () => {
    const provisions = await extract('ebike-tracked.docx')
    expect(provisions.comments).toHaveLength(2)
    expect(new Set(provisions.changes.map((c) => c.kind))).toEqual(
      new Set(['insert', 'delete', 'paragraph_insert', 'paragraph_delete']),
    )
    expect(articles(provisions).at(-1)).toBe('第十一条')
  })

  test('the two fee tables differ in the cells that changed', async () => {
    const [draft, official] = await Promise.all([
      extract('waste-fee-tables.docx'),
      extract('waste-fee-tables-revised.docx'),
    ])
    const texts = (text: ExtractedText) => text.tables.flatMap((t) => t.cells.map((c) => c.text))
    expect(texts(draft).length).toBeGreaterThan(40)
    expect(texts(draft).filter((t) => !texts(official).includes(t))).toEqual(['8.00', '1.20', '救助供养证'])
    expect(official.tables.some((t) => t.cells.some((c) => c.rowSpan > 1))).toBe(true)
    expect(official.tables.some((t) => t.cells.some((c) => c.columnSpan > 1))).toBe(true)
  })
})

test('a revision refuses an edit that matches no line or more than one', () => {
  expect(() => revise('§ 甲\n§ 乙', [{ replace: '丙', by: '丁' }])).toThrow('0 lines')
  expect(() => revise('§ 甲\n§ 甲', [{ after: '甲', insert: '§ 乙' }])).toThrow('2 lines')
})
