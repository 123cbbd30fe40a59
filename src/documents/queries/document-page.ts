import type { AuditLine } from '../../audit/model.ts'
import { listAuditOf } from '../../audit/queries.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import { listPolicies } from '../../policy/records.ts'
import { findPolicyOn } from '../../policy/rules.ts'
import { fixedFields, obstaclesToUpload } from '../editing.ts'
import { listEffects } from '../effect-records.ts'
import { mayEdit } from '../guard.ts'
import { type IssueScene, issueScene } from '../issue-text.ts'
import { lifeOf } from '../life-rules.ts'
import type { DocumentActions, DocumentLine, DocumentPage, RevisionLine, RevisionText } from '../model.ts'
import { type DocumentRow, factsOf, hasFilings } from '../records.ts'
import { firstIssuedOn, inForceFrom, obstaclesToIssue } from '../rules.ts'
import { textProposals } from '../text-proposals.ts'
import { isLongerThan, longestValidity } from '../validity-rules.ts'
import { reviewVisibleTo, visibleTo } from '../visibility.ts'
import { documentsWithOrgans, lineOf } from './document-lines.ts'
import { listJointMakers } from './makers.ts'
import { findText, listRevisions } from './revisions.ts'

/** Reads everything the page of a document shows. Throws `not_found` also when the person may not see it. */
export async function getDocumentPage(db: Reader, actor: Actor, documentId: string, today: Day): Promise<DocumentPage> {
  const row = await documentsWithOrgans(db)
    .where('document.document_id', '=', documentId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
  const effects = (await listEffects(db, [documentId])).get(documentId) ?? []
  const revisions = await listRevisions(db, documentId)
  const current = await withText(db, revisions.find((r) => r.kind === 'official') ?? revisions[0])
  const actions = actionsOf(actor, row, revisions, await issueScene(db, documentId), today)
  const fixed = fixedFields(row.stage, await hasFilings(db, documentId))
  const line = lineOf(row, effects, today)
  return {
    ...line,
    version: row.version,
    makingOrganId: row.making_organ_id,
    draftingOrganId: row.drafting_organ_id,
    implementingOrganId: row.implementing_organ_id,
    jointMakers: (await listJointMakers(db, documentId)).map((organ) => organ.name),
    validitySource: row.validity_source,
    validityQuote: row.validity_source === 'clause' ? validityQuote(current) : null,
    longerThan: await longerThan(db, line),
    earlyEffectReason: row.early_effect_reason,
    publicationPlace: row.publication_place,
    note: row.note,
    effects,
    life: lifeOf(factsOf(row, effects)),
    revisions,
    current,
    proposals: actions.mayEdit && current?.text ? textProposals(line, current.text, fixed) : [],
    actions,
    fixed,
  }
}

/** Points out a validity longer than the policy of its day allows; the law lets it be longer with a reason. */
async function longerThan(db: Reader, line: DocumentLine): Promise<DocumentPage['longerThan']> {
  const issued = firstIssuedOn(line)
  if (issued === null || line.lapsesAfter === null) return null
  const policies = await listPolicies(db)
  const of = (key: 'validity.general' | 'validity.trial' | 'validity.notice') => findPolicyOn(policies, key, issued)
  const [general, trial, notice] = [of('validity.general'), of('validity.trial'), of('validity.notice')]
  if (!general || !trial || !notice) return null
  const periods = { general: general.value, trial: trial.value, notice: notice.value }
  const limit = longestValidity(line.title, line.category, periods)
  if (limit === null || !isLongerThan(limit.years, inForceFrom(line), line.lapsesAfter)) return null
  const policy = of(limit.policyKey)
  return { label: policy?.label ?? '', years: limit.years, confirmed: policy?.confirmed === 1 }
}

const validityQuote = (current: RevisionText | null): string | null =>
  current?.text?.proposals?.find((p) => p.fact === 'validity')?.quote.trim() ?? null

async function withText(db: Reader, revision: RevisionLine | undefined): Promise<RevisionText | null> {
  return revision ? { ...revision, text: await findText(db, revision.revisionId) } : null
}

function actionsOf(
  actor: Actor,
  row: DocumentRow,
  revisions: readonly RevisionLine[],
  scene: IssueScene,
  today: Day,
): DocumentActions {
  const isOwn = [row.making_organ_id, row.drafting_organ_id].includes(actor.organId)
  const hasOfficial = revisions.some((r) => r.kind === 'official')
  const isBeforeIssue = row.stage !== 'issued' && row.stage !== 'published'
  return {
    mayEdit: mayEdit(actor, row),
    upload:
      isOwn && may(actor, 'revision.upload')
        ? {
            draft: obstaclesToUpload(row.stage, 'draft', hasOfficial),
            official: obstaclesToUpload(row.stage, 'official', hasOfficial),
          }
        : null,
    issue: isOwn && may(actor, 'document.issue') && isBeforeIssue ? obstaclesBeforeForm(row, scene, today) : null,
  }
}

/** What is still to be typed in the form is no obstacle to opening it. */
const obstaclesBeforeForm = (row: DocumentRow, scene: IssueScene, today: Day) =>
  obstaclesToIssue(
    {
      stage: row.stage,
      isCleared: row.stage === 'reviewed',
      category: row.category,
      hasPassedMeeting: scene.hasPassedMeeting,
      hasIssuedText: scene.reviewed ? scene.issued !== null : undefined,
      numberText: row.number_text,
      signedOn: row.signed_on,
      writtenOn: row.written_on,
      issuedOn: row.issued_on,
      publishedOn: null,
      effectiveOn: null,
    },
    today,
  ).filter((o) => !['no_number', 'no_signing', 'no_issue'].includes(o.code))

/** Lists what happened to a document, and in those of its reviews and filings that the person may read, oldest first. */
export async function documentTimeline(db: Reader, actor: Actor, documentId: string): Promise<readonly AuditLine[]> {
  const reviews = may(actor, 'review.read')
    ? await db
        .selectFrom('review')
        .innerJoin('document', 'document.document_id', 'review.document_id')
        .select('review_id as id')
        .where('review.document_id', '=', documentId)
        .where((eb) => reviewVisibleTo(eb, actor))
        .execute()
    : []
  const filings = may(actor, 'filing.read')
    ? await db.selectFrom('filing').select('filing_id as id').where('document_id', '=', documentId).execute()
    : []
  return listAuditOf(db, [
    { type: 'document', id: documentId },
    ...reviews.map(({ id }) => ({ type: 'review', id })),
    ...filings.map(({ id }) => ({ type: 'filing', id })),
  ])
}
