import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../../src/text/compare.ts'
import { extractDocx } from '../../../../src/text/import/extract-docx.ts'
import { extractText } from '../../../../src/text/import/extract-text.ts'
import type { ExtractedText } from '../../../../src/text/model.ts'
import { redlineDocx } from '../../../../src/text/outputs/redline.ts'
import { printed } from '../../../../src/text/outputs/redline-items.ts'
import { textInReading } from '../../../../src/text/readings.ts'
import { docx, p, tbl, tc } from '../../../fixtures/docx/build.ts'
import { elevenArticles } from '../../../fixtures/docx/eleven-articles.ts'
import { firstVersion, secondVersion } from '../../../fixtures/docx/two-versions.ts'

const BY = { author: '法度', at: '2026-03-16T02:00:00Z' }

/** Every paragraph as printed and every table cell by cell; empty paragraphs say nothing. */
const shown = (text: ExtractedText) => ({
  lines: text.paragraphs
    .filter((x) => x.table === undefined)
    .map((x) => tidy(printed(x)))
    .filter(Boolean),
  tables: text.tables.map((table) =>
    table.cells.map((cell) => [cell.row, cell.column, cell.rowSpan, cell.columnSpan, tidy(cell.text)]),
  ),
})
const tidy = (text: string): string => text.replace(/\s+/gu, '')

/** The redline of two texts as it reads with all changes rejected, and with all accepted. */
async function readBack(old: ExtractedText, next: ExtractedText) {
  const text = await extractDocx(redlineDocx(old, next, compareTexts(old, next), BY))
  return { rejected: shown(textInReading(text, 'original')), accepted: shown(textInReading(text, 'final')), text }
}

describe('the redline', () => {
  it('of the two versions gives each of them back exactly, the table cell by cell', async () => {
    const [old, next] = await Promise.all([firstVersion(), secondVersion()].map(async (v) => extractDocx(await v)))
    if (!old || !next) throw new Error('no fixture')
    const { rejected, accepted, text } = await readBack(old, next)
    expect(rejected).toEqual(shown(old))
    expect(accepted).toEqual(shown(next))
    expect(text.changes.map((c) => c.text)).toContain('十五')
    expect(text.changes.every((c) => c.author === '法度' && c.date === BY.at)).toBe(true)
  })

  it('keeps joined cells, and takes a table of another shape away whole', async () => {
    const eleven = await extractDocx(await elevenArticles())
    const other = await extractDocx(
      await docx({
        body: `${p('某办法')}${p('第一条　如下：')}${tbl(tc('甲') + tc('乙'), tc('丙') + tc('丁'))}${p('完')}`,
      }),
    )
    const same = await readBack(eleven, eleven)
    expect([same.rejected, same.accepted]).toEqual([shown(eleven), shown(eleven)])
    expect(same.text.changes).toEqual([])
    const changed = await readBack(eleven, other)
    expect(changed.rejected).toEqual(shown(eleven))
    expect(changed.accepted).toEqual(shown(other))
  })

  it.each([
    ['nothing into something', '', '第一条　新的。'],
    ['something into nothing', '第一条　旧的。\n第二条　也是。', ''],
    ['a moved article', '第一条　甲。\n第二条　乙乙乙。\n第三条　丙。', '第一条　甲。\n第二条　丙。\n第三条　乙乙乙。'],
    ['letters that XML minds', '第一条　A & B < C。', '第一条　A & B > "C"。'],
  ])('turns %s', async (_, before, after) => {
    const [old, next] = [extractText(before), extractText(after)]
    const { rejected, accepted } = await readBack(old, next)
    expect([rejected, accepted]).toEqual([shown(old), shown(next)])
  })

  const WORDS = ['备案', '清理', '应当', '的', '，', '。', '十五日', '三十日', '第三条', 'ABC', '12.5%', '𠮷', '&', '<']
  const phrase = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 }).map((words) => words.join(''))
  const line = fc.oneof(
    phrase,
    phrase.map((text) => `（一）${text}`),
    fc.tuple(fc.constantFrom('一', '二', '三', '四', '十二'), phrase).map(([n, text]) => `第${n}条　${text}`),
  )
  const body = fc.array(line, { maxLength: 14 })
  const grid = fc.array(fc.array(phrase, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 4 })

  it('of any two texts with tables gives both back', async () => {
    await fc.assert(
      fc.asyncProperty(body, body, grid, grid, fc.nat(14), async (a, b, cellsA, cellsB, at) => {
        const file = async (lines: readonly string[], cells: readonly (readonly string[])[]) => {
          const rows = cells.map((row) => row.map((cell) => tc(safe(cell))).join(''))
          const parts = [...lines.slice(0, at).map(plain), tbl(...rows), ...lines.slice(at).map(plain), p('完')]
          return extractDocx(await docx({ body: parts.join('') }))
        }
        const [old, next] = [await file(a, cellsA), await file(b, cellsB)]
        const { rejected, accepted } = await readBack(old, next)
        expect(rejected).toEqual(shown(old))
        expect(accepted).toEqual(shown(next))
      }),
      { numRuns: 60 },
    )
  })
})

const safe = (text: string): string => text.replace(/&/gu, '和').replace(/</gu, '小于')
const plain = (text: string): string => p(safe(text))
