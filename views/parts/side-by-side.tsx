import type {
  ComparedLine,
  ComparedProvision,
  ComparedRow,
  ProvisionRef,
  Segment,
} from '../../src/text/compare-model.ts'
import type { ProvisionKind } from '../../src/text/model.ts'
import { StatusTag } from './status-tag.tsx'

interface SideBySideProps {
  readonly caption: string
  readonly rows: readonly ComparedProvision[]
  readonly oldName: string
  readonly freshName: string
}

/** What the keys n and p pass over (app.js): numbers that moved up are shown, but nobody has to stop at each. */
const PASSED: readonly ComparedProvision['change'][] = ['same', 'renumbered', 'reference']

/** Two texts, provision beside provision. */
export const SideBySide = ({ caption, rows, oldName, freshName }: SideBySideProps) => (
  <div class="table-frame">
    <table class="side-by-side">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">变化</th>
          <th scope="col">{oldName}</th>
          <th scope="col">{freshName}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr class={`change-${row.change}`} data-change={PASSED.includes(row.change) ? undefined : row.change}>
            <td>
              <StatusTag kind="change" value={row.change} />
            </td>
            <td data-label={oldName}>
              <SideText provision={row} side="old" />
            </td>
            <td data-label={freshName}>
              <SideText provision={row} side="new" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

type Side = 'old' | 'new'

/** One side of a pair: what stayed, and what is on this side only. */
const SideText = ({ provision, side }: { readonly provision: ComparedProvision; readonly side: Side }) => {
  const refs = provision[side]
  if (refs.length === 0) return <span class="quiet">（无）</span>
  if (provision.rows) return <SideTable rows={provision.rows} side={side} />
  const lines = provision.lines.filter((line) => line[side] !== null)
  if (lines.length === 0) return <Line kind={provision.kind} refs={refs} segments={provision.segments} side={side} />
  const own = new Set(lines.map((line) => line[side]?.label))
  const above = refs.filter((ref) => !own.has(ref.label))
  return (
    <>
      {lines.map((line, at) => (
        <Line
          kind={line.kind}
          refs={[...(at === 0 ? above : []), ...refOf(line, side)]}
          segments={line.segments}
          side={side}
        />
      ))}
    </>
  )
}

const refOf = (line: ComparedLine, side: Side): readonly ProvisionRef[] => {
  const ref = line[side]
  return ref ? [ref] : []
}

interface LineProps {
  readonly kind: ProvisionKind
  readonly refs: readonly ProvisionRef[]
  readonly segments: readonly Segment[]
  readonly side: Side
}

const Line = ({ kind, refs, segments, side }: LineProps) => {
  const labels = refs.flatMap((ref) => ref.label ?? [])
  return (
    <p class={`compared doc-${kind}`}>
      {labels.length > 0 && <b class="doc-label">{labels.join('、')}</b>}
      <Words segments={segments} side={side} />
    </p>
  )
}

const SideTable = ({ rows, side }: { readonly rows: readonly ComparedRow[]; readonly side: Side }) => (
  <table class="compared compared-table">
    <tbody>
      {rows
        .map((row) => row.cells.filter((cell) => cell[side] !== null))
        .filter((cells) => cells.length > 0)
        .map((cells) => (
          <tr>
            {cells.map((cell) => (
              <td>
                <Words segments={cell.segments} side={side} />
              </td>
            ))}
          </tr>
        ))}
    </tbody>
  </table>
)

const OPS = { old: 'delete', new: 'insert' } as const

/** Told by underline or strike, and by words for those who listen (in the stylesheet: copied text stays the text). */
const Words = ({ segments, side }: { readonly segments: readonly Segment[]; readonly side: Side }) => (
  <>
    {segments
      .filter(({ op }) => op === 'equal' || op === OPS[side])
      .map(({ op, text, mark }) => {
        const kind = mark && `mark-${mark}`
        return op === 'equal' ? text : op === 'insert' ? <ins class={kind}>{text}</ins> : <del class={kind}>{text}</del>
      })}
  </>
)
