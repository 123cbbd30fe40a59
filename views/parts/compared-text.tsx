import type {
  ComparedCell,
  ComparedLine,
  ComparedProvision,
  ComparedRow,
  ProvisionRef,
  Segment,
} from '../../src/text/compare-model.ts'
import type { ProvisionKind } from '../../src/text/model.ts'

export type Side = 'old' | 'new' | 'both'

/** Gives the id of the place where a compared provision stands on a page; `prefix` tells comparisons on one page apart. */
export const comparedAnchor = ({ old, new: next }: Pick<ComparedProvision, 'old' | 'new'>, prefix = ''): string =>
  `${prefix}${next[0] ? `n-${next[0].path}` : `o-${old[0]?.path ?? ''}`}`

/** One side of a pair, or both in one: what stayed, and what came or went. */
export const ComparedText = ({ provision, side }: { readonly provision: ComparedProvision; readonly side: Side }) => {
  if (side !== 'both' && provision[side].length === 0) return <span class="quiet">（无）</span>
  if (provision.rows) return <ComparedTable rows={provision.rows} side={side} />
  const lines = provision.lines.filter((line) => standsOn(line, side))
  const heads = headsOf(provision, side)
  if (lines.length === 0) return <Line kind={provision.kind} labels={heads} segments={provision.segments} side={side} />
  const own = new Set(lines.flatMap((line) => labelsOf(line, side)))
  const above = heads.filter((label) => !own.has(label))
  return (
    <>
      {lines.map((line, at) => (
        <Line
          kind={line.kind}
          labels={[...(at === 0 ? above : []), ...labelsOf(line, side)]}
          was={side === 'both' ? wasOf(line) : null}
          segments={line.segments}
          side={side}
        />
      ))}
    </>
  )
}

const standsOn = (part: { readonly old: unknown; readonly new: unknown }, side: Side): boolean =>
  side === 'both' || part[side] !== null

const labelsIn = (refs: readonly (ProvisionRef | null)[]): string[] => refs.flatMap((ref) => ref?.label ?? [])

const headsOf = (provision: ComparedProvision, side: Side): string[] => {
  if (side !== 'both') return labelsIn(provision[side])
  return labelsIn(provision.new.length > 0 ? provision.new : provision.old)
}

const labelsOf = (line: ComparedLine, side: Side): string[] =>
  labelsIn([side === 'both' ? (line.new ?? line.old) : line[side]])

/** The number a line had before. */
const wasOf = (line: ComparedLine): string | null =>
  line.old?.label && line.new && line.old.label !== line.new.label ? line.old.label : null

interface LineProps {
  readonly kind: ProvisionKind
  readonly labels: readonly string[]
  readonly was?: string | null
  readonly segments: readonly Segment[]
  readonly side: Side
}

const Line = ({ kind, labels, was = null, segments, side }: LineProps) => (
  <p class={`compared doc-${kind}`}>
    {labels.length > 0 && <b class="doc-label">{labels.join('、')}</b>}
    {was !== null && <small class="compared-was">原{was} </small>}
    <ComparedWords segments={segments} side={side} />
  </p>
)

/** Joined cells stay joined; where both sides stand in one table, only while no row came or went. */
function spansOf(cell: ComparedCell, side: Side, rows: readonly ComparedRow[]) {
  const isWhole = side !== 'both' || rows.every((row) => row.change === 'same' || row.change === 'changed')
  const place = isWhole ? (side === 'both' ? (cell.new ?? cell.old) : cell[side]) : null
  return { rowspan: place?.rowSpan, colspan: place?.columnSpan }
}

const ComparedTable = ({ rows, side }: { readonly rows: readonly ComparedRow[]; readonly side: Side }) => (
  <table class="compared compared-table">
    <tbody>
      {rows
        .map((row) => row.cells.filter((cell) => standsOn(cell, side)))
        .filter((cells) => cells.length > 0)
        .map((cells) => (
          <tr>
            {cells.map((cell) => (
              <td {...spansOf(cell, side, rows)}>
                <ComparedWords segments={cell.segments} side={side} />
              </td>
            ))}
          </tr>
        ))}
    </tbody>
  </table>
)

const SHOWN = { old: ['equal', 'delete'], new: ['equal', 'insert'], both: ['equal', 'delete', 'insert'] } as const

/** Told by underline or strike, and by words for those who listen (in the stylesheet: copied text stays the text). */
export const ComparedWords = ({ segments, side }: { readonly segments: readonly Segment[]; readonly side: Side }) => {
  const shown: readonly Segment['op'][] = SHOWN[side]
  return (
    <>
      {segments
        .filter(({ op }) => shown.includes(op))
        .map(({ op, text, mark }) => {
          const kind = mark && `mark-${mark}`
          if (op === 'equal') return text
          return op === 'insert' ? <ins class={kind}>{text}</ins> : <del class={kind}>{text}</del>
        })}
    </>
  )
}
