import { beforeEach, describe, expect, it } from 'vitest'
import { recordDeliberation } from '../../../src/deliberation/commands/record-deliberation.ts'
import { findDeliberationDesk, getDeliberationDesk } from '../../../src/deliberation/queries/desk.ts'
import { day } from '../../../src/lib/day.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenRevision } from '../../support/given/documents.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, givenBench, givenDraft, givenOpinedRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

const MEETING = {
  meeting: '市政府常务会议',
  session: '第12次',
  heldOn: day('2026-02-09'),
  result: 'passed',
  note: null,
} as const

describe.each(DIALECTS)('deliberation on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
  })
  const record = (documentId: string, more: object = {}) =>
    recordDeliberation(t.deps, bench.drafter, { documentId, ...MEETING, ...more })

  it('is refused without a review, whatever the meeting said', async () => {
    const documentId = await givenDraft(t.deps, bench)
    await expect(record(documentId)).rejects.toThrow('尚未通过合法性审核')
    expect(await t.deps.db.selectFrom('deliberation').selectAll().execute()).toEqual([])
  })

  it('is kept with its meeting, and may come again after a deferral, but not after it passed', async () => {
    const { documentId } = await givenOpinedRound(t.deps, bench, 'agree')
    await record(documentId, { result: 'deferred', note: '补充测算' })
    await record(documentId, { session: '第13次' })
    const desk = await getDeliberationDesk(t.deps.db, bench.drafter, documentId)
    expect(desk.lines.map((l) => [l.session, l.result, l.recordedByName])).toEqual([
      ['第12次', 'deferred', '扎西'],
      ['第13次', 'passed', '扎西'],
    ])
    expect(desk.hasPassed).toBe(true)
    await expect(record(documentId)).rejects.toThrow('已经审议通过')
  })

  it('waits for the changed draft when the opinion asked for changes', async () => {
    const { documentId } = await givenOpinedRound(t.deps, bench, 'agree_with_changes')
    await expect(record(documentId)).rejects.toThrow('请先按意见修改')
    await givenRevision(t.deps, { documentId, serial: 2 })
    await record(documentId)
  })

  it('is recorded once when two clerks record it at the same time', async () => {
    const { documentId } = await givenOpinedRound(t.deps, bench, 'agree')
    const both = await Promise.allSettled([record(documentId), record(documentId)])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('is not other units’ to record, nor to see before publication', async () => {
    const { documentId } = await givenOpinedRound(t.deps, bench, 'agree')
    const stranger = await givenActor(t.deps, { organId: bench.city.county, roles: ['drafter'] })
    await expect(recordDeliberation(t.deps, stranger, { documentId, ...MEETING })).rejects.toMatchObject({
      kind: 'not_found',
    })
    expect(await findDeliberationDesk(t.deps.db, stranger, documentId)).toBeUndefined()
    expect((await findDeliberationDesk(t.deps.db, bench.supervisor, documentId))?.obstacles).toBeNull()
  })
})
