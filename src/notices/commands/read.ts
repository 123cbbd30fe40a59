import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import type { Actor } from '../../people/model.ts'
import type { NoticeKind } from '../model.ts'

const WHY = 'having read a notice changes no fact'

/** Marks one of the person's own notices read; a second click changes nothing. */
export async function markRead(deps: WorkDeps, actor: Actor, noticeId: string): Promise<void> {
  await inTransaction.unaudited(deps, WHY, async (work) => {
    await work.trx
      .updateTable('notice')
      .set({ read_at: work.now })
      .where('notice_id', '=', noticeId)
      .where('user_id', '=', actor.userId)
      .where('read_at', 'is', null)
      .execute()
  })
}

/** Marks all of the person's notices read, or those of one kind; gives how many. */
export async function markAllRead(deps: WorkDeps, actor: Actor, kind: NoticeKind | undefined): Promise<number> {
  return inTransaction.unaudited(deps, WHY, async (work) => {
    const marked = await work.trx
      .updateTable('notice')
      .set({ read_at: work.now })
      .where('user_id', '=', actor.userId)
      .where('read_at', 'is', null)
      .where('superseded_at', 'is', null)
      .$if(kind !== undefined, (q) => q.where('kind', '=', kind as NoticeKind))
      .executeTakeFirst()
    return Number(marked.numUpdatedRows)
  })
}
