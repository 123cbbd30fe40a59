import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { listEffects } from '../effect-records.ts'
import type { DocumentEffect, DocumentLine } from '../model.ts'
import { type DocumentRow, factsOf, validityOf } from '../records.ts'
import { effectOn, inForceFrom, lapsesAfter } from '../rules.ts'

type LineRow = DocumentRow & {
  readonly making_organ: string
  readonly drafting_organ: string
  readonly implementing_organ: string | null
}

/** The document with the names of its organs. */
export const documentsWithOrgans = (db: Reader) =>
  db
    .selectFrom('document')
    .innerJoin('organ as maker', 'maker.organ_id', 'document.making_organ_id')
    .innerJoin('organ as drafter', 'drafter.organ_id', 'document.drafting_organ_id')
    .leftJoin('organ as implementer', 'implementer.organ_id', 'document.implementing_organ_id')
    .selectAll('document')
    .select(['maker.name as making_organ', 'drafter.name as drafting_organ', 'implementer.name as implementing_organ'])

/** Reads documents as lines of a list, in the order of the ids. */
export async function documentLines(
  db: Reader,
  documentIds: readonly string[],
  today: Day,
): Promise<readonly DocumentLine[]> {
  if (documentIds.length === 0) return []
  const rows = await documentsWithOrgans(db).where('document.document_id', 'in', documentIds).execute()
  const effects = await listEffects(db, documentIds)
  const lines = new Map(rows.map((row) => [row.document_id, lineOf(row, effects.get(row.document_id) ?? [], today)]))
  return documentIds.map((id) => lines.get(id)).filter((line) => line !== undefined)
}

/** Turns a row into a line, with its state on the day. */
export function lineOf(row: LineRow, effects: readonly DocumentEffect[], today: Day): DocumentLine {
  const facts = factsOf(row, effects)
  return {
    documentId: row.document_id,
    title: row.title,
    numberText: row.number_text,
    category: row.category,
    stage: row.stage,
    secrecy: row.secrecy,
    makingOrgan: row.making_organ,
    draftingOrgan: row.drafting_organ,
    implementingOrgan: row.implementing_organ,
    signedOn: row.signed_on,
    writtenOn: row.written_on,
    issuedOn: row.issued_on,
    publishedOn: row.published_on,
    effectiveOn: row.effective_on,
    validity: validityOf(row),
    lapsesAfter: lapsesAfter(facts.validity, inForceFrom(facts)),
    effect: effectOn(facts, today),
    updatedAt: row.updated_at,
  }
}
