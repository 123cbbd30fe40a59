import type { Deps } from '../deps.ts'
import { timeAt } from '../lib/clock.ts'
import { day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { digestLetter } from '../mail/messages/digest.ts'
import { findReader } from '../people/queries/readers.ts'
import { claimDelivery, endDelivery, handOut } from './commands/deliver.ts'
import { sweepNotices } from './commands/sweep.ts'
import { noticesInDelivery } from './queries/list-notices.ts'
import { digestOf } from './wording.ts'

type NoticeDeps = Pick<Deps, 'db' | 'database' | 'clock' | 'newId' | 'mailer' | 'config' | 'log' | 'wakeWorker'>

/** Keeps the notices that are due. */
export async function sweepDueNotices(deps: NoticeDeps): Promise<void> {
  const { kept, superseded } = await sweepNotices(deps)
  if (kept + superseded > 0) deps.log.info({ kept, superseded }, 'notices')
}

/** Letters go out in the morning; a program started at night waits, one started at noon catches up. */
const MORNING = '08:00'

/** Puts the letters of the day into the outbox, after a last look at what there is to tell. */
export async function handOutDigests(deps: NoticeDeps): Promise<void> {
  if (!deps.mailer.isOn || timeAt(deps.clock.now(), deps.config.timeZone) < MORNING) return
  await sweepNotices(deps)
  await handOut(deps)
}

/** Sends one letter. What no longer stands, or may no longer be seen, is left out; a failure is tried again. */
export async function sendDigest(deps: NoticeDeps, deliveryId: string): Promise<void> {
  const claimed = await claimDelivery(deps, deliveryId)
  if (claimed === 'done') return
  if (claimed === 'busy') throw new Error('另一个进程正在发送这封邮件。')
  const reader = await findReader(deps.db, claimed.userId)
  const notices = reader ? await noticesInDelivery(deps.db, reader, deliveryId) : []
  if (!reader || notices.length === 0) return endDelivery(deps, deliveryId, { state: 'skipped' })
  const publicUrl = deps.config.publicUrl ?? ''
  const letter = digestLetter(digestOf(reader.displayName, dayWords(day(claimed.dayOfLetter)), notices, publicUrl))
  try {
    await deps.mailer.send({ id: deliveryId, to: claimed.address, ...letter })
  } catch (error) {
    await endDelivery(deps, deliveryId, { state: 'failed', error: error instanceof Error ? error.message : `${error}` })
    throw error
  }
  await endDelivery(deps, deliveryId, { state: 'sent' })
}
