import type { Work } from '../db/transaction.ts'
import { refuseTakenNumber, registerColumns } from './commands/columns.ts'
import type { DocumentInput, Stage } from './model.ts'

/** Puts a document into the register and gives its id; the caller has checked it, and writes the audit entry. */
export async function insertDocument(work: Work, input: DocumentInput, stage: Stage): Promise<string> {
  const columns = await registerColumns(work, input)
  await refuseTakenNumber(work, columns, null)
  const document_id = work.newId()
  await work.trx
    .insertInto('document')
    .values({
      document_id,
      ...columns,
      stage,
      early_effect_reason: null,
      publication_place: null,
      created_by: work.actor.userId,
      created_at: work.now,
      updated_at: work.now,
    })
    .execute()
  return document_id
}
