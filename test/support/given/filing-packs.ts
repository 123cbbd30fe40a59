import { publishDocument } from '../../../src/filing/commands/publish-document.ts'
import type { Day } from '../../../src/lib/day.ts'
import type { TestDeps } from '../deps.ts'
import { givenRevision } from './documents.ts'
import { type Bench, type GivenDraft, givenOpinedRound } from './review.ts'

/**
 * The filings of a government document that went through review here, published on 2026-02-10; the department drafted
 * it and the bureau files it. Gives their ids.
 */
export async function givenReviewedFilings(
  deps: TestDeps,
  bench: Bench,
  given: GivenDraft & { readonly effectiveOn?: string; readonly earlyEffectReason?: string } = {},
): Promise<readonly string[]> {
  const { effectiveOn = '2026-05-01', earlyEffectReason = null, ...draft } = given
  deps.clock.set('2026-02-09')
  const { documentId } = await givenOpinedRound(deps, bench, 'agree', draft)
  await givenRevision(deps, { documentId, serial: 2, kind: 'official', fileName: '停车办法（正式）.docx' })
  await deps.database.kysely
    .updateTable('document')
    .set({ stage: 'issued', number_text: '拉政规〔2026〕1号', number_key: '拉政规〔2026〕1号' })
    .set({ signed_on: '2026-02-09' as Day, issued_on: '2026-02-09' as Day })
    .where('document_id', '=', documentId)
    .execute()
  const { version } = await deps.db
    .selectFrom('document')
    .select('version')
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  deps.clock.set('2026-03-02')
  return publishDocument(deps, bench.drafter, {
    documentId,
    version,
    publishedOn: '2026-02-10' as Day,
    effectiveOn: effectiveOn as Day,
    place: '市政府网站',
    earlyEffectReason,
  })
}
