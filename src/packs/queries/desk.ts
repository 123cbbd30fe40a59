import type { Reader } from '../../db/transaction.ts'
import { reviewVisibleTo } from '../../documents/visibility.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { Material, Pack, PackDesk } from '../model.ts'
import { findOpenPack, findPackOfRound, findWaitingRound, getPack, isConsultationWaived } from '../records.ts'
import { missingMaterials, obstaclesToSending } from '../rules.ts'
import { termsFor } from './pack-state.ts'

const NOTHING_YET = (documentId: string): Pack => ({
  packId: '',
  documentId,
  roundId: null,
  nature: null,
  isMarketRelated: false,
  contactName: null,
  contactPhone: null,
  version: 0,
  bases: [],
  procedures: [],
  materials: [],
})

/**
 * Reads the pack that the drafters of a document have in hand: that of a round which waits for a supplement, the one
 * being prepared, else an empty one. Throws `not_found` when the person may not see the reviews of the document.
 */
export async function getPackDesk(db: Reader, actor: Actor, documentId: string, today: Day): Promise<PackDesk> {
  const row = await documentRow(db, actor, documentId)
  const waiting = await findWaitingRound(db, documentId)
  const sent = waiting ? await findPackOfRound(db, waiting) : undefined
  const pack =
    sent ?? (await findOpenPack(db, documentId)) ?? (await lastPack(db, documentId)) ?? NOTHING_YET(documentId)
  const isOwn = [row.making_organ_id, row.drafting_organ_id].includes(actor.organId) && may(actor, 'review.submit')
  const isOpen = waiting !== undefined || ['drafting', 'reviewed'].includes(row.stage)
  return deskOf(db, row, pack, isOwn && isOpen, today)
}

/** Reads the pack that was sent with a round; undefined for rounds sent before there were packs. */
export async function findPackDesk(
  db: Reader,
  actor: Actor,
  documentId: string,
  roundId: string,
  sentOn: Day,
): Promise<PackDesk | undefined> {
  const pack = await findPackOfRound(db, roundId)
  if (!pack) return undefined
  return deskOf(db, await documentRow(db, actor, documentId), pack, false, sentOn)
}

type DocumentRow = Awaited<ReturnType<typeof documentRow>>

async function documentRow(db: Reader, actor: Actor, documentId: string) {
  const row = await db
    .selectFrom('document')
    .select(['title', 'category', 'stage', 'making_organ_id', 'drafting_organ_id'])
    .where('document_id', '=', documentId)
    .where((eb) => reviewVisibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
  return row
}

async function deskOf(db: Reader, row: DocumentRow, pack: Pack, mayEdit: boolean, on: Day): Promise<PackDesk> {
  const { terms, consultation } = await termsFor(db, row.category, pack, on)
  return {
    pack,
    title: row.title,
    category: row.category,
    terms,
    consultation,
    missing: missingMaterials(terms, pack, pack.roundId !== null && (await isConsultationWaived(db, pack.roundId))),
    obstacles: obstaclesToSending(pack, terms, consultation, on),
    mayEdit,
  }
}

/** What was sent last time, as the next round will begin with it. */
async function lastPack(db: Reader, documentId: string): Promise<Pack | undefined> {
  const row = await db
    .selectFrom('review_pack')
    .select('pack_id')
    .where('document_id', '=', documentId)
    .orderBy('pack_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && getPack(db, row.pack_id)
}

/** Reads one file of a pack for those who may see the reviews of the document. Throws `not_found`. */
export async function getMaterial(
  db: Reader,
  actor: Actor,
  documentId: string,
  materialId: string,
): Promise<Pick<Material, 'fileName' | 'digest'> & { readonly isSecret: boolean }> {
  const row = await db
    .selectFrom('review_material')
    .innerJoin('review_pack', 'review_pack.pack_id', 'review_material.pack_id')
    .innerJoin('document', 'document.document_id', 'review_pack.document_id')
    .select(['file_name', 'review_material.digest', 'document.secrecy'])
    .where('material_id', '=', materialId)
    .where('document.document_id', '=', documentId)
    .where((eb) => reviewVisibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这份材料，或者您无权查看。')
  return { fileName: row.file_name, digest: row.digest, isSecret: row.secrecy === 'secret' }
}
