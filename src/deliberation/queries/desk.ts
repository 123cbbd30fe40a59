import type { Reader } from '../../db/transaction.ts'
import { reviewVisibleTo } from '../../documents/visibility.ts'
import { listUnadopted } from '../../findings/queries/responses.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import { isDraftersOwn } from '../../review/rules.ts'
import type { DeliberationDesk } from '../model.ts'
import { deliberationFacts, findIssueCheck, listDeliberations } from '../records.ts'
import { obstaclesToDeliberation } from '../rules.ts'

/** Reads what concerns the meetings about a document; undefined when the person may not see its reviews. */
export async function findDeliberationDesk(
  db: Reader,
  actor: Actor,
  documentId: string,
): Promise<DeliberationDesk | undefined> {
  const row = await db
    .selectFrom('document')
    .select(['document_id', 'title', 'category', 'stage', 'making_organ_id', 'drafting_organ_id'])
    .where('document_id', '=', documentId)
    .where((eb) => reviewVisibleTo(eb, actor))
    .executeTakeFirst()
  if (!row) return undefined
  const facts = await deliberationFacts(db, row)
  const isOwn = isDraftersOwn(actor, { makingOrganId: row.making_organ_id, draftingOrganId: row.drafting_organ_id })
  return {
    ...facts,
    documentId,
    title: row.title,
    lines: await listDeliberations(db, documentId),
    check: await findIssueCheck(db, documentId),
    unadopted: await listUnadopted(db, documentId),
    obstacles: isOwn && may(actor, 'document.issue') ? obstaclesToDeliberation(facts) : null,
  }
}

/** Reads the same. Throws `not_found`. */
export async function getDeliberationDesk(db: Reader, actor: Actor, documentId: string): Promise<DeliberationDesk> {
  const desk = await findDeliberationDesk(db, actor, documentId)
  if (!desk) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
  return desk
}
