import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../../src/db/transaction.ts'
import { listDeadlines } from '../../../src/deadlines/queries/deadlines.ts'
import { NORMATIVE_CATEGORIES } from '../../../src/documents/model.ts'
import { getFilingPage } from '../../../src/filing/queries/filing-page.ts'
import { takeCorrectionStep } from '../../../src/filing-review/commands/correction.ts'
import {
  concludeFilingReview,
  extendFilingReview,
  openFilingReview,
} from '../../../src/filing-review/commands/review.ts'
import { answerSuggestion, recordSuggestion } from '../../../src/filing-review/commands/suggestions.ts'
import { recomputeFilingReviewDues } from '../../../src/filing-review/jobs.ts'
import type { CorrectionStep } from '../../../src/filing-review/model.ts'
import { getFilingReviewDesk } from '../../../src/filing-review/queries/desk.ts'
import { listIllegal } from '../../../src/filing-review/queries/figures.ts'
import { getSuggestion, listFilingReviews, listSuggestions } from '../../../src/filing-review/queries/lists.ts'
import { day } from '../../../src/lib/day.ts'
import { DIALECTS } from '../../support/databases.ts'
import {
  type FilingDesk,
  givenFilingDesk,
  givenFilings,
  givenRegistration,
  givenSubmission,
} from '../../support/given/filing.ts'
import { givenActor } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const PERIOD = { from: day('2026-01-01'), to: day('2026-12-31') }

