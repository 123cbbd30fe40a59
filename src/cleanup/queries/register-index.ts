import type { Reader } from '../../db/transaction.ts'
import { candidateOf } from '../../documents/queries/relation-targets.ts'
import { type CandidateFacts, likelyTargets } from '../../documents/relation-rules.ts'
import { titleKey } from '../../text/citation-keys.ts'
import { parseDocumentNumber } from '../../text/document-number.ts'
import type { StatedRelation } from '../../text/relations.ts'

/** Finds what texts name among all issued documents that are not secret, read once for a whole campaign. */
export interface RegisterIndex {
  find(named: StatedRelation): readonly CandidateFacts[]
}

/** Reads the names of the register's documents. */
export async function readRegisterIndex(db: Reader): Promise<RegisterIndex> {
  const rows = await db
    .selectFrom('document')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .select(['document_id', 'title', 'title_key', 'number_text', 'number_key', 'organ.name as making_organ'])
    .select(['signed_on', 'written_on', 'issued_on', 'published_on', 'effective_on'])
    .where('stage', 'in', ['issued', 'published'])
    .where('secrecy', '!=', 'secret')
    .orderBy('document_id')
    .execute()
  const byTitle = new Map<string, CandidateFacts[]>()
  const byNumber = new Map<string, CandidateFacts[]>()
  const put = (map: Map<string, CandidateFacts[]>, key: string, facts: CandidateFacts): void => {
    const list = map.get(key)
    if (list) list.push(facts)
    else map.set(key, [facts])
  }
  for (const row of rows) {
    const facts = candidateOf(row)
    put(byTitle, row.title_key, facts)
    if (row.number_key !== null) put(byNumber, row.number_key, facts)
  }
  return {
    find(named) {
      const key = titleKey(named.title)
      const numberKey = named.number === null ? null : (parseDocumentNumber(named.number)?.key ?? null)
      const numbered = numberKey === null ? [] : (byNumber.get(numberKey) ?? [])
      return likelyTargets(named, key, [...numbered, ...(byTitle.get(key) ?? [])])
    },
  }
}
