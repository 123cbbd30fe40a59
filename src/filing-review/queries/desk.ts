import type { Reader } from '../../db/transaction.ts'
import { visibleTo } from '../../documents/visibility.ts'
import { readTrace } from '../../filing/records.ts'
import { papersVisibleTo } from '../../filing/visibility.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may, mayFileFor } from '../../people/rules.ts'
import type { CorrectionStepLine, FilingReviewDesk, ReviewGround } from '../model.ts'
import { type FilingReviewRow, factsOfReview, findReview, listSteps } from '../records.ts'
import { nextSteps, obstaclesToConclude, obstaclesToExtend, obstaclesToOpen, obstaclesToStep } from '../rules.ts'

const traceWords = (json: string | null): readonly string[] => readTrace(json).map((line) => line.text)

/**
 * Reads the review of a filing with what may be done now. It is for the authority and for who files; throws `not_found`
 * for everybody else.
 */
export async function getFilingReviewDesk(
  db: Reader,
  actor: Actor,
  filingId: string,
  today: Day,
): Promise<FilingReviewDesk> {
  const filing = await db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .innerJoin('organ as filer', 'filer.organ_id', 'filing.filing_organ_id')
    .select([
      'filing.document_id',
      'filing.status',
      'filing.filing_organ_id',
      'filing.recipient_organ_id',
      'document.title',
      'document.number_text',
      'recipient.name as recipient',
      'filer.name as filer',
    ])
    .where('filing.filing_id', '=', filingId)
    .where((eb) => papersVisibleTo(eb as never, actor))
    .executeTakeFirst()
  if (!filing) throw new Refused('not_found', '没有这件备案，或者您无权查看它的审查。')
  const row = await findReview(db, filingId)
  const steps = await listSteps(db, filingId)
  const facts = row ? factsOfReview(row, steps) : null
  const decides = may(actor, 'filing.register')
  const answers = decides || mayFileFor(actor, filing.filing_organ_id)
  return {
    filingId,
    documentId: filing.document_id,
    title: filing.title,
    numberText: filing.number_text,
    filingOrgan: filing.filer,
    recipient: filing.recipient,
    review: row ? await reviewOf(db, row) : null,
    steps: await stepLines(db, actor, steps, filing.recipient_organ_id),
    acts: {
      open: decides && !facts ? obstaclesToOpen(filing.status, facts) : null,
      extend: facts && may(actor, 'review.extend') && facts.state === 'open' ? obstaclesToExtend(facts, today) : null,
      conclude: facts && decides && facts.state === 'open' ? obstaclesToConclude(facts) : null,
      next: facts && decides ? nextSteps(facts, today) : [],
      answer: facts && answers && facts.state === 'correcting' ? obstaclesToStep(facts, 'answer', today) : null,
    },
  }
}

async function reviewOf(db: Reader, row: FilingReviewRow): Promise<FilingReviewDesk['review']> {
  const calendar = await db
    .selectFrom('calendar')
    .select('name')
    .where('calendar_id', '=', row.calendar_id)
    .executeTakeFirst()
  return {
    state: row.state,
    openedOn: row.opened_on,
    openedByName: row.opened_by_name,
    due: { day: row.due_on, provisional: row.is_provisional === 1, trace: traceWords(row.trace) },
    calendarName: calendar?.name ?? row.calendar_id,
    extension: row.extended_on
      ? { on: row.extended_on, reason: row.extension_reason ?? '', byName: row.extended_by_name ?? '' }
      : null,
    grounds: JSON.parse(row.grounds ?? '[]') as ReviewGround[],
    conclusion: row.conclusion,
    concludedOn: row.concluded_on,
    concludedByName: row.concluded_by_name,
    version: row.version,
  }
}

async function stepLines(
  db: Reader,
  actor: Actor,
  steps: Awaited<ReturnType<typeof listSteps>>,
  recipientId: string,
): Promise<readonly CorrectionStepLine[]> {
  const ids = steps.flatMap((step) => step.corrected_document_id ?? [])
  const corrected =
    ids.length === 0
      ? []
      : await db
          .selectFrom('document')
          .leftJoin('filing', (join) =>
            join
              .onRef('filing.document_id', '=', 'document.document_id')
              .on('filing.recipient_organ_id', '=', recipientId),
          )
          .select(['document.document_id', 'document.title', 'filing.filing_id'])
          .where('document.document_id', 'in', ids)
          .where((eb) => visibleTo(eb, actor))
          .execute()
  return steps.map((step) => {
    const document = corrected.find((one) => one.document_id === step.corrected_document_id)
    return {
      serial: step.serial,
      kind: step.kind,
      words: step.words,
      number: step.number,
      actedOn: step.acted_on,
      dueOn: step.due_on,
      dueTrace: traceWords(step.due_trace),
      correctedDocumentId: document?.document_id ?? null,
      correctedTitle: document?.title ?? null,
      refiledFilingId: document?.filing_id ?? null,
      recordedByName: step.recorded_by_name,
    }
  })
}
