export type Dialect = 'sqlite' | 'postgres'

/** Everything a caller may need that differs between the two databases. */
export interface DialectHelpers {
  /** Tells whether the error means that a unique key is taken. */
  isUniqueViolation(error: unknown): boolean
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''

/** Gives the helpers of a database; the one place in src that asks which it is. */
export function helpersOf(dialect: Dialect): DialectHelpers {
  if (dialect === 'postgres') return { isUniqueViolation: (e) => codeOf(e) === '23505' }
  return { isUniqueViolation: (e) => ['SQLITE_CONSTRAINT_PRIMARYKEY', 'SQLITE_CONSTRAINT_UNIQUE'].includes(codeOf(e)) }
}
