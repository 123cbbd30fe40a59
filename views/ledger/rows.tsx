import { paths } from '../../src/http/paths.ts'
import type { LedgerField, LedgerImport, LedgerRow, RowOutcome } from '../../src/ledger/model.ts'
import { Pager } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { changeWords, FIELD_LABELS, OUTCOME_WORDS } from './words.ts'

interface Props {
  readonly ledger: LedgerImport
  readonly page: {
    readonly rows: readonly LedgerRow[]
    readonly total: number
    readonly next: string | null
    readonly previous: string | null
  }
  readonly outcome: RowOutcome | undefined
}

const SHOWN: readonly LedgerField[] = ['number_text', 'making_organ_id', 'issued_on', 'published_on', 'validity']

/** The rows as they came; what is wrong stands in its cell, what changes with both values. */
export const LedgerRows = ({ ledger, page, outcome }: Props) => {
  const cell = (row: LedgerRow, field: LedgerField): string => row.cells[ledger.mapping[field] ?? -1] ?? ''
  const shown = SHOWN.filter((field) => ledger.mapping[field] !== undefined)
  return (
    <>
      <DataTable
        caption="台账的各行"
        rows={page.rows}
        empty={<p class="empty-title">没有这样的行。</p>}
        columns={[
          { label: '行', numeric: true, render: (row) => row.rowNumber },
          {
            label: '名称',
            render: (row) => {
              const title = cell(row, 'title') || '（没有名称）'
              return row.documentId ? <a href={paths.documents.show({ id: row.documentId })}>{title}</a> : title
            },
          },
          ...shown.map((field) => ({
            label: FIELD_LABELS[field],
            nowrap: field !== 'making_organ_id',
            render: (row: LedgerRow) => {
              const problems = row.problems.filter((one) => one.field === field)
              return problems.length > 0 ? (
                <mark class="cell-wrong">{cell(row, field) || '（空）'}</mark>
              ) : (
                cell(row, field) || '—'
              )
            },
          })),
          {
            label: '结果',
            render: (row) => (
              <>
                <StatusTag kind="rowOutcome" value={row.outcome} />
                <RowWords row={row} />
              </>
            ),
          },
        ]}
      />
      <Pager
        page={page}
        href={(cursor) => `${paths.ledgers.show({ id: ledger.importId }, { outcome, cursor })}#rows`}
        unit="行"
      />
    </>
  )
}

const RowWords = ({ row }: { readonly row: LedgerRow }) => {
  const lines = [
    ...row.problems.map((one) => (one.field === null ? one.message : `${FIELD_LABELS[one.field]}：${one.message}`)),
    ...changeWords(row),
  ]
  if (lines.length === 0) return null
  return (
    <ul class="cell-list" aria-label={OUTCOME_WORDS[row.outcome]}>
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}
