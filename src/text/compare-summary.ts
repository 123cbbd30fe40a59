import { changedExpressions } from './compare-expressions.ts'
import type {
  Change,
  ComparedCell,
  ComparedProvision,
  ComparedRow,
  ComparisonSummary,
  ProvisionRef,
  SummarySentence,
} from './compare-model.ts'
import { CHANGES } from './compare-model.ts'
import type { ProvisionKind } from './model.ts'
import { formatNumber } from './numbers.ts'
import { sideText } from './segments.ts'

const NAMES: Readonly<Partial<Record<ProvisionKind, string>>> = {
  title: '标题',
  number: '文号',
  front: '题注',
  contents: '目录',
  table: '表格',
  note: '脚注',
  annex: '附件',
  signature: '落款',
  date: '成文日期',
}
const DIVISIONS: ReadonlySet<ProvisionKind> = new Set(['part', 'chapter', 'section'])
const QUOTED = 24

const quoted = (text: string): string =>
  `“${text.length > QUOTED ? `${text.slice(0, QUOTED)}…` : text}”`.replace(/\s+/gu, ' ')

function nameOf(refs: readonly ProvisionRef[], provision: ComparedProvision, side: 'old' | 'new'): string {
  const labels = refs.map((ref) => ref.label).filter((label) => label !== null)
  const text = sideText(provision.segments, side)
  if (DIVISIONS.has(provision.kind)) return `${labels.join('、')}${quoted(text)}`
  if (provision.kind === 'note') return `脚注${labels.join('、')}`
  if (/^heading/u.test(provision.kind)) return `${labels.join('、')}${quoted(text)}`
  if (labels.length > 0) return labels.join('、')
  const known = NAMES[provision.kind]
  if (known === undefined) return `${quoted(text)}一段`
  return provision.change === 'added' || provision.change === 'removed' ? `${known}${quoted(text)}` : known
}

const STRUCTURAL: ReadonlySet<Change> = new Set(['added', 'removed', 'moved', 'split', 'merged'])

function structural(provision: ComparedProvision): string | null {
  if (!STRUCTURAL.has(provision.change)) return null
  const old = nameOf(provision.old, provision, 'old')
  const next = nameOf(provision.new, provision, 'new')
  switch (provision.change) {
    case 'added':
      return `新增${next}`
    case 'removed':
      return `删去${old}`
    case 'moved':
      return old === next ? `${next}调整了位置` : `${old}调整位置，现为${next}`
    case 'split':
      return `${old}拆分为${next}`
    case 'merged':
      return `${old}合并为${next}`
    default:
      return null
  }
}

const textOf = (cell: ComparedCell | undefined, side: 'old' | 'new'): string =>
  cell ? sideText(cell.segments, side) : ''

/** More lines than this that came or went are a rewriting, not a list of changes. */
const MOST_LINES = 3

/** 第五条增加第二款, 第八条删去（三）项. */
function lineSentences(article: string, { lines }: ComparedProvision): string[] {
  const alone = lines.filter((line) => line.old === null || line.new === null)
  if (alone.length > MOST_LINES) return []
  return alone.flatMap((line) => {
    const ref = line.new ?? line.old
    const verb = line.new ? '增加' : '删去'
    if (!ref) return []
    if (line.kind === 'article') return [`${article}${verb}第一款`]
    if (line.kind === 'clause') return [`${article}${verb}第${formatNumber(Number(ref.path.split('.').at(-1)))}款`]
    const label = ref.label ?? ''
    return label === '' ? [] : [`${article}${verb}${label}${line.kind === 'item' ? '项' : '目'}`]
  })
}

/** The cell of the first row above a cell; it may span several columns. */
function headOf(first: ComparedRow | undefined, cell: ComparedCell): string {
  const column = cell.new?.column ?? -1
  return textOf(
    first?.cells.findLast((head) => head.new !== null && head.new.column <= column),
    'new',
  )
}

/** A cell is named by the first cell of its row and the head of its column. */
function tableSentences(provision: ComparedProvision): string[] {
  const rows = provision.rows ?? []
  return rows.flatMap((row, at) => {
    const side = row.change === 'removed' ? 'old' : 'new'
    const name = textOf(row.cells[0], side)
    if (row.change === 'added') return [`表格新增${quoted(row.cells.map((cell) => textOf(cell, 'new')).join(' '))}一行`]
    if (row.change === 'removed')
      return [`表格删去${quoted(row.cells.map((cell) => textOf(cell, 'old')).join(' '))}一行`]
    return row.cells.flatMap((cell, column) => {
      const old = textOf(cell, 'old')
      const next = textOf(cell, 'new')
      if (old === next) return []
      const head = at === 0 ? '' : headOf(rows[0], cell)
      const line = column === 0 || name === '' ? '' : `${quoted(name)}一行`
      const place = `表格${line}${head === '' ? '' : quoted(head)}`
      if (next === '') return [`${place}删去${quoted(old)}`]
      if (old === '') return [`${place}增加${quoted(next)}`]
      return [`${place}由${quoted(old)}改为${quoted(next)}`]
    })
  })
}

function sentencesOf(provision: ComparedProvision): string[] {
  const out: string[] = []
  const frame = structural(provision)
  if (frame !== null) out.push(frame)
  if (provision.change === 'added' || provision.change === 'removed') return out
  if (provision.kind === 'table') return [...out, ...tableSentences(provision)]
  if (!provision.reworded) return out
  const name = nameOf(provision.new, provision, 'new')
  const texts = { old: sideText(provision.segments, 'old'), new: sideText(provision.segments, 'new') }
  if (provision.kind === 'title' || provision.kind === 'number')
    return [...out, `${name}由“${texts.old}”改为“${texts.new}”`]
  if (DIVISIONS.has(provision.kind)) {
    return [...out, `${provision.new[0]?.label ?? ''}标题由${quoted(texts.old)}改为${quoted(texts.new)}`]
  }
  if (provision.kind === 'article' && structural(provision) === null) out.push(...lineSentences(name, provision))
  for (const line of provision.lines)
    for (const { subject, old, new: next } of changedExpressions(line.segments))
      out.push(`${name}：${subject}由“${old}”改为“${next}”`)
  return out
}

/** Counts the entries by kind and puts what matters in words. */
export function summarize(provisions: readonly ComparedProvision[]): ComparisonSummary {
  const counts = Object.fromEntries(CHANGES.map((change) => [change, 0])) as Record<Change, number>
  const details: SummarySentence[] = []
  let insertedCharacters = 0
  let deletedCharacters = 0
  for (const provision of provisions) {
    counts[provision.change]++
    for (const { op, text } of provision.segments) {
      if (op === 'insert') insertedCharacters += text.length
      if (op === 'delete') deletedCharacters += text.length
    }
    const places = { old: provision.old[0]?.path ?? null, new: provision.new[0]?.path ?? null }
    details.push(...sentencesOf(provision).map((text) => ({ text, ...places })))
  }
  const renumberedArticles = provisions.filter((p) => p.renumbered && p.kind === 'article').length
  if (renumberedArticles > 0) details.push({ text: `${renumberedArticles}条条号变动`, old: null, new: null })
  return {
    counts,
    edits: provisions.reduce((sum, provision) => sum + provision.edits, 0),
    renumberedArticles,
    insertedCharacters,
    deletedCharacters,
    sentences: details.map((detail) => detail.text),
    details,
  }
}
