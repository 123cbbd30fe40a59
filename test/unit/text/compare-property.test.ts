import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareTexts } from '../../../src/text/compare.ts'
import type { Comparison } from '../../../src/text/compare-model.ts'
import { unitsOf } from '../../../src/text/compare-units.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import type { ExtractedText, Table } from '../../../src/text/model.ts'
import { sideText } from '../../../src/text/segments.ts'

const WORDS = [
  '备案',
  '清理',
  '应当',
  '的',
  '，',
  ',',
  '。',
  '十五日',
  '三十日',
  '第三条',
  '第（二）项',
  '〇',
  '○',
  '公布',
  ' ',
  'ABC',
  '12.5%',
  '𠮷',
  'ཁྲིམས',
]
const phrase = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 14 }).map((words) => words.join(''))
const paragraph = fc.oneof(
  phrase,
  phrase.map((text) => `（一）${text}`),
  fc.tuple(fc.constantFrom('一', '二', '三', '四', '五', '十二'), phrase).map(([n, text]) => `第${n}条 ${text}`),
  phrase.map((text) => `第一章 ${text}`),
  phrase.map((text) => `一、${text}`),
)
const lines = fc.array(paragraph, { maxLength: 24 })

/** Random edits of a list of paragraphs: some removed, changed, added, one moved. */
const edited = lines.chain((old) =>
  fc
    .tuple(
      fc.array(fc.constantFrom('keep', 'keep', 'keep', 'drop', 'change', 'add'), { minLength: 24, maxLength: 24 }),
      fc.array(paragraph, { minLength: 24, maxLength: 24 }),
      fc.nat(24),
    )
    .map(([acts, others, turn]) => {
      const next = old.flatMap((text, at) => {
        const other = others[at] as string
        if (acts[at] === 'drop') return []
        if (acts[at] === 'change') return [text.slice(0, text.length / 2) + other]
        return acts[at] === 'add' ? [text, other] : [text]
      })
      return [old, [...next.slice(turn), ...next.slice(0, turn)]] as const
    }),
)

const tableOf = (cells: readonly (readonly string[])[]): Table => ({
  rows: cells.length,
  columns: Math.max(0, ...cells.map((row) => row.length)),
  cells: cells.flatMap((texts, row) => texts.map((text, column) => ({ row, column, rowSpan: 1, columnSpan: 1, text }))),
  paragraphs: [0, 0],
})
function withTable(text: ExtractedText, cells: readonly (readonly string[])[]): ExtractedText {
  const table = tableOf(cells)
  const words = cells.map((row) => row.map((cell) => cell.replace(/\n/gu, ' ')).join('\t')).join('\n')
  const provision = { path: 't1', kind: 'table', label: null, heading: null, text: words, paragraphs: [0, 0] } as const
  return { ...text, tables: [table], provisions: [...text.provisions, provision] }
}
const grid = fc.array(fc.array(phrase, { maxLength: 4 }), { minLength: 1, maxLength: 6 })

/** Everything that must hold of any comparison. */
function check(old: ExtractedText, next: ExtractedText, { provisions }: Comparison): void {
  for (const [side, text] of [
    ['old', old],
    ['new', next],
  ] as const) {
    const units = unitsOf(text)
    const known = new Map(units.map((unit) => [unit.ref.path, unit]))
    const seen = provisions.flatMap((p) => p[side].map((ref) => ref.path))
    expect([...seen].sort()).toEqual(units.map((unit) => unit.ref.path).sort())
    const inside = units.flatMap((unit) => unit.lines.map((line) => line.ref.path))
    expect(new Set(inside)).toEqual(new Set([...text.provisions.map((p) => p.path), ...known.keys()]))
    for (const provision of provisions)
      expect(sideText(provision.segments, side)).toBe(
        provision[side].map((ref) => known.get(ref.path)?.text).join('\n'),
      )
  }
}

describe('any two texts', () => {
  it('rebuild from the segments, each provision exactly once', () => {
    fc.assert(
      fc.property(edited, ([before, after]) => {
        const [old, next] = [extractText(before.join('\n')), extractText(after.join('\n'))]
        check(old, next, compareTexts(old, next))
        check(old, next, compareTexts(old, next, { coarse: true }))
      }),
      { numRuns: 80 },
    )
  })

  it('rebuild when nothing is shared', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [old, next] = [extractText(before.join('\n')), extractText(after.join('\n'))]
        check(old, next, compareTexts(old, next))
      }),
      { numRuns: 60 },
    )
  })

  it('rebuild where an article is longer than the words are compared at once', () => {
    const sentence = fc.array(fc.constantFrom(...WORDS), { minLength: 6, maxLength: 20 }).map((w) => `${w.join('')}。`)
    const long = fc.array(sentence, { minLength: 8, maxLength: 30 })
    const edit = fc.record({ at: fc.nat(29), removed: fc.nat(2), added: fc.array(sentence, { maxLength: 2 }) })
    fc.assert(
      fc.property(long, fc.array(edit, { maxLength: 5 }), (sentences, edits) => {
        const next = edits.reduce((all, { at, removed, added }) => all.toSpliced(at, removed, ...added), sentences)
        const texts = [sentences, next].map((all) => extractText(`第一条 ${all.join('')}`))
        const [before, after] = texts as [ExtractedText, ExtractedText]
        check(before, after, compareTexts(before, after))
      }),
      { numRuns: 80 },
    )
  })

  it('rebuild their tables', () => {
    const text = extractText('附表')
    fc.assert(
      fc.property(grid, grid, fc.boolean(), (before, after, alike) => {
        const old = withTable(text, before)
        const next = withTable(text, alike ? [...before.slice(1), ...after] : after)
        check(old, next, compareTexts(old, next))
      }),
      { numRuns: 80 },
    )
  })

  it('say nothing of a text against itself', () => {
    fc.assert(
      fc.property(lines, (before) => {
        const text = extractText(before.join('\n'))
        const { summary, provisions } = compareTexts(text, text)
        expect(summary.edits).toBe(0)
        expect(provisions.every((p) => p.change === 'same')).toBe(true)
      }),
      { numRuns: 60 },
    )
  })
})
