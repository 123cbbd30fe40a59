import { listAuditOf } from '../../audit/queries.ts'
import { getCalendar } from '../../calendar/records.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Category } from '../../documents/model.ts'
import { listMakers } from '../../documents/queries/makers.ts'
import { visibleTo } from '../../documents/visibility.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import type { AnyPolicy, PolicyKey } from '../../policy/model.ts'
import { listPolicies } from '../../policy/records.ts'
import { findPolicyOn, policyLabel, policyOn } from '../../policy/rules.ts'
import {
  type DueChange,
  FILING_MATERIALS,
  type FilingFacts,
  type FilingMaterial,
  type FilingPageData,
  type FilingSubmissionDetail,
} from '../model.ts'
import { obligationTo } from '../obligations.ts'
import { materialsOf, requiredMaterials } from '../pack-rules.ts'
import { factsOf, listSubmissions, readTrace } from '../records.ts'
import { stepDue, timeliness } from '../rules.ts'

/** Reads everything the page of a filing shows. Throws `not_found` also when the person may not see the document. */
export async function getFilingPage(db: Reader, actor: Actor, filingId: string, today: Day): Promise<FilingPageData> {
  const row = await db
    .selectFrom('filing')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('organ as recipient', 'recipient.organ_id', 'filing.recipient_organ_id')
    .innerJoin('organ as filer', 'filer.organ_id', 'filing.filing_organ_id')
    .innerJoin('calendar', 'calendar.calendar_id', 'filing.calendar_id')
    .leftJoin('found_omission', 'found_omission.document_id', 'filing.document_id')
    .selectAll('filing')
    .select([
      'document.title',
      'document.number_text',
      'document.category',
      'document.published_on',
      'document.effective_on',
      'document.early_effect_reason',
      'document.making_organ_id',
      'document.signed_on',
      'document.written_on',
      'document.issued_on',
      'recipient.name as recipient_name',
      'filer.name as filer_name',
      'calendar.name as calendar_name',
      'found_omission.found_on',
    ])
    .where('filing_id', '=', filingId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这件备案，或者您无权查看。')
  const submissions = await listSubmissions(db, filingId)
  const facts = factsOf(row, submissions)
  const policies = await listPolicies(db)
  const policy = findPolicyOn(policies, row.policy_key as PolicyKey, row.policy_from)
  const { supplementedCountsFrom } = policyOn(policies, 'rate-switches', today).value
  const dates = {
    signedOn: row.signed_on,
    writtenOn: row.written_on,
    issuedOn: row.issued_on,
    publishedOn: row.published_on,
    effectiveOn: row.effective_on,
  }
  const document = { category: row.category, makingOrganId: row.making_organ_id }
  const materials =
    (await obligationTo(db, document, dates, row.recipient_organ_id))?.materials ??
    materialsOf(policies, row.category, row.published_on ?? row.counted_from)
  return {
    filingId,
    documentId: row.document_id,
    title: row.title,
    numberText: row.number_text,
    category: row.category as Category,
    publishedOn: row.published_on,
    foundOn: row.found_on,
    makers: await listMakers(db, row.document_id),
    filingOrganId: row.filing_organ_id,
    filingOrgan: row.filer_name,
    recipientId: row.recipient_organ_id,
    recipient: row.recipient_name,
    facts,
    time: timeliness(facts, supplementedCountsFrom, today),
    due: {
      day: row.due_on,
      provisional: row.is_provisional === 1,
      countedFrom: row.counted_from,
      startEvent: row.start_event,
      limit: row.limit_days,
      unit: row.unit,
      trace: readTrace(row.trace),
      policyLabel: policyLabel(row.policy_key as PolicyKey),
      legalBasis: policy?.legalBasis ?? '',
      isPolicyConfirmed: policy?.confirmed === 1,
      calendarName: row.calendar_name,
    },
    required: requiredMaterials(materials, row.early_effect_reason !== null),
    formalCheck: await formalCheckOf(db, row, facts, policies),
    submissions: await submissionDetails(db, filingId),
    dueChanges: await listDueChanges(db, { type: 'filing', id: filingId }),
    history: await listAuditOf(db, [{ type: 'filing', id: filingId }]),
  }
}

/** Counts the formal check (形式审查) of what was submitted last, by policy `filing-formal-check` and the recipient's calendar. */
async function formalCheckOf(
  db: Reader,
  row: { readonly calendar_id: string },
  facts: FilingFacts,
  policies: readonly AnyPolicy[],
): Promise<FilingPageData['formalCheck']> {
  const last = facts.submissions.at(-1)
  if (facts.status !== 'submitted' || !last) return null
  const limit = policyOn(policies, 'filing-formal-check', last.submittedOn)
  const roll = policyOn(policies, 'filing-roll', last.submittedOn).value
  const due = stepDue(last.submittedOn, limit, 'submitted', roll, await getCalendar(db, row.calendar_id))
  return { day: due.day, trace: due.trace.map((line) => line.text) }
}

async function submissionDetails(db: Reader, filingId: string): Promise<readonly FilingSubmissionDetail[]> {
  const rows = await db
    .selectFrom('filing_submission')
    .leftJoin('registration', 'registration.submission_id', 'filing_submission.submission_id')
    .leftJoin('revision', 'revision.revision_id', 'filing_submission.revision_id')
    .select([
      'filing_submission.serial',
      'submitted_on',
      'submitted_at',
      'submitted_by_name',
      'report_number',
      'materials',
      'late_reason',
      'revision.serial as revision_serial',
      'registration_id',
      'outcome',
      'number',
      'reason',
      'are_materials_conforming',
      'decided_on',
      'decided_by_name',
      'supplement_due_on',
      'supplement_trace',
    ])
    .where('filing_submission.filing_id', '=', filingId)
    .orderBy('filing_submission.serial')
    .execute()
  const details: FilingSubmissionDetail[] = []
  for (const row of rows)
    details.push({
      serial: row.serial,
      submittedOn: row.submitted_on,
      submittedAt: row.submitted_at,
      submittedByName: row.submitted_by_name,
      reportNumber: row.report_number,
      materials: readMaterials(row.materials),
      lateReason: row.late_reason,
      revisionSerial: row.revision_serial,
      registration:
        row.outcome && row.decided_on
          ? {
              outcome: row.outcome,
              number: row.number,
              reason: row.reason,
              areMaterialsConforming: row.are_materials_conforming === 1,
              decidedOn: row.decided_on,
              decidedByName: row.decided_by_name ?? '',
              supplementDueOn: row.supplement_due_on,
              supplementTrace: readTrace(row.supplement_trace),
              supplementChanges: await listDueChanges(db, { type: 'registration', id: row.registration_id ?? '' }),
            }
          : null,
    })
  return details
}

function readMaterials(json: string): readonly FilingMaterial[] {
  const list: unknown = JSON.parse(json)
  return FILING_MATERIALS.filter((material) => Array.isArray(list) && list.includes(material))
}

async function listDueChanges(
  db: Reader,
  subject: { readonly type: 'filing' | 'registration'; readonly id: string },
): Promise<readonly DueChange[]> {
  const rows = await db
    .selectFrom('due_change')
    .select(['old_due_on', 'new_due_on', 'reason', 'changed_at'])
    .where('subject_type', '=', subject.type)
    .where('subject_id', '=', subject.id)
    .orderBy('changed_at')
    .execute()
  return rows.map((r) => ({ from: r.old_due_on, to: r.new_due_on, reason: r.reason, at: r.changed_at }))
}
