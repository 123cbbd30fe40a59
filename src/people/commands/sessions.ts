import { recordAudit } from '../../audit/record.ts'
import { type ActorRef, inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { addMs } from '../../lib/clock.ts'
import { SESSION_FOR } from './sign-in.ts'

/** Ends one session. */
export async function signOut(deps: WorkDeps, actor: ActorRef & { userId: string }, sessionId: string): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    await work.trx.deleteFrom('session').where('session_id', '=', sessionId).execute()
    await recordAudit(work, 'session.closed', { type: 'user', id: actor.userId }, {})
  })
}

/** Ends every session of the person, on every machine. */
export async function signOutEverywhere(deps: WorkDeps, actor: ActorRef & { userId: string }): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    const ended = await work.trx.deleteFrom('session').where('user_id', '=', actor.userId).executeTakeFirst()
    await recordAudit(
      work,
      'sessions.closed',
      { type: 'user', id: actor.userId },
      { count: Number(ended.numDeletedRows) },
    )
  })
}

/** Carries a used session on. */
export async function keepSession(deps: WorkDeps, sessionId: string): Promise<void> {
  await inTransaction.unaudited(deps, 'reading a page changes no fact', async (work) => {
    await work.trx
      .updateTable('session')
      .set({ last_seen_at: work.now, expires_at: addMs(work.now, SESSION_FOR) })
      .where('session_id', '=', sessionId)
      .execute()
  })
}
