import type { Reader, Work } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import type { Basis, Material, Pack, ProcedureRecord } from './model.ts'

/** Reads a pack with everything in it; files that were taken out again are left out. */
async function packOf(db: Reader, row: PackRow): Promise<Pack> {
  return {
    packId: row.pack_id,
    documentId: row.document_id,
    roundId: row.round_id,
    nature: row.nature,
    isMarketRelated: row.is_market_related === 1,
    contactName: row.contact_name,
    contactPhone: row.contact_phone,
    version: row.version,
    bases: await listBases(db, row.pack_id),
    procedures: await listProcedures(db, row.pack_id),
    materials: await listMaterials(db, row.pack_id),
  }
}

const packs = (db: Reader) =>
  db
    .selectFrom('review_pack')
    .select([
      'pack_id',
      'review_pack.document_id',
      'review_pack.round_id',
      'nature',
      'is_market_related',
      'contact_name',
      'contact_phone',
      'review_pack.version',
    ])

type PackRow = Awaited<ReturnType<ReturnType<typeof packs>['executeTakeFirstOrThrow']>>

/** Finds the pack that is being prepared for a document. */
export async function findOpenPack(db: Reader, documentId: string): Promise<Pack | undefined> {
  const row = await packs(db)
    .where('review_pack.document_id', '=', documentId)
    .where('review_pack.round_id', 'is', null)
    .orderBy('pack_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && packOf(db, row)
}

/** Tells whether anything was ever prepared for a document. */
export async function hasPack(db: Reader, documentId: string): Promise<boolean> {
  const row = await db
    .selectFrom('review_pack')
    .select('pack_id')
    .where('document_id', '=', documentId)
    .executeTakeFirst()
  return row !== undefined
}

/** Tells whether the emergency route, on which a round was put, waives its consultation. */
export async function isConsultationWaived(db: Reader, roundId: string): Promise<boolean> {
  const row = await db
    .selectFrom('review_emergency')
    .select('waives_consultation')
    .where('round_id', '=', roundId)
    .executeTakeFirst()
  return row?.waives_consultation === 1
}

/** Finds the pack that was sent with a round. */
export async function findPackOfRound(db: Reader, roundId: string): Promise<Pack | undefined> {
  const row = await packs(db).where('review_pack.round_id', '=', roundId).executeTakeFirst()
  return row && packOf(db, row)
}

/** Reads a pack. Throws `not_found`. */
export async function getPack(db: Reader, packId: string): Promise<Pack> {
  const row = await packs(db).where('pack_id', '=', packId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这份送审材料，或者您无权查看。')
  return packOf(db, row)
}

async function listBases(db: Reader, packId: string): Promise<readonly Basis[]> {
  const rows = await db
    .selectFrom('review_basis')
    .select(['title', 'number_text', 'articles'])
    .where('pack_id', '=', packId)
    .orderBy('serial')
    .execute()
  return rows.map((row) => ({ title: row.title, numberText: row.number_text, articles: row.articles }))
}

async function listProcedures(db: Reader, packId: string): Promise<readonly ProcedureRecord[]> {
  const rows = await db.selectFrom('review_procedure').selectAll().where('pack_id', '=', packId).execute()
  return rows.map((row) => ({
    procedure: row.procedure,
    answer: row.answer,
    reason: row.reason,
    fromOn: row.from_on,
    toOn: row.to_on,
    channel: row.channel,
    received: row.received,
    adopted: row.adopted,
    conclusion: row.conclusion,
    exceptionReason: row.exception_reason,
  }))
}

async function listMaterials(db: Reader, packId: string): Promise<readonly Material[]> {
  const rows = await db
    .selectFrom('review_material')
    .select(['material_id', 'kind', 'file_name', 'digest', 'size', 'format', 'state', 'failure'])
    .select(['uploaded_by_name', 'uploaded_at'])
    .where('pack_id', '=', packId)
    .where('removed_at', 'is', null)
    .orderBy('material_id')
    .execute()
  return rows.map((row) => ({
    materialId: row.material_id,
    kind: row.kind,
    fileName: row.file_name,
    digest: row.digest,
    size: row.size,
    format: row.format,
    state: row.state,
    failure: row.failure,
    uploadedByName: row.uploaded_by_name,
    uploadedAt: row.uploaded_at,
  }))
}

/**
 * Gives the pack that is being prepared for a document; makes it when there is none, as a copy of the last one sent, so
 * that a second round does not begin with empty forms. A round sent before there were packs gets its own.
 */
export async function openPack(work: Work, documentId: string, roundId: string | null = null): Promise<Pack> {
  const open = roundId === null ? await findOpenPack(work.trx, documentId) : undefined
  if (open) return open
  const last = await packs(work.trx)
    .where('review_pack.document_id', '=', documentId)
    .orderBy('pack_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const packId = work.newId()
  await work.trx
    .insertInto('review_pack')
    .values({
      pack_id: packId,
      document_id: documentId,
      round_id: roundId,
      nature: last?.nature ?? null,
      is_market_related: last?.is_market_related ?? 0,
      contact_name: last?.contact_name ?? null,
      contact_phone: last?.contact_phone ?? null,
      created_at: work.now,
      updated_at: work.now,
    })
    .execute()
  if (last) await copyPack(work, last.pack_id, packId)
  return getPack(work.trx, packId)
}

async function copyPack(work: Work, from: string, to: string): Promise<void> {
  const [bases, procedures, materials] = await Promise.all([
    work.trx.selectFrom('review_basis').selectAll().where('pack_id', '=', from).execute(),
    work.trx.selectFrom('review_procedure').selectAll().where('pack_id', '=', from).execute(),
    work.trx
      .selectFrom('review_material')
      .selectAll()
      .where('pack_id', '=', from)
      .where('removed_at', 'is', null)
      .execute(),
  ])
  for (const row of bases)
    await work.trx
      .insertInto('review_basis')
      .values({ ...row, basis_id: work.newId(), pack_id: to })
      .execute()
  for (const row of procedures)
    await work.trx
      .insertInto('review_procedure')
      .values({ ...row, pack_id: to })
      .execute()
  for (const row of materials)
    await work.trx
      .insertInto('review_material')
      .values({ ...row, material_id: work.newId(), pack_id: to })
      .execute()
}

/** Gives a pack to the round it was sent with: from now on it is that round's. */
export async function attachPack(work: Work, packId: string, roundId: string): Promise<void> {
  await work.trx
    .updateTable('review_pack')
    .set({ round_id: roundId, updated_at: work.now })
    .where('pack_id', '=', packId)
    .where('round_id', 'is', null)
    .execute()
}

/**
 * Marks the pack as changed by who had this version before them. A page opened before there was a pack says 0, which is
 * right while nobody has written to the new one.
 */
export async function touchPack(work: Work, pack: Pack, seen: number, columns: object = {}): Promise<void> {
  const version = seen === 0 && pack.version === 1 ? 1 : seen
  const changed = await work.trx
    .updateTable('review_pack')
    .set({ ...columns, updated_at: work.now, version: version + 1 })
    .where('pack_id', '=', pack.packId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) !== 1)
    throw new Refused('conflict', '送审材料刚刚被同事修改过，您填写的还没有保存。请另开本页看清最新内容，再填写保存。')
}

/** Finds the round of a document that waits for its supplement. */
export async function findWaitingRound(db: Reader, documentId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('review_round')
    .innerJoin('review', 'review.review_id', 'review_round.review_id')
    .select('round_id')
    .where('review.document_id', '=', documentId)
    .where('review_round.status', '=', 'supplement_requested')
    .executeTakeFirst()
  return row?.round_id
}
