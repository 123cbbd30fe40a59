import type { ComparedProvision, Comparison, Segment } from '../../src/text/compare-model.ts'
import { leftOut, rowsOfTable } from '../../src/text/outputs/change-notes.ts'

interface Props {
  readonly title: string
  readonly oldName: string
  readonly newName: string
  readonly comparison: Comparison
  readonly isWhole: boolean
  readonly assets: { readonly css: string }
}

/** The 修改对照表 by itself, for the printer: A4 landscape, the head on every page, nothing else. */
export const ChangeTablePage = ({ title, oldName, newName, comparison, isWhole, assets }: Props) => {
  const rows = rowsOfTable(comparison, isWhole)
  return (
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <title>{`《${title}》修改对照表`}</title>
        <link rel="stylesheet" href={assets.css} />
      </head>
      <body class="change-table catalogue">
        <h1>《{title}》修改对照表</h1>
        <table>
          <thead>
            <tr>
              <th scope="col">原条文（{oldName}）</th>
              <th scope="col">修改后条文（{newName}）</th>
              <th scope="col">说明</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ provision, note }) => (
              <tr>
                <td class="compared">
                  <Side provision={provision} side="old" />
                </td>
                <td class="compared">
                  <Side provision={provision} side="new" />
                </td>
                <td>{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p>两个文本没有差别。</p>}
        {!isWhole && <p>{leftOut(comparison)}</p>}
      </body>
    </html>
  )
}

const Side = ({ provision, side }: { readonly provision: ComparedProvision; readonly side: 'old' | 'new' }) => {
  if (provision.rows)
    return (
      <>
        {provision.rows.map((row) => (
          <p>
            {row.cells.map((cell) => (
              <>
                <Words segments={cell.segments} side={side} />
                {'\u3000'}
              </>
            ))}
          </p>
        ))}
      </>
    )
  if (provision.lines.length === 0)
    return (
      <p>
        <Words segments={provision.segments} side={side} />
      </p>
    )
  return (
    <>
      {provision.lines.map((line) => {
        const ref = line[side]
        return (
          ref && (
            <p>
              {ref.label && <b>{ref.label}　</b>}
              <Words segments={line.segments} side={side} />
            </p>
          )
        )
      })}
    </>
  )
}

const Words = ({ segments, side }: { readonly segments: readonly Segment[]; readonly side: 'old' | 'new' }) => {
  const gone = side === 'old' ? 'insert' : 'delete'
  return (
    <>
      {segments
        .filter((segment) => segment.op !== gone)
        .map(({ op, text }) => (op === 'equal' ? text : op === 'insert' ? <ins>{text}</ins> : <del>{text}</del>))}
    </>
  )
}
