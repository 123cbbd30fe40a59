import { type Expression, type SqlBool, sql } from 'kysely'

/** Folds text for searching: full width to half, lower case, no white space. */
export const foldText = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

/** Matches rows whose folded column contains the folded words as typed; `%` and `_` are ordinary characters. */
export function textContains(column: Expression<string | null>, words: string): Expression<SqlBool> {
  const pattern = `%${foldText(words).replace(/[\\%_]/g, (c) => `\\${c}`)}%`
  return sql<SqlBool>`${column} like ${pattern} escape '\\'`
}
