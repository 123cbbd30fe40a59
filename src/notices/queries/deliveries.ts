import { type Cursor, type Page, pageOf } from '../../db/page.ts'
import type { Reader } from '../../db/transaction.ts'
import type { Instant } from '../../lib/clock.ts'
import type { DeliveryLine, DeliveryState } from '../model.ts'

/** Lists letters, the newest first. */
export async function listDeliveries(
  db: Reader,
  state: DeliveryState | undefined,
  cursor: Cursor | null,
  size: number,
): Promise<Page<DeliveryLine>> {
  const letters = db
    .selectFrom('mail_delivery')
    .innerJoin('account', 'account.user_id', 'mail_delivery.user_id')
    .innerJoin('organ', 'organ.organ_id', 'account.organ_id')
    .$if(state !== undefined, (q) => q.where('state', '=', state as DeliveryState))
  const { total } = await letters.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const back = cursor?.direction === 'before'
  const [at, id] = (cursor?.keys ?? []) as [Instant, string]
  const beyond = back ? '>' : '<'
  const rows = await letters
    .select(['delivery_id', 'day', 'display_name', 'organ.name as organ', 'address', 'items', 'state', 'attempts'])
    .select(['last_error', 'mail_delivery.created_at', 'sent_at'])
    .$if(cursor !== null, (q) =>
      q.where((eb) =>
        eb.or([
          eb('mail_delivery.created_at', beyond, at),
          eb.and([eb('mail_delivery.created_at', '=', at), eb('delivery_id', beyond, id)]),
        ]),
      ),
    )
    .orderBy('mail_delivery.created_at', back ? 'asc' : 'desc')
    .orderBy('delivery_id', back ? 'asc' : 'desc')
    .limit(size + 1)
    .execute()
  const lines = rows.map(
    (row): DeliveryLine => ({
      deliveryId: row.delivery_id,
      day: row.day,
      person: row.display_name,
      organ: row.organ,
      address: row.address,
      items: row.items,
      state: row.state,
      attempts: row.attempts,
      lastError: row.last_error,
      createdAt: row.created_at,
      sentAt: row.sent_at,
    }),
  )
  return pageOf(lines, size, total, cursor, (line) => [line.createdAt, line.deliveryId])
}
