import type { Child } from 'hono/jsx'

export interface Column<T> {
  readonly label: string
  readonly numeric?: boolean
  /** Keeps short cells such as days and tags on one line. */
  readonly nowrap?: boolean
  readonly render: (row: T) => Child
}

export interface DataTableProps<T> {
  /** Says what the table lists; read aloud, and shown when `showCaption`. */
  readonly caption: string
  readonly showCaption?: boolean
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowId?: (row: T) => string
  /** Puts a box named `ids[]` before each row, for bulk actions of the form around the table. */
  readonly select?: { readonly value: (row: T) => string; readonly label: (row: T) => string }
  readonly empty: Child
}

/** A list that stays readable at 360 rows: sticky head, figures to the right, cards on a narrow screen. */
export function DataTable<T>(props: DataTableProps<T>) {
  if (props.rows.length === 0) return <div class="empty">{props.empty}</div>
  const main = props.columns.slice(0, 2).find((column) => !column.numeric && !column.nowrap)
  return (
    <div class="table-frame">
      <table class="data">
        <caption class={props.showCaption ? undefined : 'hidden'}>{props.caption}</caption>
        <thead>
          <tr>
            {props.select && (
              <th class="pick">
                <input type="checkbox" data-select-all aria-label="选择本页全部" />
              </th>
            )}
            {props.columns.map((column) => (
              <th scope="col" class={classOf(column, column === main)}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr id={props.rowId?.(row)}>
              {props.select && (
                <td class="pick">
                  <input
                    type="checkbox"
                    name="ids[]"
                    value={props.select.value(row)}
                    aria-label={`选择${props.select.label(row)}`}
                  />
                </td>
              )}
              {props.columns.map((column) => (
                <td class={classOf(column, column === main)} data-label={column.label}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The column that says what the row is, one of the first two, keeps some width and heads the card. */
const classOf = (column: Omit<Column<never>, 'render'>, isMain: boolean): string | undefined =>
  [column.numeric ? 'numeric' : '', column.nowrap ? 'nowrap' : '', isMain ? 'main-cell' : '']
    .filter(Boolean)
    .join(' ') || undefined
