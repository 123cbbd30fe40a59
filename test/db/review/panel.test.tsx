import { parseHTML } from 'linkedom'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/people/model.ts'
import { reviewPanel } from '../../../src/review/panel.tsx'
import { getReviewPage } from '../../../src/review/queries/review-page.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, givenBench, givenDraft, givenOpinedRound, givenRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('the panel of reviews on a document page on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  beforeEach(async () => {
    bench = await givenBench(t.deps)
  })
  const shown = async (actor: Actor, documentId: string): Promise<string | null> => {
    const panel = await reviewPanel(t.deps).load(actor, documentId)
    return panel && (parseHTML(`<main>${await panel.body}</main>`).document.querySelector('main')?.textContent ?? '')
  }

  it('offers the drafter to submit a readable draft, or says why not', async () => {
    expect(await shown(bench.drafter, await givenDraft(t.deps, bench))).toContain('送合法性审核')
    const empty = await givenDocument(t.deps, { makingOrganId: bench.city.department })
    expect(await shown(bench.drafter, empty)).toContain('请先上传送审稿')
  })

  it('shows the rounds to the reviewer and offers nothing', async () => {
    const { documentId } = await givenRound(t.deps, bench)
    const text = await shown(bench.reviewer, documentId)
    expect(text).toContain('第 1 轮')
    expect(text).not.toContain('另起一轮送审')
  })

  it('shows no opinion to strangers, though the document itself is published', async () => {
    const { documentId, reviewId } = await givenOpinedRound(t.deps, bench, 'agree')
    const { kysely } = t.deps.database
    await kysely.updateTable('document').set({ stage: 'published' }).where('document_id', '=', documentId).execute()
    const stranger = await givenActor(t.deps, { organId: bench.city.county, roles: ['drafter'] })
    expect(await shown(stranger, documentId)).toBeNull()
    await expect(getReviewPage(t.deps.db, stranger, reviewId)).rejects.toMatchObject({ kind: 'not_found' })
    expect(await shown(bench.drafter, documentId)).toContain('同意')
  })
})
