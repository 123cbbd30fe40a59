import { PostgresDialect } from 'kysely'
import pg from 'pg'

const INT8 = 20
const NUMERIC = 1700

/** Opens a pool whose counts and sums are numbers, as on SQLite, and whose statements never wait for ever. */
export function openPostgresPool(url: string): pg.Pool {
  const address = new URL(url)
  const schema = address.searchParams.get('schema')
  address.searchParams.delete('schema')
  const types = new pg.TypeOverrides()
  types.setTypeParser(INT8, Number)
  types.setTypeParser(NUMERIC, Number)
  const pool = new pg.Pool({
    connectionString: address.href,
    max: 10,
    types,
    options: `${schema ? `-c search_path=${schema} ` : ''}-c lock_timeout=10000 -c timezone=UTC -c client_encoding=UTF8`,
  })
  // Without a listener a restart of the database, which ends idle connections, would end this process too.
  pool.on('error', () => {})
  return pool
}

export const postgresDialect = (pool: pg.Pool): PostgresDialect => new PostgresDialect({ pool })
