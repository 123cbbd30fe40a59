/** One page of a list: keyset, so that page 1,000 costs as much as page 1. */
export interface Page<T> {
  readonly rows: readonly T[]
  readonly total: number
  /** Cursor of the next and the previous page; null at the ends. */
  readonly next: string | null
  readonly previous: string | null
}

/** A place in a sorted list: the sort values of the row beside it, and the direction to go. */
export interface Cursor {
  readonly direction: 'after' | 'before'
  readonly keys: readonly (string | number)[]
}

/** Writes a cursor into a URL. */
export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.direction === 'after' ? 1 : 0, ...cursor.keys])).toString('base64url')

/** Reads a cursor with `count` sort values, or any number; anything else means the first page. */
export function decodeCursor(text: string | undefined, count?: number): Cursor | null {
  if (!text) return null
  try {
    const list: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(list) || (count !== undefined && list.length !== count + 1)) return null
    const [direction, ...keys] = list as unknown[]
    if (!keys.every(isKey)) return null
    return { direction: direction === 1 ? 'after' : 'before', keys }
  } catch {
    return null
  }
}

/** What both databases take as a sort value: text without NUL, and a serial number. */
const isKey = (key: unknown): key is string | number =>
  typeof key === 'string' ? !key.includes('\0') : Number.isInteger(key) && Math.abs(key as number) <= 2_147_483_647

/**
 * Turns `size + 1` fetched rows into a page. Rows of a `before` cursor come in reverse order.
 * Takes how to read the sort values of a row.
 */
export function pageOf<T>(
  fetched: readonly T[],
  size: number,
  total: number,
  cursor: Cursor | null,
  keysOf: (row: T) => readonly (string | number)[],
): Page<T> {
  const more = fetched.length > size
  const kept = fetched.slice(0, size)
  const rows = cursor?.direction === 'before' ? kept.reverse() : kept
  const first = rows[0]
  const last = rows.at(-1)
  const hasNext = cursor?.direction === 'before' ? true : more
  const hasPrevious = cursor?.direction === 'before' ? more : cursor !== null
  return {
    rows,
    total,
    next: hasNext && last ? encodeCursor({ direction: 'after', keys: keysOf(last) }) : null,
    previous: hasPrevious && first ? encodeCursor({ direction: 'before', keys: keysOf(first) }) : null,
  }
}

/** Reads a list to its end, page by page, for exports: nothing is left out and no statement grows without bound. */
export async function readAll<T>(readPage: (cursor: Cursor | null, size: number) => Promise<Page<T>>): Promise<T[]> {
  const rows: T[] = []
  for (let cursor: Cursor | null = null; ; ) {
    const page: Page<T> = await readPage(cursor, 1_000)
    rows.push(...page.rows)
    if (!page.next) return rows
    cursor = decodeCursor(page.next)
  }
}

/** One page of a list that is read whole anyway; its cursor is a place in the list. */
export function sliceOf<T>(all: readonly T[], cursor: Cursor | null, size: number): Page<T> {
  const at = Number(cursor?.keys[0] ?? 0)
  const from = Math.max(0, cursor?.direction === 'before' ? at - size : at)
  const to = Math.min(all.length, from + size)
  return {
    rows: all.slice(from, to),
    total: all.length,
    next: to < all.length ? encodeCursor({ direction: 'after', keys: [to] }) : null,
    previous: from > 0 ? encodeCursor({ direction: 'before', keys: [from] }) : null,
  }
}
