import { recordAudit } from '../audit/record.ts'
import { calendarReader } from '../calendar/records.ts'
import type { Reader, Work } from '../db/transaction.ts'
import type { Category, DocumentDates } from '../documents/model.ts'
import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import { startWords } from '../policy/codecs.ts'
import { listPolicies } from '../policy/records.ts'
import { policyOn } from '../policy/rules.ts'
import type { FilingDue, MaterialList } from './model.ts'
import { materialsOf } from './pack-rules.ts'
import { insertFiling, listOrganNodes } from './records.ts'
import { filingDue, limitOf, obstaclesInRecipients, recipientsOf } from './rules.ts'

export interface Obligation {
  readonly recipientId: string
  readonly recipient: string
  readonly due: FilingDue
  readonly materials: MaterialList
}

/**
 * Works out to whom a document must be filed and by when, if it is published as given; for the page that previews it
 * and for the command that does it. The limits are those in force on the day of publication.
 */
export async function obligationsOf(
  db: Reader,
  document: { readonly category: Category; readonly makingOrganId: string },
  dates: DocumentDates & { readonly publishedOn: Day },
): Promise<{ readonly obligations: readonly Obligation[]; readonly obstacles: readonly Obstacle[] }> {
  const policies = await listPolicies(db)
  const on = dates.publishedOn
  const organs = await listOrganNodes(db, on)
  const recipients = recipientsOf(document, organs, policyOn(policies, 'filing-recipients', on).value)
  const obstacles: Obstacle[] = [...obstaclesInRecipients(recipients)]
  const roll = policyOn(policies, 'filing-roll', on).value
  const calendarOf = calendarReader(db)
  const obligations: Obligation[] = []
  for (const { organ, rule } of recipients.found) {
    const limit = limitOf(rule, policies, on)
    const due = filingDue(dates, limit, rule.roll ?? roll, await calendarOf(rule.calendarId))
    const recipient = organs.find((o) => o.organId === organ.organId)?.name ?? ''
    const materials = rule.materials ?? materialsOf(policies, document.category, on)
    if (due) obligations.push({ recipientId: organ.organId, recipient, due, materials })
    else
      obstacles.push({
        code: 'no_start',
        message: `向“${recipient}”备案的期限自${startWords(limit.value.start)}起算，该日期尚未填写，请先补填。`,
      })
  }
  return { obligations, obstacles }
}

/** Opens one filing of a document with its clock; gives its id. */
export async function openFiling(
  work: Work,
  documentId: string,
  title: string,
  filingOrganId: string,
  { recipientId, recipient, due }: Obligation,
): Promise<string> {
  const id = await insertFiling(work, { documentId, recipientId, filingOrganId, due })
  await recordAudit(
    work,
    'filing.arisen',
    { type: 'filing', id },
    { document: title, recipient, countedFrom: due.countedFrom, dueOn: due.day, policy: due.policyKey },
  )
  return id
}

/** Finds the obligation of a published document to one recipient, by the policies in force when it was published. */
export async function obligationTo(
  db: Reader,
  document: { readonly category: Category; readonly makingOrganId: string },
  dates: DocumentDates,
  recipientId: string,
): Promise<Obligation | undefined> {
  const { publishedOn } = dates
  if (publishedOn === null) return undefined
  const { obligations } = await obligationsOf(db, document, { ...dates, publishedOn })
  return obligations.find((obligation) => obligation.recipientId === recipientId)
}
