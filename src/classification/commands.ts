import { recordAudit } from '../audit/record.ts'
import { inTransaction, type WorkDeps } from '../db/transaction.ts'
import { type RequestActor, refuseWith } from '../documents/guard.ts'
import { visibleTo } from '../documents/visibility.ts'
import { Refused } from '../lib/refused.ts'
import { may } from '../people/rules.ts'
import { findClassificationVersion } from '../review/reading/classification-versions.ts'
import type { ClassificationInput } from './model.ts'
import { obstaclesToClassify } from './rules.ts'

/**
 * Records whether a paper is a normative document, by which version of the test, with the answers and the reason. A
 * later decision stands beside the earlier ones. Nothing else about the document changes.
 */
export async function classifyDocument(deps: WorkDeps, actor: RequestActor, input: ClassificationInput): Promise<void> {
  if (!may(actor, 'review.accept') && !may(actor, 'review.opine'))
    throw new Refused('forbidden', '是否属于规范性文件由审核机构认定。如有疑问，请联系司法局。')
  await inTransaction(deps, actor, async (work) => {
    const document = await work.trx
      .selectFrom('document')
      .select(['document_id', 'title', 'category'])
      .where('document_id', '=', input.documentId)
      .where((eb) => visibleTo(eb, actor))
      .executeTakeFirst()
    if (!document) throw new Refused('not_found', '没有这个文件，或者您无权查看。')
    if (document.category === 'contract' || document.category === 'decision')
      throw new Refused('invalid', '政府合同和重大行政决策不需要认定是否属于规范性文件。')
    refuseWith(obstaclesToClassify(input))
    await work.trx
      .insertInto('classification')
      .values({
        classification_id: work.newId(),
        document_id: input.documentId,
        test: input.versionId,
        answers: JSON.stringify(input.answers),
        is_normative: input.isNormative ? 1 : 0,
        exclusion: input.excluded,
        reason: input.reason,
        decided_on: work.today,
        decided_by: actor.userId,
        decided_by_name: actor.displayName,
        decided_at: work.now,
      })
      .execute()
    await recordAudit(
      work,
      'document.classified',
      { type: 'document', id: input.documentId },
      {
        isNormative: input.isNormative,
        test: findClassificationVersion(input.versionId)?.name ?? input.versionId,
        reason: input.reason,
      },
    )
  })
}
