import { recordAudit } from '../../../src/audit/record.ts'
import { inTransaction, SYSTEM, type WorkDeps } from '../../../src/db/transaction.ts'
import type { RelationKind, RelationState } from '../../../src/documents/relation-model.ts'

/** A relation of which a person has decided. */
export async function givenRelation(
  deps: WorkDeps,
  given: {
    readonly sourceDocumentId: string
    readonly kind: RelationKind
    readonly targetDocumentId: string
    readonly state?: RelationState
  },
): Promise<void> {
  await inTransaction(deps, SYSTEM, async (work) => {
    await work.trx
      .insertInto('document_relation')
      .values({
        relation_id: work.newId(),
        source_document_id: given.sourceDocumentId,
        kind: given.kind,
        target_document_id: given.targetDocumentId,
        target_title: '某文件',
        target_title_key: '某文件',
        target_number: null,
        target_dated: null,
        target_maker: null,
        target_key: given.targetDocumentId,
        quote: null,
        state: given.state ?? 'confirmed',
        decided_on: work.today,
        decided_by: null,
        decided_by_name: '系统',
        decided_at: work.now,
      })
      .execute()
    await recordAudit(
      work,
      'document.changed',
      { type: 'document', id: given.sourceDocumentId },
      { title: '', changes: {} },
    )
  })
}
