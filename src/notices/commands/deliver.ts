import { recordAudit } from '../../audit/record.ts'
import { type ActorRef, inTransaction, type Reader, type Work, type WorkDeps } from '../../db/transaction.ts'
import { enqueue } from '../../jobs/job.ts'
import { addMs, type Instant } from '../../lib/clock.ts'
import { Refused } from '../../lib/refused.ts'
import { readMuted } from '../queries/settings.ts'

type DeliverDeps = WorkDeps & { readonly db: Reader; wakeWorker(): void }

/** Sending takes seconds; a worker that died in between leaves the letter to the next after this. */
const CLAIM = 3 * 60_000

/** Whoever turns the letters on again gets this week's news, not a year's. */
const STALE = 7 * 24 * 3_600_000

interface Addressee {
  readonly userId: string
  readonly address: string
  readonly noticeIds: readonly string[]
}

/** Puts one letter into the outbox for everybody who has news and wants it by mail; a second run of the day adds none. */
export async function handOut(deps: DeliverDeps): Promise<number> {
  const today = deps.clock.today()
  let letters = 0
  for (const one of await addressees(deps.db, addMs(deps.clock.now(), -STALE))) {
    const isNew = await inTransaction.unaudited(deps, 'the letter is its own record', async (work) => {
      const delivery_id = work.newId()
      const row = await work.trx
        .insertInto('mail_delivery')
        .values({
          delivery_id,
          user_id: one.userId,
          day: today,
          address: one.address,
          items: one.noticeIds.length,
          state: 'waiting',
          created_at: work.now,
        })
        .onConflict((oc) => oc.columns(['user_id', 'day']).doNothing())
        .returning('delivery_id')
        .executeTakeFirst()
      if (!row) return false
      await putInto(work, delivery_id, one.noticeIds)
      await enqueue(work, 'send-digest', { deliveryId: delivery_id })
      return true
    })
    if (isNew) letters += 1
  }
  if (letters > 0) deps.wakeWorker()
  return letters
}

const SLICE = 500

async function putInto(work: Work, deliveryId: string, noticeIds: readonly string[]): Promise<void> {
  for (let at = 0; at < noticeIds.length; at += SLICE)
    await work.trx
      .updateTable('notice')
      .set({ delivery_id: deliveryId })
      .where('notice_id', 'in', noticeIds.slice(at, at + SLICE))
      .where('delivery_id', 'is', null)
      .execute()
}

/** Everybody with unread notices that were in no letter yet; what was read in the application needs none. */
async function addressees(db: Reader, since: Instant): Promise<readonly Addressee[]> {
  const rows = await db
    .selectFrom('notice')
    .innerJoin('account', 'account.user_id', 'notice.user_id')
    .leftJoin('notice_setting', 'notice_setting.user_id', 'notice.user_id')
    .select(['notice_id', 'notice.user_id', 'notice.kind', 'email', 'is_digest', 'muted'])
    .where('delivery_id', 'is', null)
    .where('notice.created_at', '>=', since)
    .where('superseded_at', 'is', null)
    .where('read_at', 'is', null)
    .where('email', 'is not', null)
    .where('is_disabled', '=', 0)
    .orderBy('notice.user_id')
    .execute()
  const found = new Map<string, { userId: string; address: string; noticeIds: string[] }>()
  for (const row of rows) {
    if (row.email === null || row.is_digest === 0) continue
    if (row.muted !== null && readMuted(row.muted).includes(row.kind)) continue
    const one = found.get(row.user_id) ?? { userId: row.user_id, address: row.email, noticeIds: [] }
    one.noticeIds.push(row.notice_id)
    found.set(row.user_id, one)
  }
  return [...found.values()]
}

export interface Claimed {
  readonly deliveryId: string
  readonly userId: string
  readonly address: string
  readonly dayOfLetter: string
}

/** Takes a letter for sending; nothing when it was sent, or another worker has it in hand. */
export async function claimDelivery(deps: WorkDeps, deliveryId: string): Promise<Claimed | 'done' | 'busy'> {
  return inTransaction.unaudited(deps, 'the letter is its own record', async (work) => {
    const row = await work.trx
      .selectFrom('mail_delivery')
      .selectAll()
      .where('delivery_id', '=', deliveryId)
      .executeTakeFirst()
    if (!row || row.state === 'sent' || row.state === 'skipped') return 'done'
    if (row.state === 'sending' && row.claimed_until !== null && row.claimed_until > work.now) return 'busy'
    const taken = await work.trx
      .updateTable('mail_delivery')
      .set({ state: 'sending', attempts: row.attempts + 1, claimed_until: addMs(work.now, CLAIM) })
      .where('delivery_id', '=', deliveryId)
      .where('state', '=', row.state)
      .where('attempts', '=', row.attempts)
      .executeTakeFirst()
    if (Number(taken.numUpdatedRows) !== 1) return 'busy'
    return { deliveryId, userId: row.user_id, address: row.address, dayOfLetter: row.day }
  })
}

/** Keeps how the sending ended. */
export async function endDelivery(
  deps: WorkDeps,
  deliveryId: string,
  end: { readonly state: 'sent' | 'skipped' } | { readonly state: 'failed'; readonly error: string },
): Promise<void> {
  await inTransaction.unaudited(deps, 'the letter is its own record', async (work) => {
    await work.trx
      .updateTable('mail_delivery')
      .set({
        state: end.state,
        claimed_until: null,
        last_error: end.state === 'failed' ? end.error : null,
        ...(end.state === 'sent' ? { sent_at: work.now } : {}),
      })
      .where('delivery_id', '=', deliveryId)
      .execute()
  })
}

/** Lets a letter that failed be sent again now. */
export async function retryDelivery(deps: DeliverDeps, actor: ActorRef, deliveryId: string): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const row = await work.trx
      .updateTable('mail_delivery')
      .set({ state: 'waiting' })
      .where('delivery_id', '=', deliveryId)
      .where('state', '=', 'failed')
      .returning(['address', 'attempts', 'last_error'])
      .executeTakeFirst()
    if (!row) throw new Refused('conflict', '这封邮件已在发送或已经发出，不需要重试。请刷新页面查看。')
    await enqueue(work, 'send-digest', { deliveryId })
    await recordAudit(
      work,
      'mail.retried',
      { type: 'mail', id: deliveryId },
      { address: row.address, attempts: row.attempts, error: row.last_error },
    )
  })
  deps.wakeWorker()
}
