import type { Child } from 'hono/jsx'
import type { ExtractedText, Provision, Table } from '../../src/text/model.ts'
import { Outline, outlinedIn, provisionAnchor } from './outline.tsx'

interface OfficialTextProps {
  readonly text: Pick<ExtractedText, 'provisions' | 'tables'> & Partial<Pick<ExtractedText, 'warnings'>>
  /** Tells the texts on one page apart. */
  readonly prefix: string
  /** What stands at the end of each provision: marks, and what can be done with it. */
  readonly beside?: (provision: Provision) => Child
}

/** A text as it is printed: title in the middle, articles by their numbers, tables with their joined cells. */
export const OfficialText = ({ text, prefix, beside }: OfficialTextProps) => {
  const outlined = outlinedIn(text.provisions)
  let tables = 0
  const warned = warningsByPlace(text)
  return (
    <div class={outlined.length > 0 ? 'doc-text doc-text-outlined' : 'doc-text'}>
      {outlined.length > 0 && <Outline provisions={outlined} prefix={prefix} />}
      <article class="doc-body" lang="zh-CN">
        {text.provisions.map((provision) => (
          <>
            {provision.kind === 'table' ? (
              <>
                <TableBody table={text.tables[tables++]} provision={provision} prefix={prefix} />
                {beside && <p>{beside(provision)}</p>}
              </>
            ) : (
              <p id={provisionAnchor(prefix, provision)} class={`doc-${provision.kind}`}>
                {provision.label && <b class="doc-label">{provision.label}</b>}
                {provision.heading && <span class="doc-heading">{provision.heading}</span>}
                {provision.text}
                {beside?.(provision)}
              </p>
            )}
            {warned.get(provision)?.map((message) => (
              <small class="doc-warning" role="note">
                {message}
              </small>
            ))}
          </>
        ))}
      </article>
    </div>
  )
}

/** Which warnings belong beside which provision: the last one that holds their paragraph. */
function warningsByPlace({ provisions, warnings = [] }: OfficialTextProps['text']): Map<Provision, string[]> {
  const places = new Map<Provision, string[]>()
  for (const { message, paragraph } of warnings) {
    if (paragraph === undefined) continue
    const at = provisions.findLast(({ paragraphs: [from, to] }) => from <= paragraph && paragraph <= to)
    if (at) places.set(at, [...(places.get(at) ?? []), message])
  }
  return places
}

const TableBody = (props: {
  readonly table: Table | undefined
  readonly provision: Provision
  readonly prefix: string
}) => {
  const { table, provision } = props
  const id = provisionAnchor(props.prefix, provision)
  if (!table) return <p id={id}>{provision.text}</p>
  const rows = Array.from({ length: table.rows }, (_, row) => table.cells.filter((cell) => cell.row === row))
  return (
    <div class="doc-table" id={id}>
      <table>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell) => (
                <td rowspan={spanned(cell.rowSpan)} colspan={spanned(cell.columnSpan)}>
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const spanned = (count: number): number | undefined => (count > 1 ? count : undefined)
