import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type Work, type WorkDeps } from '../../db/transaction.ts'
import { obstacles } from '../../lib/obstacle.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import { isReviewedAtHome } from '../editing.ts'
import { insertDocument } from '../entering.ts'
import { type RequestActor, refuseWith, requirePermission } from '../guard.ts'
import type { DocumentInput, Stage } from '../model.ts'
import { firstIssuedOn, obstaclesInDates } from '../rules.ts'
import { titleFromFileName, type UploadedFile } from '../uploads.ts'
import { checkOrgans, translateTakenNumber } from './columns.ts'
import { addRevision, storeUpload, type UploadDeps } from './upload-revision.ts'

/**
 * Registers a draft of the person's own organ, with its first file when there is one; gives its id. Without a title the
 * name of the file stands in until the title in the text is confirmed.
 */
export async function registerDocument(
  deps: UploadDeps,
  actor: RequestActor,
  typed: DocumentInput,
  file: UploadedFile | null = null,
): Promise<string> {
  const input = { ...typed, title: typed.title || (file ? titleFromFileName(file.fileName) : '') }
  if (input.title === '') throw new Refused('invalid', '请填写名称，或者上传文件，由系统从文件中读出名称。')
  requirePermission(actor, 'document.create')
  const blob = file ? await storeUpload(deps, file) : null
  const documentId = await translateTakenNumber(deps, input, () =>
    inTransaction(deps, actor, async (work) => {
      if (![input.makingOrganId, input.draftingOrganId].includes(actor.organId))
        throw new Refused('forbidden', '只能登记本单位制定或者起草的文件。请把制定机关或起草单位选为本单位。')
      if (input.dates.issuedOn !== null || input.dates.publishedOn !== null)
        throw new Refused('invalid', '草案还没有印发、公布，请不要填写印发日期和公布日期。')
      refuseWith(obstaclesInDates(input.dates, work.today))
      await checkOrgans(work, input, false)
      const id = await insertDocument(work, input, 'drafting')
      await recordAudit(
        work,
        'document.registered',
        { type: 'document', id },
        { title: input.title, category: input.category },
      )
      if (file && blob) await addRevision(work, id, 'draft', file, blob)
      return id
    }),
  )
  deps.wakeWorker()
  return documentId
}

/** A document that came into the world outside this program. */
export interface IssuedDocument extends DocumentInput {
  /** `issued` still has its publication and filings before it; `published` only joins the ledger. */
  readonly stage: Extract<Stage, 'issued' | 'published'>
  /** Why it was not reviewed here: an old document, or one reviewed at home. */
  readonly reason: string
}

/** Records documents that were issued outside this program, all or none; gives their ids in the same order. */
export async function recordIssuedDocuments(
  deps: WorkDeps,
  actor: RequestActor,
  inputs: readonly IssuedDocument[],
): Promise<readonly string[]> {
  return translateTakenNumber(deps, inputs.length === 1 ? (inputs[0] ?? null) : null, () =>
    inTransaction(deps, actor, async (work) => {
      const ids: string[] = []
      for (const input of inputs) ids.push(await recordIssued(work, actor, input))
      return ids
    }),
  )
}

async function recordIssued(work: Work, actor: Actor, input: IssuedDocument): Promise<string> {
  await requireRecorder(work, actor, input)
  const { dates } = input
  refuseWith([
    ...obstacles([
      [input.reason.trim() === '', 'no_reason', '请说明这件文件为什么没有在本系统审核，例如“历史文件”。'],
      [firstIssuedOn(dates) === null, 'no_dates', '请至少填写成文、签署、印发、公布、施行日期中的一个。'],
      [input.stage === 'issued' && dates.issuedOn === null, 'no_issue', '请填写印发日期。'],
      [
        input.stage === 'issued' && dates.publishedOn !== null,
        'published_already',
        '公布日期请在“登记公布”一步填写，届时产生报备任务。',
      ],
      [input.stage === 'issued' && input.numberText === null, 'no_number', '请填写发文字号。'],
    ]),
    ...obstaclesInDates(dates, work.today),
  ])
  await checkOrgans(work, input, true)
  const id = await insertDocument(work, input, input.stage)
  await recordAudit(
    work,
    'document.recorded',
    { type: 'document', id },
    { title: input.title, category: input.category, stage: input.stage, reason: input.reason },
  )
  return id
}

/** The bureau keeps the ledger of all; organs that are reviewed at home record what they issued. */
async function requireRecorder(work: Work, actor: Actor, input: IssuedDocument): Promise<void> {
  if (may(actor, 'cleanup.manage')) return
  requirePermission(actor, 'document.create')
  const maker = await work.trx
    .selectFrom('organ')
    .select('kind')
    .where('organ_id', '=', input.makingOrganId)
    .executeTakeFirst()
  const isOwn = input.makingOrganId === actor.organId && maker !== undefined && isReviewedAtHome(maker.kind)
  if (!isOwn || input.stage !== 'issued')
    throw new Refused('forbidden', '本单位的文件须先在本系统送审。历史文件请由司法局补录。')
}
