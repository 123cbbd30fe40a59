import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { answerFindings } from '../../../src/findings/commands/answers.ts'
import { raiseFinding, resolveFinding } from '../../../src/findings/commands/findings.ts'
import type { AnswerInput } from '../../../src/findings/model.ts'
import { getResponseDesk, listUnadopted, visibleFindings } from '../../../src/findings/queries/responses.ts'
import { getWorkbench } from '../../../src/findings/workbench.ts'
import { submitRound } from '../../../src/review/commands/submit-round.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenText } from '../../support/given/comparisons.ts'
import {
  FIRST_DRAFT,
  findingInput,
  givenFinding,
  givenNextRound,
  givenReadRound,
  signed,
} from '../../support/given/findings.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, type GivenRound, givenBench } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

const [TITLE = '', ONE = '', TWO = '', THREE = '', , FIVE = ''] = FIRST_DRAFT
/** 第二条 changed, a new 第三条, the old third moved down, the fine struck out. */
const SECOND_DRAFT = [
  TITLE,
  ONE,
  TWO.replace('十五日', '三十日'),
  '第三条　任何人不得占用无障碍停车位，违反的由城市管理部门处理。',
  THREE.replace('第三条', '第四条'),
  FIVE,
]

describe.each(DIALECTS)('findings of earlier rounds on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  let round: GivenRound
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
    round = await givenReadRound(t.deps, bench)
  })
  const answer = (findingId: string, given: Partial<AnswerInput> = {}) =>
    answerFindings(t.deps, bench.drafter, {
      ...round,
      answers: [{ findingId, answer: 'adopted', reason: null, newText: null, seen: null, ...given }],
    })
  const states = async (of: GivenRound) =>
    (await getWorkbench(t.deps, bench.reviewer, of)).earlier.map((f) => [f.serial, f.follow.state, f.follow.label])

  it('follow their provisions through three drafts', async () => {
    const ids: string[] = []
    for (const path of ['1', '2', '3', '4'])
      ids.push((await givenFinding(t.deps, bench, round, { path, problem: `对第 ${path} 条` })).findingId)
    await signed(t.deps, bench, round)
    for (const id of ids) await answer(id)
    const second = await givenNextRound(t.deps, bench, round, SECOND_DRAFT)
    expect(await states(second)).toEqual([
      [1, 'kept', '第一条'],
      [2, 'changed', '第二条'],
      [3, 'moved', '第四条'],
      [4, 'gone', null],
    ])
    await givenFinding(t.deps, bench, second, { path: '3', severity: 'should', problem: '“任何人”范围过宽。' })
    await signed(t.deps, bench, second)
    const third = await givenNextRound(t.deps, bench, second, [TITLE, ONE, ...SECOND_DRAFT.slice(3)])
    expect((await states(third)).map(([serial, state]) => [serial, state])).toEqual([
      [1, 'kept'],
      [5, 'kept'],
      [3, 'moved'],
      [2, 'gone'],
      [4, 'gone'],
    ])
  })

  it('are called solved or still open by the reviewer of the next round, once for each page that was open', async () => {
    const { findingId } = await givenFinding(t.deps, bench, round)
    await signed(t.deps, bench, round)
    await answer(findingId)
    const second = await givenNextRound(t.deps, bench, round, SECOND_DRAFT)
    const mark = (state: 'solved' | 'open', version: number) =>
      resolveFinding(t.deps, bench.reviewer, { ...second, findingId, state, note: null, version })
    await mark('open', 0)
    await expect(mark('solved', 0)).rejects.toMatchObject({ kind: 'conflict' })
    await mark('solved', 1)
    const [followed] = (await getWorkbench(t.deps, bench.reviewer, second)).earlier
    expect(followed?.resolution).toMatchObject({ state: 'solved', roundSerial: 2, version: 2 })
    const trail = await listAuditOf(t.deps.db, [{ type: 'finding', id: findingId }])
    expect(trail.filter((line) => line.action === 'finding.resolved')).toHaveLength(2)
    const [shown] = await visibleFindings(t.deps.db, bench.drafter, round.reviewId)
    expect(shown?.resolution).toBeNull()
  })

  it('are still open when they are raised again', async () => {
    const { findingId } = await givenFinding(t.deps, bench, round)
    await signed(t.deps, bench, round)
    await answer(findingId, { answer: 'not_adopted', reason: '确有需要。' })
    const second = await givenNextRound(t.deps, bench, round, [...FIRST_DRAFT, '第六条　本办法有效期五年。'])
    await raiseFinding(t.deps, bench.reviewer, {
      ...second,
      ...findingInput(),
      source: 'person',
      sourceRef: null,
      follows: findingId,
    })
    const desk = await getWorkbench(t.deps, bench.reviewer, second)
    expect(desk.findings[0]?.follows).toBe(1)
    expect(desk.earlier[0]?.resolution?.state).toBe('open')
  })

  it('must be answered before the next draft is sent', async () => {
    const must = await givenFinding(t.deps, bench, round)
    await givenFinding(t.deps, bench, round, { path: '2', severity: 'should' })
    await signed(t.deps, bench, round)
    await givenText(t.deps, round.documentId, 2, SECOND_DRAFT)
    const { documentId } = round
    const send = () =>
      submitRound(t.deps, bench.drafter, { documentId, note: null, isUrgent: false, urgencyReason: null })
    await expect(send()).rejects.toMatchObject({ message: expect.stringContaining('还有 2 条意见没有填写采纳情况') })
    await answer(must.findingId)
    expect(await send()).toMatchObject({ serial: 2 })
    await expect(answer(must.findingId, { answer: 'partly', reason: '改了主意' })).rejects.toMatchObject({
      message: expect.stringContaining('已经另起一轮'),
    })
  })

  it('are answered with a reason when they are not adopted, and a colleague is not overwritten', async () => {
    const { findingId } = await givenFinding(t.deps, bench, round)
    await expect(answer(findingId)).rejects.toMatchObject({ message: expect.stringContaining('审核意见出具后') })
    await signed(t.deps, bench, round)
    await expect(answer(findingId, { answer: 'not_adopted' })).rejects.toMatchObject({
      message: expect.stringContaining('请写明不采纳的理由'),
    })
    await answer(findingId)
    await expect(answer(findingId, { answer: 'partly', reason: '只改一半' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    const desk = await getResponseDesk(t.deps.db, bench.drafter, round)
    const seen = desk.findings[0]?.response?.responseId ?? null
    expect(await answer(findingId, { answer: 'partly', reason: '只改一半', seen })).toBe(1)
    expect(await t.deps.db.selectFrom('finding_response').selectAll().execute()).toHaveLength(2)
  })

  it('reach the meeting when they were not adopted', async () => {
    const adopted = await givenFinding(t.deps, bench, round, { path: '2' })
    const refused = await givenFinding(t.deps, bench, round)
    expect(await listUnadopted(t.deps.db, round.documentId)).toEqual([])
    await signed(t.deps, bench, round)
    await answer(adopted.findingId)
    await answer(refused.findingId, { answer: 'not_adopted', reason: '确有需要。' })
    expect((await listUnadopted(t.deps.db, round.documentId)).map((f) => f.serial)).toEqual([refused.serial])
  })

  it('are hidden from the drafters until the opinion is signed, and from strangers for ever', async () => {
    await givenFinding(t.deps, bench, round)
    const seenBy = (actor: Bench['drafter']) => visibleFindings(t.deps.db, actor, round.reviewId)
    expect(await seenBy(bench.drafter)).toEqual([])
    await expect(getResponseDesk(t.deps.db, bench.drafter, round)).rejects.toMatchObject({ kind: 'not_found' })
    await signed(t.deps, bench, round)
    expect(await seenBy(bench.drafter)).toHaveLength(1)
    const stranger = await givenActor(t.deps, {
      organId: bench.city.government,
      roles: ['adviser'],
      displayName: '外人',
    })
    await expect(getResponseDesk(t.deps.db, stranger, round)).rejects.toMatchObject({ kind: 'not_found' })
  })
})
