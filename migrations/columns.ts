import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely'

export type Dialect = 'sqlite' | 'postgres'
type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder

/** The only place in the migrations that knows which database it is. */
export interface Columns {
  /** Text that sorts by code point on both databases. */
  readonly text: ReturnType<typeof sql>
  readonly id: Column
  readonly bit: Column
  appendOnly(db: Kysely<unknown>, table: string): Promise<void>
}

export interface Migrate {
  up(db: Kysely<unknown>, columns: Columns): Promise<void>
}

export function columnsOf(dialect: Dialect): Columns {
  return {
    text: dialect === 'postgres' ? sql`text collate "C"` : sql`text`,
    id: (c) => c.primaryKey().notNull(),
    bit: (c) => c.notNull().defaultTo(0),
    appendOnly: dialect === 'postgres' ? appendOnlyInPostgres : appendOnlyInSqlite,
  }
}

async function appendOnlyInSqlite(db: Kysely<unknown>, table: string): Promise<void> {
  for (const act of ['update', 'delete'])
    await sql
      .raw(
        `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append-only'); end`,
      )
      .execute(db)
}

async function appendOnlyInPostgres(db: Kysely<unknown>, table: string): Promise<void> {
  await sql
    .raw(
      `create function ${table}_append_only() returns trigger language plpgsql as $$ begin raise exception '${table} is append-only'; end $$`,
    )
    .execute(db)
  await sql
    .raw(
      `create trigger ${table}_append_only before update or delete on ${table} for each row execute function ${table}_append_only()`,
    )
    .execute(db)
  await sql
    .raw(
      `create trigger ${table}_no_truncate before truncate on ${table} for each statement execute function ${table}_append_only()`,
    )
    .execute(db)
}
