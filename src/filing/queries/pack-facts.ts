import type { Reader } from '../../db/transaction.ts'
import { listMakers } from '../../documents/queries/makers.ts'
import { Refused } from '../../lib/refused.ts'
import type { MaterialKind } from '../../packs/model.ts'
import type { Actor } from '../../people/model.ts'
import { listPolicies } from '../../policy/records.ts'
import { obligationTo } from '../obligations.ts'
import type { PackFacts, RecordedFile } from '../pack-model.ts'
import { materialsOf } from '../pack-rules.ts'
import { papersVisibleTo } from '../visibility.ts'

/** Reads what the record says for the pack of a filing; null where the person may see the filing but not its papers. */
export async function findPackFacts(db: Reader, actor: Actor, filingId: string): Promise<PackFacts | null> {
  const row = await db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ as filer', 'filer.organ_id', 'filing.filing_organ_id')
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .innerJoin('organ as drafting', 'drafting.organ_id', 'document.drafting_organ_id')
    .selectAll('document')
    .select(['filing.filing_organ_id', 'filing.recipient_organ_id', 'filing.due_on', 'filing.counted_from'])
    .select(['filer.name as filer_name', 'recipient.name as recipient_name', 'drafting.name as drafting_name'])
    .where('filing_id', '=', filingId)
    .where((eb) => papersVisibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) return null
  const dates = {
    signedOn: row.signed_on,
    writtenOn: row.written_on,
    issuedOn: row.issued_on,
    publishedOn: row.published_on,
    effectiveOn: row.effective_on,
  }
  const document = { category: row.category, makingOrganId: row.making_organ_id }
  const obligation = await obligationTo(db, document, dates, row.recipient_organ_id)
  const documentId = row.document_id
  const pack = await lastPack(db, documentId)
  const opinions = await listOpinions(db, documentId)
  return {
    ...dates,
    filingId,
    documentId,
    isSecret: row.secrecy === 'secret',
    title: row.title,
    numberText: row.number_text,
    category: row.category,
    makers: await listMakers(db, documentId),
    draftingOrgan: row.drafting_name,
    filingOrganId: row.filing_organ_id,
    filingOrgan: row.filer_name,
    recipient: row.recipient_name,
    place: row.publication_place,
    earlyEffectReason: row.early_effect_reason,
    dueOn: row.due_on,
    materials:
      obligation?.materials ?? materialsOf(await listPolicies(db), row.category, row.published_on ?? row.counted_from),
    deliberation: await passedAt(db, documentId),
    nature: pack?.nature ?? null,
    procedures: pack ? await listProcedures(db, pack.pack_id) : [],
    bases: pack ? await listBases(db, pack.pack_id) : [],
    opinions: opinions.map((one) => ({ kind: one.kind, givenOn: one.given_on, number: one.number_text })),
    files: {
      officialText: await officialText(db, documentId),
      note: pack ? await materialFiles(db, pack.pack_id, 'note') : [],
      basis: pack ? await materialFiles(db, pack.pack_id, 'basis') : [],
      opinion: opinions
        .slice(-1)
        .flatMap(({ file_name, digest, size }) =>
          file_name && digest ? { fileName: file_name, digest, size: size ?? 0 } : [],
        ),
    },
  }
}

/** Reads the same. Throws `not_found` where the person may not read the papers. */
export async function getPackFacts(db: Reader, actor: Actor, filingId: string): Promise<PackFacts> {
  const facts = await findPackFacts(db, actor, filingId)
  if (!facts) throw new Refused('not_found', '没有这件备案的材料，或者您无权查看。')
  return facts
}

/** The last pack that went to review with the document. */
const lastPack = (db: Reader, documentId: string) =>
  db
    .selectFrom('review_pack')
    .select(['pack_id', 'nature'])
    .where('document_id', '=', documentId)
    .where('round_id', 'is not', null)
    .orderBy('pack_id', 'desc')
    .limit(1)
    .executeTakeFirst()

const listProcedures = (db: Reader, packId: string): Promise<PackFacts['procedures'][number][]> =>
  db
    .selectFrom('review_procedure')
    .select(['procedure', 'from_on as fromOn', 'to_on as toOn', 'channel', 'received', 'adopted', 'conclusion'])
    .where('pack_id', '=', packId)
    .where('answer', '=', 'yes')
    .orderBy('procedure')
    .execute()

const listBases = (db: Reader, packId: string): Promise<PackFacts['bases'][number][]> =>
  db
    .selectFrom('review_basis')
    .select(['title', 'number_text as numberText', 'articles'])
    .where('pack_id', '=', packId)
    .orderBy('serial')
    .execute()

const materialFiles = (db: Reader, packId: string, kind: MaterialKind): Promise<RecordedFile[]> =>
  db
    .selectFrom('review_material')
    .select(['file_name as fileName', 'digest', 'size'])
    .where('pack_id', '=', packId)
    .where('kind', '=', kind)
    .where('removed_at', 'is', null)
    .orderBy('material_id')
    .execute()

const officialText = (db: Reader, documentId: string): Promise<RecordedFile[]> =>
  db
    .selectFrom('revision')
    .select(['file_name as fileName', 'digest', 'size'])
    .where('document_id', '=', documentId)
    .where('kind', '=', 'official')
    .orderBy('serial', 'desc')
    .limit(1)
    .execute()

async function passedAt(db: Reader, documentId: string): Promise<PackFacts['deliberation']> {
  const row = await db
    .selectFrom('deliberation')
    .select(['meeting', 'session', 'held_on as heldOn'])
    .where('document_id', '=', documentId)
    .where('result', '=', 'passed')
    .orderBy('held_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** The opinions on the document with the file each was signed as, the oldest first. */
const listOpinions = (db: Reader, documentId: string) =>
  db
    .selectFrom('opinion')
    .innerJoin('review_round', 'review_round.round_id', 'opinion.round_id')
    .innerJoin('review', 'review.review_id', 'review_round.review_id')
    .leftJoin('generated_file', (join) =>
      join
        .onRef('generated_file.subject_id', '=', 'opinion.round_id')
        .on('generated_file.kind', '=', 'review-opinion')
        .on('generated_file.subject_type', '=', 'round'),
    )
    .leftJoin('issued_number', 'issued_number.number_id', 'generated_file.number_id')
    .select(['opinion.kind', 'given_on', 'number_text', 'file_name', 'digest', 'size'])
    .where('review.document_id', '=', documentId)
    .orderBy('given_on')
    .orderBy('opinion.opinion_id')
    .execute()
