import type { Reader } from '../../db/transaction.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { mayEdit } from '../guard.ts'
import type { MakersDesk } from '../model.ts'
import { visibleTo } from '../visibility.ts'

/** Lists the names of those who made a document: the lead unit first, then those who joined it (联合发文). */
export async function listMakers(db: Reader, documentId: string): Promise<readonly string[]> {
  const lead = await db
    .selectFrom('document')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .select('organ.name')
    .where('document_id', '=', documentId)
    .execute()
  return [...lead, ...(await listJointMakers(db, documentId))].map((organ) => organ.name)
}

/** Lists those who joined the lead unit in making a document, in the order in which they signed. */
export function listJointMakers(
  db: Reader,
  documentId: string,
): Promise<readonly { readonly organId: string; readonly name: string }[]> {
  return db
    .selectFrom('document_joint_maker')
    .innerJoin('organ', 'organ.organ_id', 'document_joint_maker.organ_id')
    .select(['organ.organ_id as organId', 'organ.name'])
    .where('document_id', '=', documentId)
    .orderBy('document_joint_maker.position')
    .execute()
}

/** Reads it for whoever may correct the register. Throws `not_found`. */
export async function getMakersDesk(db: Reader, actor: Actor, documentId: string): Promise<MakersDesk> {
  const row = await db
    .selectFrom('document')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .selectAll('document')
    .select('organ.name as lead')
    .where('document_id', '=', documentId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!row || !mayEdit(actor, row)) throw new Refused('not_found', '没有这个文件，或者不属于您的单位。')
  const joint = await listJointMakers(db, documentId)
  return { documentId, title: row.title, version: row.version, lead: row.lead, joint }
}
