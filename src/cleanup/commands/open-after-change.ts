import { recordAudit } from '../../audit/record.ts'
import { getCalendar } from '../../calendar/records.ts'
import { dueDate } from '../../calendar/working-days.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { type RequestActor, requirePermission } from '../../documents/guard.ts'
import { changeOf, dependentIds } from '../../documents/queries/dependents.ts'
import { documentLines } from '../../documents/queries/document-lines.ts'
import { visibleDocument } from '../../documents/queries/relation-desk.ts'
import { dayWords } from '../../lib/day-words.ts'
import { Refused } from '../../lib/refused.ts'
import { getPolicy } from '../../policy/records.ts'
import { insertCampaign } from './open-campaign.ts'

/** What cannot be cleaned up any more, or not yet. */
const OVER = ['lapsed', 'repealed', 'not_issued']

/**
 * Opens an immediate clean-up (即时清理) of the documents that rest on one that was amended, repealed or has lapsed; the
 * units answer within policy `upper-law-response` from the day of the change (domain.md §4.1). Gives the campaign's id.
 */
export async function openCleanupAfterChange(
  deps: WorkDeps,
  actor: RequestActor,
  input: { readonly documentId: string; readonly decidingOrganId: string },
): Promise<string> {
  requirePermission(actor, 'cleanup.manage')
  return inTransaction(deps, actor, async (work) => {
    const { trx, today } = work
    const document = await visibleDocument(trx, actor, input.documentId)
    const change = await changeOf(trx, document, today)
    if (!change) throw new Refused('invalid', '这件文件没有被修改、废止，也没有失效，不需要即时清理。')
    const lines = await documentLines(trx, await dependentIds(trx, actor, input.documentId), today)
    const ids = lines.filter((line) => !OVER.includes(line.effect.state)).map((line) => line.documentId)
    if (ids.length === 0) throw new Refused('invalid', '依据或者引用它的文件都已不在施行，没有需要清理的。')
    const limit = await getPolicy(trx, 'upper-law-response', change.on)
    const { value: calendarId } = await getPolicy(trx, 'review-calendar', change.on)
    const due = dueDate(change.on, { ...limit.value, roll: false }, await getCalendar(trx, calendarId))
    const name = `因《${document.title}》自${dayWords(change.on)}变动的即时清理`
    const campaignId = await insertCampaign(
      work,
      {
        name,
        kind: 'immediate',
        scope: `依据或者引用《${document.title}》的文件。${change.reason}实施单位应当在${dayWords(due.day)}前提出清理意见。`,
        issuedFrom: null,
        cutOffOn: today,
        decidingOrganId: input.decidingOrganId,
        supersededOutcome: (await getPolicy(trx, 'superseded-outcome', today)).value,
      },
      ids,
    )
    await trx
      .insertInto('change_cleanup')
      .values({
        campaign_id: campaignId,
        document_id: input.documentId,
        changed_on: change.on,
        due_on: due.day,
        policy_id: 'upper-law-response',
      })
      .execute()
    await recordAudit(
      work,
      'change.cleanup_opened',
      { type: 'document', id: input.documentId },
      { campaign: name, documents: ids.length, changedOn: change.on, dueOn: due.day, policy: limit.label },
    )
    return campaignId
  }).catch((error: unknown) => {
    if (deps.database.isUniqueViolation(error))
      throw new Refused('conflict', '因这次变动的即时清理已经开展。请刷新页面，从页面上的链接进入。')
    throw error
  })
}
