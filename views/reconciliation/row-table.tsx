import { paths } from '../../src/http/paths.ts'
import type { ComparedDocument, IssuingRow } from '../../src/reconciliation/model.ts'
import { dayText } from '../format.ts'
import { StatusTag, Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** Rows of the list beside the documents of the register. */
export const RowTable = ({ listId, rows }: { readonly listId: string; readonly rows: readonly IssuingRow[] }) => (
  <DataTable
    caption="目录与登记逐条比对"
    rows={rows}
    rowId={(row) => `row-${row.rowId}`}
    select={{
      value: (row) => `${row.rowId}:${row.version}`,
      label: (row) => (row.rowNumber === null ? (row.document?.title ?? '') : `第 ${row.rowNumber} 行`),
    }}
    empty=""
    columns={[
      { label: '行', numeric: true, render: (row) => row.rowNumber ?? '—' },
      { label: '目录中', render: (row) => <InList listId={listId} row={row} /> },
      { label: '登记中', render: (row) => <InRegister row={row} /> },
      {
        label: '比对结果',
        render: (row) => (
          <>
            <StatusTag kind="listOutcome" value={row.outcome} />
            {row.detail && <small class="reason">{row.detail}</small>}
          </>
        ),
      },
      { label: '处理', render: (row) => <Decision row={row} /> },
    ]}
  />
)

const InList = ({ listId, row }: { readonly listId: string; readonly row: IssuingRow }) => {
  const href = paths.issuingLists.row({ id: listId, row: row.rowId })
  if (row.rowNumber === null) return <a href={href}>（目录中没有）</a>
  return (
    <>
      <a href={href}>{row.title || '（没有名称）'}</a>
      <br />
      <small class="quiet">
        {row.numberText ?? '无文号'}
        {row.issuedOn && `　${dayText(row.issuedOn)}`}
        {row.makerText && `　${row.makerText}`}
      </small>
    </>
  )
}

const InRegister = ({ row }: { readonly row: IssuingRow }) => {
  if (row.isHidden) return <span class="quiet">登记中有对应的文件，您无权查看</span>
  if (!row.document) return <span class="quiet">—</span>
  const { document } = row
  const differs = row.titleChanges.some(({ op }) => op !== 'equal')
  return (
    <>
      <a href={paths.documents.show({ id: document.documentId })}>
        {differs ? <RegisterTitle row={row} /> : document.title}
      </a>
      <br />
      <small class="quiet">
        {row.outcome === 'wrong_number' ? (
          <mark>{document.numberText ?? '无文号'}</mark>
        ) : (
          (document.numberText ?? '无文号')
        )}
        {firstDay(document) && `　${dayText(firstDay(document))}`}
      </small>{' '}
      <FilingState document={document} />
    </>
  )
}

/** The title in the register, with what the list has otherwise marked. */
const RegisterTitle = ({ row }: { readonly row: IssuingRow }) => (
  <>{row.titleChanges.map(({ op, text }) => (op === 'insert' ? null : op === 'equal' ? text : <mark>{text}</mark>))}</>
)

export const firstDay = (document: ComparedDocument) =>
  document.publishedOn ?? document.issuedOn ?? document.writtenOn ?? document.signedOn

export const FilingState = ({ document }: { readonly document: ComparedDocument }) =>
  document.filingStatus ? <StatusTag kind="filing" value={document.filingStatus} /> : <Tag tone="bad">没有备案</Tag>

const Decision = ({ row }: { readonly row: IssuingRow }) => {
  if (row.outcome === 'matched') return <span class="quiet">—</span>
  if (row.decision === null) return <Tag tone="wait">待处理</Tag>
  return (
    <>
      <StatusTag kind="rowDecision" value={row.decision} />
      <small class="reason">
        {[row.ground, row.reason].filter(Boolean).join('：')}
        {row.decidedByName && `（${row.decidedByName}）`}
      </small>
    </>
  )
}
