import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import { assignReview } from '../../../src/review/commands/assign.ts'
import { draftOpinion } from '../../../src/review/commands/sign-off.ts'
import { givenPack } from '../../support/given/packs.ts'
import {
  type Bench,
  type GivenRound,
  givenAcceptedRound,
  givenBench,
  givenDraft,
  givenDraftedOpinion,
} from '../../support/given/review.ts'
import { textOf } from '../../support/html.ts'
import { useDeps } from '../../support/use-deps.ts'
import { visitor } from './site.ts'

type Who = 'drafter' | 'reviewer' | 'adviser' | 'supervisor'
const ALL = ['drafter', 'reviewer', 'adviser', 'supervisor'] as const

describe('reviews', () => {
  const t = useDeps('sqlite')
  let bench: Bench
  let round: GivenRound
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
    round = await givenAcceptedRound(t.deps, bench)
  })
  const key = () => ({ id: round.reviewId, serial: '1' })

  it.each<[keyof typeof paths.reviews, readonly Who[]]>([
    ['acceptance', ['reviewer']],
    ['supplement', ['reviewer']],
    ['return', ['reviewer']],
    ['supplementAnswer', ['drafter']],
    ['withdrawal', ['drafter']],
    ['opinion', ['reviewer', 'supervisor']],
    ['opinionCheck', ['reviewer', 'supervisor']],
    ['opinionApproval', ['supervisor']],
    ['extension', ['supervisor']],
    ['emergency', ['supervisor']],
    ['advice', ['adviser']],
    ['assignments', ['reviewer', 'supervisor']],
  ])('%s is for %j alone', async (act, allowed) => {
    await assignReview(t.deps, bench.supervisor, { ...round, userId: bench.adviser.userId, duty: 'adviser' })
    const path = (paths.reviews[act] as (key: object) => string)(key())
    const refused: Who[] = []
    for (const who of ALL) {
      const answer = await (await visitor(t.deps, bench[who])).post(path, {})
      if (answer.status === 403) refused.push(who)
      if (answer.status === 403) expect(answer.document.querySelector('main')?.textContent).toMatch(/[\u4e00-\u9fa5]。/)
    }
    expect(refused).toEqual(ALL.filter((who) => !allowed.includes(who)))
  })

  it('show an opinion that came too late beside the one that was faster, and keep it when sent again', async () => {
    const faster = {
      kind: 'disagree',
      body: '主要内容违法。',
      lateReason: null,
      version: 0,
      isHandedOn: false,
    } as const
    await draftOpinion(t.deps, bench.reviewer, { ...round, ...faster })
    const reviewer = await visitor(t.deps, bench.reviewer)
    const typed = { kind: 'agree_with_changes', body: '请修改第三条。', act: 'keep' }
    const stale = await reviewer.post(paths.reviews.opinion(key()), { ...typed, version: '0' })
    expect(stale.status).toBe(409)
    expect(stale.document.title).toMatch(/^有误/)
    expect(textOf(stale.document, '.error-summary')).toContain('您填写的还没有保存')
    expect(textOf(stale.document, 'textarea[name=body]')).toBe('请修改第三条。')
    expect(textOf(stale.document, 'main')).toContain('主要内容违法。')
    const version = stale.document.querySelector('form input[name=version]')?.getAttribute('value') ?? ''
    expect((await reviewer.post(paths.reviews.opinion(key()), { ...typed, version })).status).toBe(303)
    const page = await reviewer.get(paths.reviews.show({ id: round.reviewId }))
    expect(textOf(page.document, 'textarea[name=body]')).toBe('请修改第三条。')
  })

  it('tell a checker whose page is old, and keep the note', async () => {
    await givenDraftedOpinion(t.deps, bench, round)
    const checker = await visitor(t.deps, bench.checker)
    const stale = await checker.post(paths.reviews.opinionCheck(key()), {
      verdict: 'back',
      note: '依据不足',
      version: '7',
    })
    expect(stale.status).toBe(409)
    expect(textOf(stale.document, 'textarea[name=note]')).toBe('依据不足')
  })

  it('take advice that is sent twice once', async () => {
    await assignReview(t.deps, bench.supervisor, { ...round, userId: bench.adviser.userId, duty: 'adviser' })
    const adviser = await visitor(t.deps, bench.adviser)
    const typed = { advice: '第八条没有上位法依据。' }
    expect((await adviser.post(paths.reviews.advice(key()), typed)).status).toBe(303)
    const again = await adviser.post(paths.reviews.advice(key()), typed)
    expect([again.status, textOf(again.document, '.error-summary')]).toEqual([
      409,
      expect.stringContaining('没有重复登记'),
    ])
    expect(await t.deps.db.selectFrom('advice').select('body').execute()).toHaveLength(1)
    expect((await adviser.post(paths.reviews.advice(key()), { advice: '另有一条意见。' })).status).toBe(303)
  })

  it('take a draft that is submitted twice once', async () => {
    const documentId = await givenDraft(t.deps, bench)
    await givenPack(t.deps, bench.drafter, documentId)
    const path = paths.documents.reviews({ id: documentId })
    const drafter = await visitor(t.deps, bench.drafter)
    const form = (await drafter.get(path)).document.querySelector('#field-revisionId option')
    const typed = { revisionId: form?.getAttribute('value') ?? '', note: '请予审核。' }
    expect((await drafter.post(path, typed)).status).toBe(303)
    const again = await drafter.post(path, typed)
    expect([again.status, textOf(again.document, 'main')]).toEqual([422, expect.stringContaining('上一轮审核尚未结束')])
    const rounds = t.deps.db.selectFrom('review').where('document_id', '=', documentId).selectAll()
    expect(await rounds.execute()).toHaveLength(1)
  })

  it('take an assignment that is sent twice once', async () => {
    const reviewer = await visitor(t.deps, bench.reviewer)
    const path = paths.reviews.assignments({ id: round.reviewId })
    const typed = { person: `adviser:${bench.adviser.userId}` }
    expect((await reviewer.post(path, typed)).status).toBe(303)
    const again = await reviewer.post(path, typed)
    expect([again.status, textOf(again.document, '.error-summary')]).toEqual([
      422,
      expect.stringContaining('该人员已在本次审核中'),
    ])
  })
})
