import { textContains } from '../../db/contains.ts'
import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import { visibleTo } from '../../documents/visibility.ts'
import { readTrace } from '../../filing/records.ts'
import { papersVisibleTo } from '../../filing/visibility.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { FilingReviewLine, FilingReviewState, SuggestionLine, SuggestionSource } from '../model.ts'

export interface ReviewFilter {
  readonly state?: FilingReviewState | undefined
  readonly words?: string | undefined
}

/** Lists the reviews of filings that a person may see, the newest first. */
export async function listFilingReviews(
  db: Reader,
  actor: Actor,
  filter: ReviewFilter,
  cursor: Cursor | null,
  size: number,
): Promise<Page<FilingReviewLine>> {
  const matching = db
    .selectFrom('filing_review')
    .innerJoin('filing', 'filing.filing_id', 'filing_review.filing_id')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .innerJoin('organ as filer', 'filer.organ_id', 'filing.filing_organ_id')
    .where((eb) => papersVisibleTo(eb as never, actor))
    .$if(filter.state !== undefined, (q) => q.where('filing_review.state', '=', filter.state as FilingReviewState))
    .$if(filter.words !== undefined, (q) =>
      q.where((eb) => textContains(eb.ref('document.title_key'), filter.words ?? '')),
    )
  const { total } = await matching.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const rows = await matching
    .selectAll('filing_review')
    .select(['document.title', 'recipient.name as recipient', 'filer.name as filer'])
    .$if(cursor !== null, (q) => q.where('filing_review.filing_id', back ? '>' : '<', String(cursor?.keys[0])))
    .orderBy('filing_review.filing_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const last = await lastSteps(
    db,
    rows.map((row) => row.filing_id),
  )
  const lines = rows.map((row): FilingReviewLine => {
    const step = last.get(row.filing_id)
    return {
      filingId: row.filing_id,
      title: row.title,
      filingOrgan: row.filer,
      recipient: row.recipient,
      state: row.state,
      openedOn: row.opened_on,
      dueOn: row.due_on,
      concludedOn: row.concluded_on,
      lastStep: step?.kind ?? null,
      stepDueOn: row.state === 'correcting' ? (step?.due_on ?? null) : null,
    }
  })
  return pageOf(lines, size, total, cursor, (line) => [line.filingId])
}

async function lastSteps(db: Reader, filingIds: readonly string[]) {
  if (filingIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('correction_step')
    .select(['filing_id', 'kind', 'due_on'])
    .where('filing_id', 'in', filingIds)
    .orderBy('serial')
    .execute()
  return new Map(rows.map((row) => [row.filing_id, row]))
}

export interface SuggestionFilter {
  readonly source?: SuggestionSource | undefined
  readonly open?: 'open' | 'answered' | undefined
  readonly words?: string | undefined
}

const suggestions = (db: Reader, actor: Actor) =>
  db
    .selectFrom('review_suggestion')
    .leftJoin('document', 'document.document_id', 'review_suggestion.document_id')
    // Of a document that the person may not see nothing is told, not even that somebody complained of it.
    .where((eb) => eb.or([eb('review_suggestion.document_id', 'is', null), visibleTo(eb as never, actor)]))
    .selectAll('review_suggestion')

type Row = Awaited<ReturnType<ReturnType<typeof suggestions>['execute']>>[number]

const lineOf = (row: Row): SuggestionLine => ({
  suggestionId: row.suggestion_id,
  source: row.source,
  sourceName: row.source_name,
  documentId: row.document_id,
  title: row.title,
  words: row.words,
  receivedOn: row.received_on,
  dueOn: row.due_on,
  dueTrace: readTrace(row.due_trace).map((line) => line.text),
  outcome: row.outcome,
  reply: row.reply,
  repliedOn: row.replied_on,
  repliedByName: row.replied_by_name,
  recordedByName: row.recorded_by_name,
  version: row.version,
})

/** Lists suggestions, the newest first. */
export async function listSuggestions(
  db: Reader,
  actor: Actor,
  filter: SuggestionFilter,
  cursor: Cursor | null,
  size: number,
): Promise<Page<SuggestionLine>> {
  const matching = suggestions(db, actor)
    .$if(filter.source !== undefined, (q) => q.where('source', '=', filter.source as SuggestionSource))
    .$if(filter.open === 'open', (q) => q.where('outcome', 'is', null))
    .$if(filter.open === 'answered', (q) => q.where('outcome', 'is not', null))
    .$if(filter.words !== undefined, (q) =>
      q.where((eb) => textContains(eb.ref('review_suggestion.title_key'), filter.words ?? '')),
    )
  const { total } = await matching
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const rows = await matching
    .$if(cursor !== null, (q) => q.where('suggestion_id', back ? '>' : '<', String(cursor?.keys[0])))
    .orderBy('suggestion_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  return pageOf(rows.map(lineOf), size, total, cursor, (line) => [line.suggestionId])
}

/** Reads one suggestion. Throws `not_found`. */
export async function getSuggestion(db: Reader, actor: Actor, suggestionId: string): Promise<SuggestionLine> {
  const row = await suggestions(db, actor).where('suggestion_id', '=', suggestionId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这件审查建议。请从列表中选择。')
  return lineOf(row)
}

/** Lists the suggestions about a document. */
export const listSuggestionsAbout = async (
  db: Reader,
  actor: Actor,
  documentId: string,
): Promise<readonly SuggestionLine[]> =>
  (
    await suggestions(db, actor)
      .where('review_suggestion.document_id', '=', documentId)
      .orderBy('suggestion_id', 'desc')
      .execute()
  ).map(lineOf)
