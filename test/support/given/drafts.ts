import fc from 'fast-check'
import { abstractNum, docx, li, lvl, num, p, r, tc } from '../../fixtures/docx/build.ts'

const WORDS = [
  '备案',
  '清理',
  '应当',
  '的',
  '，',
  '。',
  '十五日',
  '三十日',
  '第三条',
  '第（二）项',
  '公布',
  ' ',
  'A&B<C>',
  '12.5%',
  '𠮷',
]
const phrase = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
  .map((words) => `甲${words.join('')}乙`)
const cell = fc.oneof(
  phrase,
  fc.constant(''),
  fc.tuple(phrase, phrase).map((pair) => pair.join('\n')),
)

/** A block of a draft: lines with automatic or typed numbers, soft breaks, nothing at all; tables with merged cells. */
export type DraftBlock =
  | { readonly kind: 'chapter' | 'article' | 'item' | 'line' | 'centred'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly cells: readonly (readonly string[])[]
      readonly merge: 'none' | 'across' | 'down'
    }

const grid = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }),
  )
const table = fc.record({
  kind: fc.constant('table' as const),
  cells: grid,
  merge: fc.constantFrom('none' as const, 'across' as const, 'down' as const),
})
const line = fc.oneof(
  phrase,
  phrase.map((text) => `（一）${text}`),
  fc.tuple(fc.constantFrom('一', '二', '三', '十二'), phrase).map(([n, text]) => `第${n}条 ${text}`),
  fc.tuple(phrase, phrase).map((pair) => pair.join('\n')),
  phrase.map((text) => `${text}\t${text}`),
  fc.constant(''),
)
const block: fc.Arbitrary<DraftBlock> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('article' as const), text: phrase }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('chapter' as const, 'item' as const), text: phrase }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom('line' as const, 'centred' as const), text: line }) },
  { weight: 2, arbitrary: table },
)

const ACTS = ['keep', 'keep', 'keep', 'drop', 'change', 'add'] as const

function changed(old: DraftBlock, other: DraftBlock): DraftBlock {
  if (old.kind !== 'table') return other.kind === 'table' ? other : { ...old, text: old.text.slice(0, 8) + other.text }
  if (other.kind !== 'table') return { ...old, cells: old.cells.slice(1).concat(old.cells.slice(0, 1)) }
  const columns = old.cells[0]?.length ?? 0
  const fitting = other.cells.filter((row) => row.length === columns)
  return { ...old, merge: other.merge, cells: [...old.cells.slice(0, 2), ...fitting, ...old.cells.slice(3)] }
}

/** Two drafts: the second is the first with blocks dropped, changed, added, and turned round. */
export const twoDrafts = fc
  .tuple(fc.array(block, { maxLength: 12 }), fc.array(block, { minLength: 12, maxLength: 12 }))
  .chain(([old, others]) =>
    fc
      .tuple(fc.array(fc.constantFrom(...ACTS), { minLength: 12, maxLength: 12 }), fc.constantFrom(0, 0, 0, 1, 3))
      .map(([acts, turn]): readonly [readonly DraftBlock[], readonly DraftBlock[]] => {
        const next = old.flatMap((one, at) => {
          const other = others[at] as DraftBlock
          if (acts[at] === 'drop') return []
          if (acts[at] === 'change') return [changed(one, other)]
          return acts[at] === 'add' ? [one, other] : [one]
        })
        return [old, [...next.slice(turn), ...next.slice(0, turn)]]
      }),
  )

const withBreaks = (text: string): string =>
  text
    .split(/([\n\t])/)
    .map((part) => (part === '\n' ? '<w:r><w:br/></w:r>' : part === '\t' ? '<w:r><w:tab/></w:r>' : part && r(part)))
    .join('')

function tableXml({ cells, merge }: Extract<DraftBlock, { kind: 'table' }>): string {
  const rows = cells.map((texts, row) => {
    const across = merge === 'across' && row === 0 && texts.length > 1
    return texts
      .filter((_, column) => !(across && column === 1))
      .map((text, column) => {
        const inside = p(withBreaks(text))
        if (across && column === 0) return tc(inside, '<w:gridSpan w:val="2"/>')
        if (merge !== 'down' || column > 0) return tc(inside)
        return row % 2 === 0 ? tc(inside, '<w:vMerge w:val="restart"/>') : tc(p(''), '<w:vMerge/>')
      })
      .join('')
  })
  return `<w:tbl><w:tblPr/><w:tblGrid/>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`
}

const LEVELS = { chapter: 0, article: 1, item: 2 } as const

function blockXml(one: DraftBlock): string {
  if (one.kind === 'table') return tableXml(one)
  const inside = withBreaks(one.text)
  if (one.kind === 'centred') return p(inside, '<w:jc w:val="center"/>')
  return one.kind === 'line' ? p(inside) : li(1, LEVELS[one.kind], inside)
}

const NUMBERING =
  abstractNum(
    0,
    lvl(0, { fmt: 'chineseCountingThousand', text: '第%1章' }) +
      lvl(1, { fmt: 'chineseCountingThousand', text: '第%2条', more: '<w:lvlRestart w:val="0"/>' }) +
      lvl(2, { fmt: 'chineseCounting', text: '（%3）' }),
  ) + num(1, 0)

/** The Word file of a draft. */
export const draftFile = (blocks: readonly DraftBlock[]): Promise<Uint8Array> =>
  docx({ body: blocks.map(blockXml).join(''), numbering: NUMBERING })
