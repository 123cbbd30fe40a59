import type { Work } from '../db/transaction.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor, Permission } from '../people/model.ts'
import { may } from '../people/rules.ts'
import { type DocumentRow, getDocument } from './records.ts'

/** The person who acts, with the request it came by. */
export type RequestActor = Actor & { readonly requestId?: string | null }

/** Throws when a rule says no; the page shows the same reasons beside the button. */
export function refuseWith(obstacles: readonly Obstacle[]): void {
  const [first, ...rest] = obstacles
  if (!first) return
  throw new Refused(
    'invalid',
    first.message,
    rest.map((o) => o.message),
  )
}

/** Throws when no role of the person carries the permission. */
export function requirePermission(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) throw new Refused('forbidden', '您的角色不能办理这一项。如确需办理，请联系管理员。')
}

const isOwn = (actor: Actor, row: Pick<DocumentRow, 'making_organ_id' | 'drafting_organ_id'>): boolean =>
  [row.making_organ_id, row.drafting_organ_id].includes(actor.organId)

/** Reads the document that a drafter acts on: only of the drafter's own organ. */
export async function documentOfOwnOrgan(
  work: Work,
  actor: Actor,
  documentId: string,
  permission: Permission,
): Promise<DocumentRow> {
  requirePermission(actor, permission)
  const row = await getDocument(work.trx, documentId)
  if (!isOwn(actor, row)) throw new Refused('not_found', '没有这个文件，或者不属于您的单位。')
  return row
}

/** Tells whether the person may correct the register of this document: its drafters, and the bureau for what is published. */
export function mayEdit(
  actor: Actor,
  row: Pick<DocumentRow, 'making_organ_id' | 'drafting_organ_id' | 'stage' | 'secrecy'>,
): boolean {
  if (may(actor, 'document.edit') && isOwn(actor, row)) return true
  return may(actor, 'cleanup.manage') && row.stage === 'published' && row.secrecy !== 'secret'
}
