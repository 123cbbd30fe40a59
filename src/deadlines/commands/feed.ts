import { randomBytes } from 'node:crypto'
import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { addMs } from '../../lib/clock.ts'
import { sha256 } from '../../lib/hash.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'

/** Opens the person's calendar feed, or gives it a new address: the old one ends at once. Gives the secret, which is kept nowhere. */
export async function openFeed(deps: WorkDeps, actor: Actor): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await inTransaction(deps, actor, async (work) => {
    const before = await work.trx
      .selectFrom('calendar_feed')
      .select('user_id')
      .where('user_id', '=', actor.userId)
      .executeTakeFirst()
    const fresh = { token_hash: sha256(token), created_at: work.now, last_used_at: null, window_from: null }
    await work.trx
      .insertInto('calendar_feed')
      .values({ user_id: actor.userId, ...fresh })
      .onConflict((oc) => oc.column('user_id').doUpdateSet({ ...fresh, window_uses: 0 }))
      .execute()
    const replaced = before !== undefined
    await recordAudit(work, 'feed.opened', { type: 'user', id: actor.userId }, { replaced })
  })
  return token
}

/** Ends the person's calendar feed. */
export async function closeFeed(deps: WorkDeps, actor: Actor): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const ended = await work.trx.deleteFrom('calendar_feed').where('user_id', '=', actor.userId).executeTakeFirst()
    if (Number(ended.numDeletedRows) === 0) throw new Refused('conflict', '订阅链接已经停用。请刷新页面查看。')
    await recordAudit(work, 'feed.closed', { type: 'user', id: actor.userId }, {})
  })
}

const WINDOW = 3_600_000
/** Calendars ask every few minutes at most; several devices share one address. */
const MOST_IN_WINDOW = 60

/** Notes that a feed was asked for and gives whose it is. Refuses what nobody has, and what asks without end. */
export async function useFeed(deps: WorkDeps, token: string): Promise<string> {
  return inTransaction.unaudited(deps, 'reading a calendar changes no fact', async (work) => {
    const hash = sha256(token)
    const feed = await work.trx
      .selectFrom('calendar_feed')
      .selectAll()
      .where('token_hash', '=', hash)
      .executeTakeFirst()
    if (!feed) throw new Refused('not_found', '没有这个日历订阅，或者链接已经停用。请登录后重新生成链接。')
    const isOpen = feed.window_from !== null && feed.window_from > addMs(work.now, -WINDOW)
    if (isOpen && feed.window_uses >= MOST_IN_WINDOW)
      throw new Refused('too_many', '这个日历订阅读取得太频繁。请把日历软件的刷新间隔设为一小时以上。')
    await work.trx
      .updateTable('calendar_feed')
      .set((eb) => ({
        last_used_at: work.now,
        window_from: isOpen ? feed.window_from : work.now,
        window_uses: isOpen ? eb('window_uses', '+', 1) : 1,
      }))
      .where('token_hash', '=', hash)
      .execute()
    return feed.user_id
  })
}
