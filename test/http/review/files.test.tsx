import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { returnRound } from '../../../src/review/commands/exceptions.ts'
import { requestSupplement } from '../../../src/review/commands/intake.ts'
import { roundFileRoutes } from '../../../src/review/file-routes.tsx'
import { reviewRoutes } from '../../../src/review/routes.tsx'
import { extractFile } from '../../../src/text/import/extract-file.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, givenBench, givenOpinedRound, givenRound } from '../../support/given/review.ts'
import { givenTemplate } from '../../support/given/templates.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the papers of a round', () => {
  const t = useDeps('sqlite')
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })
  const as = (actor: Actor) => visitorOf(t.deps, appOf(t.deps, reviewRoutes(t.deps), roundFileRoutes(t.deps)), actor)
  const get = async (actor: Actor, path: string) => (await as(actor)).get(path)
  const words = async (answer: Response) =>
    (await extractFile(new Uint8Array(await answer.arrayBuffer()), 'paper.docx')).paragraphs
      .map((p) => p.text)
      .join('\n')
  const readings = () =>
    t.deps.db.selectFrom('audit_entry').select('actor_name').where('action', '=', 'document.read').execute()

  it('are there for whoever may see the review, and linked with number and digest', async () => {
    const { reviewId } = await givenOpinedRound(t.deps, bench, 'agree')
    const path = paths.rounds.opinionFile({ id: reviewId, serial: '1' })
    const page = await pageIn(await get(bench.drafter, paths.reviews.show({ id: reviewId })))
    expect(page.querySelector(`a[href="${path}"]`)?.textContent).toContain('拉司审〔2026〕1号')
    expect(textOf(page, '#round-1')).toMatch(/校验码 [0-9a-f]{64}/)
    const answer = await get(bench.drafter, path)
    expect(answer.status).toBe(200)
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('拉司审〔2026〕1号-')
    expect(await words(answer)).toContain('合法性审核意见书')
    const stranger = await givenActor(t.deps, { organId: bench.city.county, roles: ['drafter'] })
    expect((await get(stranger, path)).status).toBe(404)
    expect(await readings()).toEqual([])
  })

  it('leave a trace when they are secret', async () => {
    const { reviewId } = await givenOpinedRound(t.deps, bench, 'agree')
    await t.deps.database.kysely.updateTable('document').set({ secrecy: 'secret' }).execute()
    expect((await get(bench.supervisor, paths.rounds.opinionFile({ id: reviewId, serial: '1' }))).status).toBe(200)
    expect(await readings()).toEqual([{ actor_name: '刘局' }])
  })

  it('are not there before the opinion is signed', async () => {
    const { reviewId } = await givenRound(t.deps, bench)
    for (const path of [
      paths.rounds.opinionFile({ id: reviewId, serial: '1' }),
      paths.rounds.opinionFile({ id: reviewId, serial: '7' }),
      paths.rounds.supplementNotice({ id: reviewId, serial: '1', nth: '1' }),
      paths.rounds.returnNotice({ id: reviewId, serial: '1' }),
    ])
      expect((await get(bench.reviewer, path)).status).toBe(404)
  })

  it('tell the drafters what is missing', async () => {
    const round = await givenRound(t.deps, bench)
    await requestSupplement(t.deps, bench.reviewer, { ...round, missing: '起草说明；\n征求意见情况。' })
    const path = paths.rounds.supplementNotice({ id: round.reviewId, serial: '1', nth: '1' })
    const page = await pageIn(await get(bench.drafter, paths.reviews.show({ id: round.reviewId })))
    expect(page.querySelector(`a[href="${path}"]`)).not.toBeNull()
    const said = await words(await get(bench.drafter, path))
    for (const one of ['起草说明；', '征求意见情况。', '联系人：卓玛', '2026年2月9日']) expect(said).toContain(one)
    await givenTemplate(t.deps, 'review-supplement', ['{补正}'])
    expect((await get(bench.drafter, path)).status).toBe(422)
  })

  it('tell them why it was sent back', async () => {
    const round = await givenRound(t.deps, bench)
    await returnRound(t.deps, bench.reviewer, { ...round, ground: 'not_consulted', reason: '没有公开征求意见。' })
    const path = paths.rounds.returnNotice({ id: round.reviewId, serial: '1' })
    const said = await words(await get(bench.drafter, path))
    for (const one of ['未按规定征求意见', '没有公开征求意见。']) expect(said).toContain(one)
    expect(said).not.toMatch(/[{}]|______/u)
  })
})
