import { recordAudit } from '../../audit/record.ts'
import { type ActorRef, inTransaction, type Reader, type WorkDeps } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import { hashPassword, passwordFits } from '../passwords.ts'

/** Changes one's own password; the old one must fit. All other sessions end. */
export async function changePassword(
  deps: WorkDeps & { readonly db: Reader },
  actor: ActorRef & { userId: string },
  sessionId: string | null,
  typed: { readonly old: string; readonly fresh: string },
): Promise<void> {
  const { password_hash } = await deps.db
    .selectFrom('account')
    .select('password_hash')
    .where('user_id', '=', actor.userId)
    .executeTakeFirstOrThrow()
  if (!(await passwordFits(typed.old, password_hash))) throw new Refused('invalid', '原密码不正确，请重新输入。')
  if (typed.old === typed.fresh) throw new Refused('invalid', '新密码不能与原密码相同，请另设一个。')
  const fresh = await hashPassword(typed.fresh)
  await inTransaction(deps, actor, async (work) => {
    await work.trx
      .updateTable('account')
      .set((eb) => ({ password_hash: fresh, must_change_password: 0, version: eb('version', '+', 1) }))
      .where('user_id', '=', actor.userId)
      .execute()
    await work.trx
      .deleteFrom('session')
      .where('user_id', '=', actor.userId)
      .where('session_id', '!=', sessionId ?? '')
      .execute()
    await recordAudit(work, 'password.changed', { type: 'user', id: actor.userId }, {})
  })
}
