import type { Reader, Work } from '../db/transaction.ts'
import type { Day } from '../lib/day.ts'
import type { AuditVerdict } from './model.ts'
import { CHAIN_START, entryHash, sealHash } from './rules.ts'

const SLICE = 1_000

/** Seals every finished day that has entries and no seal yet; gives the days sealed. Running it twice is harmless. */
export async function sealFinishedDays(work: Work): Promise<readonly Day[]> {
  const last = await work.trx.selectFrom('audit_seal').selectAll().orderBy('day', 'desc').limit(1).executeTakeFirst()
  const days = await work.trx
    .selectFrom('audit_entry')
    .select('day')
    .distinct()
    .where('day', '<', work.today)
    .$if(last !== undefined, (q) => q.where('day', '>', last?.day as Day))
    .orderBy('day')
    .execute()
  let previous = last?.hash ?? CHAIN_START
  for (const { day } of days) {
    const hashes = await hashesOfDay(work.trx, day)
    const hash = sealHash(previous, day, hashes)
    await work.trx
      .insertInto('audit_seal')
      .values({ day, entries: hashes.length, previous_hash: previous, hash, sealed_at: work.now })
      .execute()
    previous = hash
  }
  return days.map((d) => d.day)
}

async function hashesOfDay(db: Reader, day: Day): Promise<readonly string[]> {
  const rows = await db.selectFrom('audit_entry').select('hash').where('day', '=', day).orderBy('audit_id').execute()
  return rows.map((r) => r.hash)
}

/** Recomputes every chain and every seal; names the first row that does not fit. Reads in slices: any size. */
export async function verifyAudit(db: Reader): Promise<AuditVerdict> {
  const chains = await verifyChains(db)
  if (chains.broken) return { ...chains, seals: 0 }
  let previous = CHAIN_START
  let seals = 0
  for (const seal of await db.selectFrom('audit_seal').selectAll().orderBy('day').execute()) {
    seals += 1
    const hashes = await hashesOfDay(db, seal.day)
    const fits = seal.previous_hash === previous && seal.hash === sealHash(previous, seal.day, hashes)
    if (!fits || seal.entries !== hashes.length)
      return {
        ...chains,
        seals,
        broken: `${seal.day} 的封存与当日记录不符（封存 ${seal.entries} 条，现有 ${hashes.length} 条）`,
      }
    previous = seal.hash
  }
  return { ...chains, seals }
}

async function verifyChains(db: Reader): Promise<Omit<AuditVerdict, 'seals'>> {
  let entries = 0
  let chains = 0
  let before = { type: '', id: '', serial: 0, hash: CHAIN_START }
  for (;;) {
    const rows = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where((eb) =>
        eb.or([
          eb('subject_type', '>', before.type),
          eb.and([eb('subject_type', '=', before.type), eb('subject_id', '>', before.id)]),
          eb.and([
            eb('subject_type', '=', before.type),
            eb('subject_id', '=', before.id),
            eb('serial', '>', before.serial),
          ]),
        ]),
      )
      .orderBy('subject_type')
      .orderBy('subject_id')
      .orderBy('serial')
      .limit(SLICE)
      .execute()
    if (rows.length === 0) return { entries, chains, broken: null }
    for (const row of rows) {
      const same = row.subject_type === before.type && row.subject_id === before.id
      if (!same) chains += 1
      entries += 1
      const serial = same ? before.serial + 1 : 1
      const previous = same ? before.hash : CHAIN_START
      if (row.serial !== serial || row.previous_hash !== previous || row.hash !== entryHash(row))
        return {
          entries,
          chains,
          broken: `${row.subject_type} ${row.subject_id} 的第 ${row.serial} 条记录（${row.at}，${row.action}）与其校验值不符`,
        }
      before = { type: row.subject_type, id: row.subject_id, serial: row.serial, hash: row.hash }
    }
  }
}
