import { recordAudit } from '../../audit/record.ts'
import { inTransaction, type WorkDeps } from '../../db/transaction.ts'
import { changesOf } from '../../lib/changes.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { NOTICE_KINDS, type NoticeKind } from '../model.ts'
import { getNoticeSetting } from '../queries/settings.ts'

export interface SettingInput {
  readonly email: string | null
  readonly isDigest: boolean
  readonly wanted: readonly NoticeKind[]
  readonly version: number
}

const STALE = '您的提醒设置刚刚在另一处改过。请刷新页面，核对后再改。'

/** Keeps what a person wants by mail, and where to; refuses a stale edit. */
export async function saveNoticeSetting(deps: WorkDeps, actor: Actor, input: SettingInput): Promise<void> {
  const muted = NOTICE_KINDS.filter((kind) => !input.wanted.includes(kind))
  await inTransaction(deps, actor, async (work) => {
    const before = await getNoticeSetting(work.trx, actor.userId)
    if (before.version !== input.version) throw new Refused('conflict', STALE)
    const row = { is_digest: input.isDigest ? 1 : 0, muted: JSON.stringify(muted) } as const
    const kept =
      input.version === 0
        ? await work.trx
            .insertInto('notice_setting')
            .values({ user_id: actor.userId, ...row })
            .onConflict((oc) => oc.column('user_id').doNothing())
            .returning('user_id')
            .executeTakeFirst()
        : await work.trx
            .updateTable('notice_setting')
            .set({ ...row, version: input.version + 1 })
            .where('user_id', '=', actor.userId)
            .where('version', '=', input.version)
            .returning('user_id')
            .executeTakeFirst()
    if (!kept) throw new Refused('conflict', STALE)
    const changes = changesOf({ email: before.email }, { email: input.email })
    if (changes.email)
      await work.trx
        .updateTable('account')
        .set((eb) => ({ email: input.email, version: eb('version', '+', 1) }))
        .where('user_id', '=', actor.userId)
        .execute()
    await recordAudit(
      work,
      'notice_setting.changed',
      { type: 'user', id: actor.userId },
      { isDigest: input.isDigest, muted: muted.join(), changes },
    )
  })
}
