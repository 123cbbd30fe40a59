import { recordAudit } from '../audit/record.ts'
import { calendarReader } from '../calendar/records.ts'
import type { Reader, Work } from '../db/transaction.ts'
import type { Category, DocumentDates } from '../documents/model.ts'
import type { Day } from '../lib/day.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import { listPolicies } from '../policy/records.ts'
import { policyOn } from '../policy/rules.ts'
import type { FilingDue } from './model.ts'
import { insertFiling, listOrganNodes } from './records.ts'
import { filingDue, obstaclesInRecipients, recipientsOf } from './rules.ts'

export interface Obligation {
  readonly recipientId: string
  readonly recipient: string
  readonly due: FilingDue
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
  for (const { organ, limitKey, calendarId } of recipients.found) {
    const limit = policyOn(policies, limitKey, on)
    const due = filingDue(dates, limit, roll, await calendarOf(calendarId))
    const recipient = organs.find((o) => o.organId === organ.organId)?.name ?? ''
    if (due) obligations.push({ recipientId: organ.organId, recipient, due })
    else
      obstacles.push({
        code: 'no_start',
        message: `向“${recipient}”备案的期限自${limit.label}规定的日期起算，该日期尚未填写，请先补填。`,
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