describe.each(DIALECTS)('the review of a filing on %s', (dialect) => {
  const t = useDeps(dialect)
  let desk: FilingDesk
  let filingId: string

  beforeEach(async () => {
    t.deps.clock.set('2026-03-03')
    desk = await givenFilingDesk(t.deps)
    ;[filingId = ''] = await givenFilings(t.deps, desk.drafter, { title: '停车办法' })
    await givenSubmission(t.deps, desk.drafter, { filingId })
  })

  const today = () => t.deps.clock.today()
  const show = () => getFilingReviewDesk(t.deps.db, desk.supervisor, filingId, today())
  const versionNow = async () => (await show()).review?.version ?? 0
  const open = async () => {
    await givenRegistration(t.deps, desk.reviewer, { filingId })
    await openFilingReview(t.deps, desk.reviewer, { filingId })
  }
  const conclude = async (outcome: 'conforms' | 'problems', grounds: readonly 'authority'[] = []) =>
    concludeFilingReview(t.deps, desk.reviewer, {
      filingId,
      version: await versionNow(),
      outcome,
      grounds,
      conclusion: '第三条设定了收费。',
    })
  const step = async (kind: CorrectionStep, over: object = {}, by = desk.reviewer) =>
    takeCorrectionStep(t.deps, by, {
      filingId,
      version: await versionNow(),
      kind,
      words: '请按意见办理。',
      number: null,
      actedOn: today(),
      correctedNumber: null,
      ...over,
    })

  it('follows the formal check, for which there are five working days', async () => {
    const waiting = await getFilingPage(t.deps.db, desk.reviewer, filingId, today())
    // Sent on Monday 2 March 2026: five working days end on Monday 9 March.
    expect(waiting.formalCheck?.day).toBe('2026-03-09')
    await givenRegistration(t.deps, desk.reviewer, { filingId })
    expect((await getFilingPage(t.deps.db, desk.reviewer, filingId, today())).formalCheck).toBeNull()
  })

  it('begins after registration, with thirty days by the calendar of the recipient, extended once with a reason', async () => {
    await expect(openFilingReview(t.deps, desk.reviewer, { filingId })).rejects.toMatchObject({ kind: 'invalid' })
    await open()
    // 3 March + 30 days = 2 April 2026, a Thursday.
    expect((await show()).review).toMatchObject({ state: 'open', due: { day: '2026-04-02' } })
    await expect(openFilingReview(t.deps, desk.reviewer, { filingId })).rejects.toMatchObject({ kind: 'invalid' })
    const extend = async () =>
      extendFilingReview(t.deps, desk.supervisor, { filingId, version: await versionNow(), reason: '案情复杂' })
    await expect(
      extendFilingReview(t.deps, desk.reviewer, { filingId, version: 1, reason: '忙' }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    await extend()
    expect((await show()).review).toMatchObject({ due: { day: '2026-04-22' }, extension: { reason: '案情复杂' } })
    await expect(extend()).rejects.toMatchObject({ message: expect.stringContaining('只能延长一次') })
  })

  it('finds nothing, or problems with their grounds; once, and not from a stale page', async () => {
    await open()
    await expect(conclude('problems')).rejects.toMatchObject({ message: expect.stringContaining('至少选择一项') })
    await expect(
      concludeFilingReview(t.deps, desk.reviewer, {
        filingId,
        version: 9,
        outcome: 'conforms',
        grounds: [],
        conclusion: '无',
      }),
    ).rejects.toMatchObject({ kind: 'conflict' })
    await conclude('conforms', ['authority'])
    expect((await show()).review).toMatchObject({ state: 'conforms', grounds: [] })
    await expect(conclude('problems', ['authority'])).rejects.toMatchObject({ kind: 'invalid' })
    expect(await listIllegal(t.deps.db, PERIOD, NORMATIVE_CATEGORIES)).toEqual([])
  })

  it('goes down the ladder to a corrected text that is filed anew', async () => {
    await open()
    await conclude('problems', ['authority'])
    await step('talk')
    await step('opinion')
    expect((await show()).steps.at(-1)).toMatchObject({ kind: 'opinion', dueOn: '2026-04-02' })
    const letters = await t.deps.db.selectFrom('filing_letter').select(['kind', 'reply_by']).orderBy('kind').execute()
    expect(letters).toEqual([
      { kind: 'filing-advice', reply_by: '2026-04-02' },
      { kind: 'filing-explanation', reply_by: '2026-04-02' },
    ])
    await expect(step('order')).rejects.toMatchObject({ message: expect.stringContaining('2026年4月2日') })
    t.deps.clock.set('2026-03-20')
    const [refiled = ''] = await givenFilings(t.deps, desk.drafter, {
      title: '停车办法（修订）',
      numberText: '拉交规〔2026〕9号',
      publishedOn: '2026-03-18',
    })
    await expect(step('answer', { correctedNumber: '无此号' }, desk.drafter)).rejects.toMatchObject({ kind: 'invalid' })
    await step('answer', { correctedNumber: '拉交规〔2026〕9号', words: '已修订重新公布。' }, desk.drafter)
    await expect(step('confirm', {}, desk.drafter)).rejects.toMatchObject({ kind: 'forbidden' })
    await step('confirm')
    const done = await show()
    expect(done.review?.state).toBe('corrected')
    expect(done.steps.find((one) => one.kind === 'answer')).toMatchObject({
      correctedTitle: '停车办法（修订）',
      refiledFilingId: refiled,
    })
    expect(await listIllegal(t.deps.db, PERIOD, NORMATIVE_CATEGORIES)).toMatchObject([
      { title: '停车办法', isCorrected: true },
    ])
    const { rows } = await listFilingReviews(t.deps.db, desk.supervisor, { state: 'corrected' }, null, 10)
    expect(rows).toMatchObject([{ title: '停车办法', lastStep: 'confirm', stepDueOn: null }])
  })

  it('ends in annulment when an order was not met, with the number of the decision', async () => {
    await open()
    await conclude('problems', ['authority'])
    await step('opinion')
    t.deps.clock.set('2026-04-03')
    await step('order')
    t.deps.clock.set('2026-07-01')
    await expect(step('annul')).rejects.toMatchObject({ message: expect.stringContaining('决定的文号') })
    await step('annul', { number: '拉政决〔2026〕1号' })
    expect((await show()).review?.state).toBe('annulled')
    await expect(step('talk')).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('has its last days among those to be kept, and moves them with the calendar', async () => {
    await open()
    await conclude('problems', ['authority'])
    await step('opinion')
    const kept = async () =>
      (await listDeadlines(t.deps.db, desk.drafter, { span: null, isOpenOnly: true, validity: null }))
        .filter((one) => one.kind === 'correction')
        .map((one) => one.on)
    expect(await kept()).toEqual(['2026-04-02'])
    await inTransaction.unaudited(t.deps, 'a test', async (work) => {
      await work.trx
        .insertInto('calendar_day')
        .values({ calendar_id: 'lhasa', day: day('2026-04-02'), kind: 'off', note: '临时放假', source: null })
        .execute()
    })
    await recomputeFilingReviewDues(t.deps, '临时放假')
    expect(await kept()).toEqual(['2026-04-03'])
    expect(await t.deps.db.selectFrom('due_change').select(['old_due_on', 'new_due_on']).execute()).toEqual([
      { old_due_on: '2026-04-02', new_due_on: '2026-04-03' },
    ])
  })

  it('is seen by who files and who reviews, and by nobody else', async () => {
    await open()
    const maker = await getFilingReviewDesk(t.deps.db, desk.drafter, filingId, today())
    expect(maker.acts).toMatchObject({ open: null, conclude: null, extend: null, next: [] })
    const other = await givenActor(t.deps, { organId: desk.city.bureau, roles: ['drafter'] })
    await expect(getFilingReviewDesk(t.deps.db, other, filingId, today())).rejects.toMatchObject({ kind: 'not_found' })
    await expect(openFilingReview(t.deps, desk.drafter, { filingId })).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('may be asked for: by citizens in 15 days, by reconsideration in 30, by courts in 60', async () => {
    const record = (source: 'citizen' | 'reconsideration' | 'court', title: string) =>
      recordSuggestion(t.deps, desk.reviewer, {
        source,
        sourceName: '张某',
        title,
        words: '第三条违法收费。',
        receivedOn: day('2026-03-03'),
      })
    const [citizen, , court] = [
      await record('citizen', '拉交规〔2026〕1号'),
      await record('reconsideration', '停车办法'),
      await record('court', '不在登记簿的文件'),
    ]
    const { rows } = await listSuggestions(t.deps.db, desk.reviewer, {}, null, 10)
    expect(rows.map((one) => [one.source, one.dueOn, one.documentId !== null, one.title]).reverse()).toEqual([
      ['citizen', '2026-03-18', true, '停车办法'],
      ['reconsideration', '2026-04-02', true, '停车办法'],
      ['court', '2026-05-06', false, '不在登记簿的文件'],
    ])
    const answer = (suggestionId: string, repliedOn: string) =>
      answerSuggestion(t.deps, desk.reviewer, {
        suggestionId,
        version: 1,
        outcome: 'problem',
        reply: '已启动审查。',
        repliedOn: day(repliedOn),
      })
    await expect(answer(court, '2026-03-01')).rejects.toMatchObject({ kind: 'invalid' })
    await answer(citizen, '2026-03-03')
    await expect(answer(citizen, '2026-03-03')).rejects.toMatchObject({ kind: 'conflict' })
    expect(await getSuggestion(t.deps.db, desk.reviewer, citizen)).toMatchObject({
      outcome: 'problem',
      reply: '已启动审查。',
    })
    expect((await listSuggestions(t.deps.db, desk.reviewer, { open: 'open' }, null, 10)).total).toBe(2)
  })
})
