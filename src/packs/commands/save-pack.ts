import { recordAudit } from '../../audit/record.ts'
import { getCalendar } from '../../calendar/records.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import type { RequestActor } from '../../documents/guard.ts'
import { listPolicies } from '../../policy/records.ts'
import { policyOn } from '../../policy/rules.ts'
import type { ReviewKind } from '../../review/model.ts'
import type { Basis, ConsultationTime, Nature, ProcedureRecord } from '../model.ts'
import { touchPack } from '../records.ts'
import { consultationTime } from '../rules.ts'
import { packInHand } from './context.ts'

export interface PackInput {
  readonly documentId: string
  readonly nature: Nature
  readonly isMarketRelated: boolean
  readonly contactName: string
  readonly contactPhone: string | null
  readonly bases: readonly Basis[]
  /** The version that the person had before them; 0 when there was no pack yet. */
  readonly version: number
}

/** Keeps what the drafters say of a draft: its nature, its bases, whom to ask. */
export async function savePack(deps: WorkDeps, actor: RequestActor, input: PackInput): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { pack } = await packInHand(work, actor, input.documentId)
    await touchPack(work, pack, input.version, {
      nature: input.nature,
      is_market_related: input.isMarketRelated ? 1 : 0,
      contact_name: input.contactName,
      contact_phone: input.contactPhone,
    })
    await work.trx.deleteFrom('review_basis').where('pack_id', '=', pack.packId).execute()
    for (const [i, basis] of input.bases.entries())
      await work.trx
        .insertInto('review_basis')
        .values({
          basis_id: work.newId(),
          pack_id: pack.packId,
          serial: i + 1,
          title: basis.title,
          number_text: basis.numberText,
          articles: basis.articles,
          document_id: null,
        })
        .execute()
    const subject = { type: 'document', id: input.documentId }
    await recordAudit(work, 'pack.changed', subject, { nature: input.nature, bases: input.bases.length })
  })
}

/** Keeps what was done in each step of making the document, with how long the public was asked. */
export async function saveProcedures(
  deps: WorkDeps,
  actor: RequestActor,
  input: {
    readonly documentId: string
    readonly records: readonly ProcedureRecord[]
    readonly version: number
  },
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const { pack, document } = await packInHand(work, actor, input.documentId)
    await touchPack(work, pack, input.version)
    await work.trx.deleteFrom('review_procedure').where('pack_id', '=', pack.packId).execute()
    const time = await timeOf(work, input.records, document.category, pack.isMarketRelated)
    for (const record of input.records) {
      const counted = record.procedure === 'consultation' ? time : null
      await work.trx
        .insertInto('review_procedure')
        .values({
          pack_id: pack.packId,
          procedure: record.procedure,
          answer: record.answer,
          reason: record.reason,
          from_on: record.fromOn,
          to_on: record.toOn,
          channel: record.channel,
          received: record.received,
          adopted: record.adopted,
          conclusion: record.conclusion,
          exception_reason: record.exceptionReason,
          given_days: counted?.given ?? null,
          needed_limit: counted?.needed.limit ?? null,
          needed_unit: counted?.needed.unit ?? null,
        })
        .execute()
    }
    const done = input.records.filter((r) => r.answer === 'yes').length
    const subject = { type: 'document', id: input.documentId }
    await recordAudit(work, 'pack.procedures_changed', subject, { answered: input.records.length, done })
  })
}

async function timeOf(
  work: Work,
  records: readonly ProcedureRecord[],
  kind: ReviewKind,
  isMarketRelated: boolean,
): Promise<ConsultationTime | null> {
  const policies = await listPolicies(work.trx)
  const calendar = await getCalendar(work.trx, policyOn(policies, 'review-calendar', work.today).value)
  const record = records.find((r) => r.procedure === 'consultation')
  return consultationTime(record, policies, kind, isMarketRelated, calendar)
}
