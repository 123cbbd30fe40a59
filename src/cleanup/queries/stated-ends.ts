import { setImmediate as breathe } from 'node:timers/promises'
import type { Reader } from '../../db/transaction.ts'
import { firstIssuedOn, inForceFrom } from '../../documents/rules.ts'
import type { Day } from '../../lib/day.ts'
import { findRelations, type StatedRelation } from '../../text/relations.ts'
import type { StatedEnd } from '../signal-rules.ts'
import type { RegisterIndex } from './register-index.ts'

/**
 * Finds which documents the official texts of others say to end, where nobody confirmed or dismissed that yet. Texts are
 * read one by one, the server stays free; secret documents neither say nor are named.
 */
export async function readStatedEnds(
  db: Reader,
  index: RegisterIndex,
): Promise<ReadonlyMap<string, readonly StatedEnd[]>> {
  const decided = await decidedRelations(db)
  const found = new Map<string, StatedEnd[]>()
  for await (const source of endingSources(db)) {
    const { plain } = await db
      .selectFrom('revision_text')
      .select('plain')
      .where('revision_id', '=', source.revision_id)
      .executeTakeFirstOrThrow()
    const open = findRelations(source.title, plain.split('\n'))
      .relations.filter(isEnd)
      .filter((r) => !decided.has(`${source.document_id} ${r.key}`))
    for (const relation of open)
      for (const { documentId, dates } of index.find(relation)) {
        const isEarlier = dates.some((d) => d !== null && d <= source.issuedOn)
        if (documentId === source.document_id || !isEarlier || decided.has(`${source.document_id} ${documentId}`))
          continue
        const end = { documentId: source.document_id, title: source.title, kind: relation.kind, from: source.from }
        found.set(documentId, [...(found.get(documentId) ?? []), end])
      }
  }
  return found
}

const isEnd = (r: StatedRelation): r is StatedRelation & { readonly kind: 'repeals' | 'ends' } =>
  r.kind === 'repeals' || r.kind === 'ends'

interface Source {
  readonly document_id: string
  readonly revision_id: string
  readonly title: string
  readonly issuedOn: Day
  readonly from: Day
}

const SLICE = 100

/** Issued documents whose official text has words that end others, with the day from which they hold. */
async function* endingSources(db: Reader): AsyncGenerator<Source> {
  const all = await db
    .selectFrom('document')
    .select('document_id')
    .where('stage', 'in', ['issued', 'published'])
    .where('secrecy', '!=', 'secret')
    .orderBy('document_id')
    .execute()
  for (let at = 0; at < all.length; at += SLICE)
    for (const row of await sourcesAmong(
      db,
      all.slice(at, at + SLICE).map((d) => d.document_id),
    )) {
      await breathe()
      const dates = {
        signedOn: row.signed_on,
        writtenOn: row.written_on,
        issuedOn: row.issued_on,
        publishedOn: row.published_on,
        effectiveOn: row.effective_on,
      }
      const [issuedOn, from] = [firstIssuedOn(dates), inForceFrom(dates)]
      const { document_id, revision_id, title } = row
      if (issuedOn !== null && from !== null) yield { document_id, revision_id, title, issuedOn, from }
    }
}

/** The newest official text counts. */
async function sourcesAmong(db: Reader, documentIds: readonly string[]) {
  await breathe()
  const rows = await db
    .selectFrom('document')
    .innerJoin('revision', 'revision.document_id', 'document.document_id')
    .innerJoin('revision_text', 'revision_text.revision_id', 'revision.revision_id')
    .select(['document.document_id', 'title', 'revision.revision_id'])
    .select(['signed_on', 'written_on', 'issued_on', 'published_on', 'effective_on'])
    .select((eb) => eb.or([eb('plain', 'like', '%废止%'), eb('plain', 'like', '%失效%')]).as('ends'))
    .where('document.document_id', 'in', documentIds)
    .where('revision.kind', '=', 'official')
    .orderBy('revision.serial')
    .execute()
  return [...new Map(rows.map((row) => [row.document_id, row])).values()].filter((row) => Boolean(row.ends))
}

/** What people decided of, by the document that says it and by the key or the document that it is about. */
async function decidedRelations(db: Reader): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('document_relation')
    .select(['source_document_id', 'target_key', 'target_document_id'])
    .where('kind', 'in', ['repeals', 'ends', 'replaces'])
    .execute()
  return new Set(
    rows.flatMap((r) => [
      `${r.source_document_id} ${r.target_key}`,
      ...(r.target_document_id === null ? [] : [`${r.source_document_id} ${r.target_document_id}`]),
    ]),
  )
}
