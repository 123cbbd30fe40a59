import type { ExtractedText, Provision, Table } from '../../src/text/model.ts'

const OUTLINED: readonly Provision['kind'][] = [
  'part',
  'chapter',
  'section',
  'article',
  'heading1',
  'heading2',
  'annex',
]
const LEVELS: Readonly<Partial<Record<Provision['kind'], number>>> = { section: 2, article: 3, heading2: 2 }

/** The address of a provision within a page; several texts may stand on one page. */
const anchor = (prefix: string, provision: Provision): string => `${prefix}-${provision.path}`

/** A text as it reads, provision by provision, with its outline beside it. */
export const TextBody = ({ text, prefix }: { readonly text: ExtractedText; readonly prefix: string }) => {
  const outlined = text.provisions.filter((p) => OUTLINED.includes(p.kind))
  let tables = 0
  return (
    <div class={outlined.length > 0 ? 'doc-text doc-text-outlined' : 'doc-text'}>
      {outlined.length > 0 && <Outline provisions={outlined} prefix={prefix} />}
      <article class="doc-body" lang="zh-CN">
        {text.provisions.map((provision) =>
          provision.kind === 'table' ? (
            <TableBody table={text.tables[tables++]} provision={provision} prefix={prefix} />
          ) : (
            <p id={anchor(prefix, provision)} class={`doc-${provision.kind}`}>
              {provision.label && <b class="doc-label">{provision.label}</b>}
              {provision.heading && <span class="doc-heading">{provision.heading}</span>}
              {provision.text}
            </p>
          ),
        )}
      </article>
    </div>
  )
}

const levelOf = (provision: Provision): number => LEVELS[provision.kind] ?? 1

const Outline = (props: { readonly provisions: readonly Provision[]; readonly prefix: string }) => {
  // Articles stand at the margin where no chapter stands above them.
  const hasParts = props.provisions.some((p) => levelOf(p) === 1 && p.kind !== 'annex')
  return (
    <nav class="doc-outline" aria-label="目录">
      <details open={props.provisions.length <= 60}>
        <summary>目录（{props.provisions.length}）</summary>
        <ol>
          {props.provisions.map((p) => (
            <li class={`doc-level-${hasParts ? levelOf(p) : 1}`}>
              <a href={`#${anchor(props.prefix, p)}`}>
                {p.label} {shortOf(p)}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}

const shortOf = (provision: Provision): string => {
  const words = provision.heading ?? provision.text
  return words.length > 14 ? `${words.slice(0, 14)}…` : words
}

const TableBody = (props: {
  readonly table: Table | undefined
  readonly provision: Provision
  readonly prefix: string
}) => {
  const { table, provision } = props
  if (!table) return <p id={anchor(props.prefix, provision)}>{provision.text}</p>
  const rows = Array.from({ length: table.rows }, (_, row) => table.cells.filter((cell) => cell.row === row))
  return (
    <div class="doc-table" id={anchor(props.prefix, provision)}>
      <table>
        <tbody>
          {rows.map((cells) => (
            <tr>
              {cells.map((cell) => (
                <td rowspan={cell.rowSpan} colspan={cell.columnSpan}>
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
