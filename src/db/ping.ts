import { sql } from 'kysely'
import type { Reader } from './transaction.ts'

/** Asks the database for nothing but an answer; throws when it gives none. */
export async function ping(db: Reader): Promise<void> {
  await db.selectFrom(sql<{ one: number }>`(select 1 as one)`.as('answer')).select('one').executeTakeFirstOrThrow()
}
