import { z } from 'zod'
import type { Reader } from '../../db/transaction.ts'
import { NOTICE_KINDS, type NoticeKind, type NoticeSetting } from '../model.ts'

/** Kinds that are no longer told are forgotten. */
const muted = z
  .array(z.string())
  .transform((kinds) => kinds.filter((kind): kind is NoticeKind => NOTICE_KINDS.includes(kind as NoticeKind)))

/** Reads the list of kinds that a person does not want by mail. */
export const readMuted = (json: string): readonly NoticeKind[] => muted.parse(JSON.parse(json))

/** Reads what a person wants by mail; whoever never said gets everything once a day. */
export async function getNoticeSetting(db: Reader, userId: string): Promise<NoticeSetting> {
  const row = await db
    .selectFrom('account')
    .leftJoin('notice_setting', 'notice_setting.user_id', 'account.user_id')
    .select(['email', 'is_digest', 'muted', 'notice_setting.version'])
    .where('account.user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return {
    email: row.email,
    isDigest: row.is_digest !== 0,
    muted: row.muted === null ? [] : readMuted(row.muted),
    version: row.version ?? 0,
  }
}
