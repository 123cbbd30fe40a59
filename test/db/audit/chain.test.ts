import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { recordAudit } from '../../../src/audit/record.ts'
import { sealFinishedDays, verifyAudit } from '../../../src/audit/seal.ts'
import { inTransaction, SYSTEM } from '../../../src/db/transaction.ts'
import { DIALECTS } from '../../support/databases.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('audit trail on %s', (dialect) => {
  const t = useDeps(dialect)
  const write = (id: string): Promise<void> =>
    inTransaction(t.deps, SYSTEM, (work) => recordAudit(work, 'session.closed', { type: 'user', id }, {}))
  const seal = (): Promise<readonly string[]> => inTransaction.unaudited(t.deps, 'test', sealFinishedDays)

  it('chains the entries of each subject and seals finished days', async () => {
    await write('a')
    await write('b')
    await write('a')
    t.deps.clock.set('2026-03-17')
    await write('a')
    expect(await seal()).toEqual(['2026-03-16'])
    expect(await seal()).toEqual([])
    expect(await verifyAudit(t.deps.db)).toEqual({ entries: 4, chains: 2, seals: 1, broken: null })
  })

  it('refuses a unit of work that leaves no entry, and keeps nothing of it', async () => {
    const run = inTransaction(t.deps, SYSTEM, async (work) => {
      await work.trx.insertInto('installation').values({ name: 'x', value: 'y' }).execute()
    })
    await expect(run).rejects.toThrow('without an audit entry')
    expect(await t.deps.db.selectFrom('installation').selectAll().execute()).toEqual([])
  })

  it('cannot be changed or deleted by ordinary statements', async () => {
    await write('a')
    const { kysely } = t.deps.database
    await expect(kysely.updateTable('audit_entry').set({ actor_name: '别人' }).execute()).rejects.toThrow('append-only')
    await expect(kysely.deleteFrom('audit_entry').execute()).rejects.toThrow('append-only')
  })

  it('names the first row that somebody with the file changed', async () => {
    await write('a')
    await write('a')
    const { kysely } = t.deps.database
    if (dialect === 'sqlite') await sql`drop trigger audit_entry_no_update`.execute(kysely)
    else await sql`drop trigger audit_entry_append_only on audit_entry`.execute(kysely)
    await kysely.updateTable('audit_entry').set({ actor_name: '别人' }).where('serial', '=', 2).execute()
    expect((await verifyAudit(t.deps.db)).broken).toContain('user a 的第 2 条记录')
  })

  it('notices a whole chain that was cut out of a sealed day', async () => {
    await write('a')
    await write('b')
    t.deps.clock.set('2026-03-17')
    await seal()
    const { kysely } = t.deps.database
    if (dialect === 'sqlite') await sql`drop trigger audit_entry_no_delete`.execute(kysely)
    else await sql`drop trigger audit_entry_append_only on audit_entry`.execute(kysely)
    await kysely.deleteFrom('audit_entry').where('subject_id', '=', 'b').execute()
    expect((await verifyAudit(t.deps.db)).broken).toContain('2026-03-16')
  })
})
