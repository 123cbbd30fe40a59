import type { Reader } from '../../db/transaction.ts'
import type { Actor } from '../../people/model.ts'
import { titleKey } from '../../text/citation-keys.ts'
import { parseDocumentNumber } from '../../text/document-number.ts'
import type { NamedTarget } from '../relation-model.ts'
import { type CandidateFacts, likelyTargets } from '../relation-rules.ts'
import { firstIssuedOn } from '../rules.ts'
import { visibleTo } from '../visibility.ts'

const SLICE = 500

/** Finds in the register what texts name, as far as the actor may see it; the answers are in the order asked. */
export async function findTargets(
  db: Reader,
  actor: Actor,
  sourceId: string,
  named: readonly NamedTarget[],
): Promise<readonly (readonly CandidateFacts[])[]> {
  const titles = new Set(named.map((n) => titleKey(n.title)))
  const numbers = new Set(named.flatMap((n) => (n.number === null ? [] : (parseDocumentNumber(n.number)?.key ?? []))))
  const found = new Map<string, CandidateFacts>()
  for (const [column, keys] of [
    ['document.title_key', [...titles]],
    ['document.number_key', [...numbers]],
  ] as const)
    for (let at = 0; at < keys.length; at += SLICE)
      for (const row of await issued(db, actor, sourceId)
        .where(column, 'in', keys.slice(at, at + SLICE))
        .execute())
        found.set(row.document_id, candidateOf(row))
  const all = [...found.values()]
  return named.map((n) => likelyTargets(n, titleKey(n.title), all))
}

const issued = (db: Reader, actor: Actor, sourceId: string) =>
  db
    .selectFrom('document')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .selectAll('document')
    .select('organ.name as making_organ')
    .where('document.stage', 'in', ['issued', 'published'])
    .where('document.document_id', '!=', sourceId)
    .where((eb) => visibleTo(eb, actor))
    .orderBy('document.document_id')

type Row = Awaited<ReturnType<ReturnType<typeof issued>['execute']>>[number]

type Named = Pick<
  Row,
  | 'document_id'
  | 'title'
  | 'title_key'
  | 'number_text'
  | 'number_key'
  | 'signed_on'
  | 'written_on'
  | 'issued_on'
  | 'published_on'
  | 'effective_on'
  | 'making_organ'
>

/** Gives what tells a document of the register from others of its title. */
export function candidateOf(row: Named): CandidateFacts {
  const dates = {
    signedOn: row.signed_on,
    writtenOn: row.written_on,
    issuedOn: row.issued_on,
    publishedOn: row.published_on,
    effectiveOn: row.effective_on,
  }
  return {
    documentId: row.document_id,
    title: row.title,
    numberText: row.number_text,
    makingOrgan: row.making_organ,
    issuedOn: firstIssuedOn(dates),
    numberKey: row.number_key,
    titleKey: row.title_key,
    dates: Object.values(dates),
  }
}
