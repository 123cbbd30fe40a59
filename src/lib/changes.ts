/** What differs between two versions of a row: field → old and new value as text, null where empty. */
export type Changes = Record<string, [string | null, string | null]>

const words = (value: unknown): string | null => (value === null || value === undefined ? null : String(value))

/** Names the fields of `after` whose value differs from `before`, for the audit trail. */
export function changesOf(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): Changes {
  return Object.fromEntries(
    Object.entries(after)
      .filter(([name, value]) => words(before[name]) !== words(value))
      .map(([name, value]): [string, [string | null, string | null]] => [name, [words(before[name]), words(value)]]),
  )
}
