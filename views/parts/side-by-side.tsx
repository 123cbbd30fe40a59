import type { ComparedProvision, ProvisionRef, Segment } from '../../src/text/compare-model.ts'
import { StatusTag } from './status-tag.tsx'

interface SideBySideProps {
  readonly caption: string
  readonly rows: readonly ComparedProvision[]
  readonly oldName: string
  readonly freshName: string
}

/** Two texts, provision beside provision. Keys n and p go from change to change (app.js). */
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
          <tr class={`change-${row.change}`} data-change={row.change === 'same' ? undefined : row.change}>
            <td>
              <StatusTag kind="change" value={row.change} />
            </td>
            <td data-label={oldName}>
              <Side refs={row.old} segments={row.segments} side="delete" />
            </td>
            <td data-label={freshName}>
              <Side refs={row.new} segments={row.segments} side="insert" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)

interface SideProps {
  readonly refs: readonly ProvisionRef[]
  readonly segments: readonly Segment[]
  readonly side: 'insert' | 'delete'
}

/** One side of a pair: what stayed, and what is on this side only. */
const Side = ({ refs, segments, side }: SideProps) => {
  if (refs.length === 0) return <span class="quiet">（无）</span>
  const labels = refs.flatMap((ref) => (ref.label ? [ref.label] : []))
  return (
    <p class="compared">
      {labels.length > 0 && <b class="doc-label">{labels.join('、')}</b>}
      {segments
        .filter((segment) => segment.op === 'equal' || segment.op === side)
        .map((segment) => (segment.op === 'equal' ? segment.text : <Marked segment={segment} />))}
    </p>
  )
}

/** Told by underline or strike, and by words for those who listen (in the stylesheet: copied text stays the text). */
const Marked = ({ segment: { op, text, mark } }: { readonly segment: Segment }) => {
  const kind = mark && `mark-${mark}`
  return op === 'insert' ? <ins class={kind}>{text}</ins> : <del class={kind}>{text}</del>
}
