import { sql } from 'kysely'
import type { Reader } from '../../db/transaction.ts'
import { RELATION_EFFECTS } from '../../documents/effect-query.ts'
import { type RelationEffectRow, sourceWords } from '../../documents/effect-records.ts'
import { type Day, day, yearOf } from '../../lib/day.ts'
import { getPolicy } from '../../policy/records.ts'
import type { CatalogueLine, YearlyLine } from '../model.ts'
import { GOVERNMENT_TRACK } from './figures.ts'

export interface Catalogue<Line> {
  readonly lines: readonly Line[]
  /** Left out of what is published, and counted. */
  readonly secret: number
}

/** Lists the filings registered in a period, by the day of registration; secret documents are counted only. */
export async function getFiledCatalogue(
  db: Reader,
  period: { readonly from: Day; readonly to: Day },
): Promise<Catalogue<CatalogueLine>> {
  const rows = await db
    .selectFrom('registration')
    .innerJoin('filing_submission', 'filing_submission.submission_id', 'registration.submission_id')
    .innerJoin('filing', 'filing.filing_id', 'registration.filing_id')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ as maker', 'maker.organ_id', 'document.making_organ_id')
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .select([
      'document.document_id',
      'document.title',
      'document.number_text',
      'document.secrecy',
      'document.published_on',
      'maker.name as maker',
      'recipient.name as recipient',
      'filing_submission.submitted_on',
      'registration.decided_on',
      'registration.number',
    ])
    .where('registration.outcome', '=', 'registered')
    .where('registration.decided_on', '>=', period.from)
    .where('registration.decided_on', '<=', period.to)
    .where('document.category', 'in', GOVERNMENT_TRACK)
    .orderBy('maker.position')
    .orderBy('maker.name')
    .orderBy('registration.decided_on')
    .orderBy('registration.registration_id')
    .execute()
  const open = rows.filter((row) => row.secrecy !== 'secret')
  return {
    secret: rows.length - open.length,
    lines: open.map((row) => ({
      documentId: row.document_id,
      title: row.title,
      numberText: row.number_text,
      maker: row.maker,
      recipient: row.recipient,
      publishedOn: row.published_on,
      filedOn: row.submitted_on,
      registeredOn: row.decided_on,
      registrationNumber: row.number,
    })),
  }
}

/** Lists what each maker made, amended and repealed in a year; secret documents are counted only. */
export async function getYearlyList(
  db: Reader,
  period: { readonly from: Day; readonly to: Day },
): Promise<Catalogue<YearlyLine> & { readonly dueOn: Day; readonly dueBasis: string }> {
  const due = await getPolicy(db, 'issuing-list-due', period.to)
  const made = await db
    .selectFrom('document')
    .innerJoin('organ as maker', 'maker.organ_id', 'document.making_organ_id')
    .select(['document_id', 'title', 'number_text', 'secrecy', 'maker.name as maker', 'issued_on as happened_on'])
    .where('document.category', 'in', GOVERNMENT_TRACK)
    .where('issued_on', '>=', period.from)
    .where('issued_on', '<=', period.to)
    .orderBy('maker.position')
    .orderBy('maker.name')
    .orderBy('issued_on')
    .orderBy('document_id')
    .execute()
  const changed = await db
    .selectFrom('document_effect')
    .innerJoin('document', 'document.document_id', 'document_effect.document_id')
    .innerJoin('organ as maker', 'maker.organ_id', 'document.making_organ_id')
    .select([
      'document.document_id',
      'title',
      'number_text',
      'secrecy',
      'maker.name as maker',
      'document_effect.effective_on as happened_on',
      'document_effect.kind',
      'document_effect.source',
    ])
    .where('document.category', 'in', GOVERNMENT_TRACK)
    .where('document_effect.kind', 'in', ['amended', 'repealed'])
    .where('document_effect.effective_on', '>=', period.from)
    .where('document_effect.effective_on', '<=', period.to)
    .orderBy('maker.position')
    .orderBy('maker.name')
    .orderBy('document_effect.effective_on')
    .orderBy('document_effect.effect_id')
    .execute()
  // A change that was recorded twice, by a decision of the bureau and by the document that made it, is listed once.
  const recorded = new Set(changed.map((row) => `${row.kind} ${row.document_id} ${row.happened_on}`))
  const byDocuments = (await changesByDocuments(db, period))
    .filter((row) => !recorded.has(`${row.kind} ${row.document_id} ${row.happened_on}`))
    .map((row) => ({
      ...row,
      source: sourceWords({ title: row.acts_by_title, number_text: row.acts_by_number, secrecy: row.acts_by_secrecy }),
    }))
  const all = [
    ...made.map((row) => ({ ...row, act: 'made' as const, source: null })),
    ...[...changed, ...byDocuments].map((row) => ({ ...row, act: row.kind as 'amended' | 'repealed' })),
  ]
  const open = all.filter((row) => row.secrecy !== 'secret')
  return {
    dueOn: day(`${yearOf(period.to) + 1}-${due.value}`),
    dueBasis: due.legalBasis,
    secret: all.length - open.length,
    lines: open.map((row) => ({
      act: row.act,
      documentId: row.document_id,
      maker: row.maker,
      title: row.title,
      numberText: row.number_text,
      on: row.happened_on as Day,
      source: row.source,
    })),
  }
}

/** What documents did to others by confirmed relations. */
const changesByDocuments = (db: Reader, period: { readonly from: Day; readonly to: Day }) =>
  db
    .selectFrom(sql<RelationEffectRow>`${RELATION_EFFECTS}`.as('acts'))
    .innerJoin('document', 'document.document_id', 'acts.document_id')
    .innerJoin('document as actor', 'actor.document_id', 'acts.acts_by')
    .innerJoin('organ as maker', 'maker.organ_id', 'document.making_organ_id')
    .select([
      'document.document_id',
      'document.title',
      'document.number_text',
      'document.secrecy',
      'maker.name as maker',
      'acts.effective_on as happened_on',
      'acts.kind',
      'actor.title as acts_by_title',
      'actor.number_text as acts_by_number',
      'actor.secrecy as acts_by_secrecy',
    ])
    .where('document.category', 'in', GOVERNMENT_TRACK)
    .where('acts.kind', 'in', ['amended', 'repealed'])
    .where('acts.effective_on', '>=', period.from)
    .where('acts.effective_on', '<=', period.to)
    .orderBy('maker.position')
    .orderBy('maker.name')
    .orderBy('acts.effective_on')
    .orderBy('acts.relation_id')
    .execute()
