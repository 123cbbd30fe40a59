import { recordAudit } from '../../audit/record.ts'
import type { Work } from '../../db/transaction.ts'
import { insertDocument } from '../../documents/entering.ts'
import { refuseWith } from '../../documents/guard.ts'
import type { Category, DocumentDates, Secrecy } from '../../documents/model.ts'
import { changeDocument, getDocument, hasFilings } from '../../documents/records.ts'
import { obstaclesInDates } from '../../documents/rules.ts'
import { obligationsOf, openFiling } from '../../filing/obligations.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import { type EntryRow, type ListRow, listBureauOrgans } from '../records.ts'
import { placeOf, usualCategory } from '../rules.ts'

/** What a person says of an omission beside what the row says. */
export interface OmissionInput {
  readonly title?: string | undefined
  readonly numberText?: string | undefined
  readonly publishedOn?: Day | undefined
  readonly makerId?: string | undefined
  readonly category?: Category | undefined
  readonly secrecy?: Secrecy | undefined
}

/**
 * Makes an omission good: registers the document where the register lacks it, opens its filings as of the day of its
 * publication, and marks it as found late (policy `rate-switches`). Gives the id of the document.
 */
export async function makeGood(
  work: Work,
  list: ListRow,
  row: EntryRow,
  documentId: string | null,
  input: OmissionInput,
): Promise<string> {
  const place = placeOf(row.row_number)
  const publishedOn = input.publishedOn ?? row.issued_on
  const document =
    documentId === null
      ? await enter(work, list, row, publishedOn, input)
      : await publish(work, place, documentId, publishedOn)
  if (await hasFilings(work.trx, document.id))
    throw new Refused('invalid', `${place}对应的文件已有备案，不是漏报。请选择“确认是同一件”。`)
  const { obligations, obstacles } = await obligationsOf(
    work.trx,
    { category: document.category, makingOrganId: document.makerId },
    document.dates,
  )
  refuseWith(obstacles.map((one) => ({ ...one, message: `${place}：${one.message}` })))
  for (const obligation of obligations)
    await openFiling(work, document.id, document.title, document.makerId, obligation)
  await work.trx
    .insertInto('found_omission')
    .values({
      document_id: document.id,
      list_id: list.list_id,
      row_id: row.row_id,
      found_on: work.today,
      found_by: work.actor.userId,
      found_by_name: work.actor.displayName,
      found_at: work.now,
    })
    .execute()
  await recordAudit(
    work,
    'omission.found',
    { type: 'document', id: document.id },
    { list: list.name, row: row.row_number === null ? null : place, foundOn: work.today, filings: obligations.length },
  )
  return document.id
}

interface Entered {
  readonly id: string
  readonly title: string
  readonly category: Category
  readonly makerId: string
  readonly dates: DocumentDates & { readonly publishedOn: Day }
}

const noDay = (place: string): Refused =>
  new Refused('invalid', `${place}没有日期，期限无从起算。请打开该行，补填公布日期后再处理。`)

/** Registers the document of a row: published outside this program on the day that the list gives. */
async function enter(
  work: Work,
  list: ListRow,
  row: EntryRow,
  publishedOn: Day | null,
  input: OmissionInput,
): Promise<Entered> {
  const place = placeOf(row.row_number)
  const title = input.title ?? row.title
  const makerId = row.maker_organ_id ?? input.makerId
  const numberText = input.numberText ?? row.number_text
  if (title === '') throw new Refused('invalid', `${place}没有文件名称。请打开该行，补填名称后再处理。`)
  if (!makerId) throw new Refused('invalid', `${place}的制定机关没有认出。请选择制定机关后再处理。`)
  if (publishedOn === null) throw noDay(place)
  const actor = { userId: work.actor.userId ?? '', displayName: '', organId: list.owner_organ_id, roles: [] }
  const reach = await listBureauOrgans(work.trx, actor, list.covers_from)
  const maker = reach.find((organ) => organ.organId === makerId)
  if (!maker) throw new Refused('invalid', `${place}的制定机关不由您的单位核对。请重新选择。`)
  const category = input.category ?? usualCategory(maker.kind)
  const dates = { signedOn: null, writtenOn: null, issuedOn: publishedOn, publishedOn, effectiveOn: null }
  refuseWith(obstaclesInDates(dates, work.today).map((one) => ({ ...one, message: `${place}：${one.message}` })))
  const reason = `核对发文目录“${list.name}”${place}时发现漏报，补录。`
  const id = await insertDocument(
    work,
    {
      title,
      category,
      secrecy: input.secrecy ?? 'public',
      makingOrganId: makerId,
      draftingOrganId: makerId,
      implementingOrganId: null,
      numberText,
      dates,
      validity: null,
      validitySource: null,
      note: reason,
    },
    'published',
  )
  await recordAudit(
    work,
    'document.recorded',
    { type: 'document', id },
    { title, category, stage: 'published', reason },
  )
  return { id, title, category, makerId, dates }
}

/** Takes a registered document that was never filed; one that nobody marked as published is published as the list says. */
async function publish(work: Work, place: string, documentId: string, on: Day | null): Promise<Entered> {
  const row = await getDocument(work.trx, documentId)
  const publishedOn = row.published_on ?? on
  if (publishedOn === null) throw noDay(place)
  const dates = {
    signedOn: row.signed_on,
    writtenOn: row.written_on,
    issuedOn: row.issued_on,
    publishedOn,
    effectiveOn: row.effective_on,
  }
  if (row.stage === 'issued') {
    await changeDocument(work, documentId, row.version, { stage: 'published', published_on: publishedOn })
    await recordAudit(
      work,
      'document.published',
      { type: 'document', id: documentId },
      { publishedOn, effectiveOn: row.effective_on, place: null, filings: 0 },
    )
  }
  return { id: documentId, title: row.title, category: row.category, makerId: row.making_organ_id, dates }
}
