import { numberText } from '../format.ts'

export interface PagerProps {
  readonly page: {
    readonly rows: readonly unknown[]
    readonly total: number
    readonly next: string | null
    readonly previous: string | null
  }
  /** Gives the address of the page at a cursor, filters kept; `null` is the first page. */
  readonly href: (cursor: string | null) => string
  readonly unit?: string
}

/** How many there are, and the way to the rest. */
export const Pager = ({ page, href, unit = '条' }: PagerProps) => (
  <nav class="pager" aria-label="翻页">
    <span>
      共 <b>{numberText(page.total)}</b> {unit}
      {page.rows.length < page.total && `，本页 ${page.rows.length} ${unit}`}
    </span>
    {page.previous && <a href={href(null)}>第一页</a>}
    {page.previous && (
      <a href={href(page.previous)} rel="prev">
        上一页
      </a>
    )}
    {page.next && (
      <a href={href(page.next)} rel="next">
        下一页
      </a>
    )}
  </nav>
)
