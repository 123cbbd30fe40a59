import { beforeEach, describe, expect, it } from 'vitest'
import { changeAmendmentDue, recordAmendment, reopenAmendment } from '../../../src/cleanup/commands/amendments.ts'
import { decideOutcomes } from '../../../src/cleanup/commands/decide.ts'
import { explainOmission, withdrawExplanation } from '../../../src/cleanup/commands/omissions.ts'
import { proposeOutcomes } from '../../../src/cleanup/commands/propose.ts'
import { withdrawBatch } from '../../../src/cleanup/commands/withdraw.ts'
import type { CleanupOutcome } from '../../../src/cleanup/model.ts'
import { countAmendments, getAmendment, listAmendments } from '../../../src/cleanup/queries/amendments.ts'
import { listBatches } from '../../../src/cleanup/queries/batches.ts'
import { getCampaignSummary } from '../../../src/cleanup/queries/campaigns.ts'
import { getCatalogues } from '../../../src/cleanup/queries/catalogue.ts'
import { listItemIds, listItemLines } from '../../../src/cleanup/queries/items.ts'
import { countCheck, listContradictions, listExplained, listOmissions } from '../../../src/cleanup/queries/omissions.ts'
import { getCleanupReport } from '../../../src/cleanup/queries/report.ts'
import { decodeCursor, readAll } from '../../../src/db/page.ts'
import { documentLines } from '../../../src/documents/queries/document-lines.ts'
import { day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenCampaign, moveThrough } from '../../support/given/campaigns.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { givenRelation } from '../../support/given/relations.ts'
import { useDeps } from '../../support/use-deps.ts'

const today = day('2026-03-16')

describe.each(DIALECTS)('what comes out of a clean-up on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let bureau: Actor
  let unit: Actor
  let campaignId = ''
  let documents: readonly string[] = []
  let items: readonly string[] = []

  const given = (title: string, more: Partial<Parameters<typeof givenDocument>[1]> = {}) =>
    givenDocument(t.deps, {
      makingOrganId: city.department,
      category: 'department',
      stage: 'published',
      title,
      issuedOn: '2018-03-01',
      effectiveOn: '2018-03-01',
      ...more,
    })

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
    unit = await givenActor(t.deps, { organId: city.department, roles: ['drafter'] })
    documents = [
      await given('甲办法'),
      await given('乙办法'),
      await given('丙办法'),
      await given('丁办法', { secrecy: 'secret' }),
    ]
    campaignId = await givenCampaign(t.deps, bureau, city.government, documents)
    items = await listItemIds(t.deps.db, bureau, campaignId, {})
  })

  const propose = (at: readonly number[], outcome: CleanupOutcome, amendBy: string | null = null, who = bureau) =>
    proposeOutcomes(
      t.deps,
      who,
      { campaignId, itemIds: at.map((i) => items[i] ?? '') },
      {
        outcome,
        reason: '理由',
        basis: '上位法',
        consultation: '已征求意见',
        amendBy: amendBy === null ? null : day(amendBy),
      },
    )
  const decideAll = () =>
    decideOutcomes(
      t.deps,
      bureau,
      { campaignId, filter: {} },
      {
        outcome: null,
        number: '拉政发〔2026〕9号',
        decidedOn: day('2026-03-10'),
        effectiveOn: day('2026-03-16'),
        amendBy: null,
        reason: null,
      },
    )
  const toDecision = () => moveThrough(t.deps, bureau, campaignId, ['reviewing', 'reporting', 'deciding'])
  const stateOf = async (id: string | undefined, on = today) =>
    (await documentLines(t.deps.db, [id ?? ''], on))[0]?.effect.state

  it('four catalogues that add up, the secret ones counted, with deadlines kept as proposed', async () => {
    await propose([0, 3], 'remain')
    await propose([1], 'repeal')
    await propose([2], 'amend_or_lapse', '2026-12-31')
    const drafts = await getCatalogues(t.deps.db, bureau, campaignId)
    expect([drafts.remain.basis, drafts.remain.lines.length, drafts.remain.secret]).toEqual(['proposal', 1, 1])
    await toDecision()
    expect(await decideAll()).toBe(4)
    await moveThrough(t.deps, bureau, campaignId, ['decided'])
    await moveThrough(t.deps, bureau, campaignId, ['published'], { actedOn: today, place: '市政府公报' })
    const { remain, repeal, declare_lapsed, amend } = await getCatalogues(
      t.deps.db,
      bureau,
      campaignId,
      day('2027-01-01'),
    )
    expect([remain, repeal, declare_lapsed, amend].map((c) => c.basis)).toEqual(Array(4).fill('decision'))
    expect([remain, repeal, declare_lapsed, amend].map((c) => c.lines.length + c.secret)).toEqual([2, 1, 0, 1])
    expect(amend.lines[0]).toMatchObject({ title: '丙办法', outcome: 'amend_or_lapse', amendBy: '2026-12-31' })
    expect(amend.lines[0]?.effect?.state).toBe('lapsed')
    expect(repeal.lines[0]?.effect?.state).toBe('repealed')
    expect(remain.lines[0]?.effect?.state).toBe('in_force')
    const stranger = await givenActor(t.deps, { organId: city.county, roles: ['drafter'] })
    const asStranger = await getCatalogues(t.deps.db, stranger, campaignId)
    expect(asStranger.remain.lines.length + asStranger.remain.hidden + asStranger.remain.secret).toBe(2)
    const report = await getCleanupReport(t.deps.db, bureau, campaignId)
    expect(report).toMatchObject({ secret: 1, unamended: 1, units: [{ organ: '拉萨市交通运输局' }] })
    expect(report.years).toEqual([{ from: 2010, to: 2019, items: 4 }])
  })

  it('let no document in force drop out: publication waits until each is listed or explained', async () => {
    await given('后来补录的办法')
    await given('已失效的办法', { validity: { kind: 'years', years: 2 } })
    await given('截止日后的办法', { issuedOn: '2026-01-05', effectiveOn: '2026-01-05' })
    const secret = await given('涉密的办法', { secrecy: 'secret' })
    await propose([0, 1, 2, 3], 'remain')
    await toDecision()
    await decideAll()
    await moveThrough(t.deps, bureau, campaignId, ['decided'])
    const published = () =>
      moveThrough(t.deps, bureau, campaignId, ['published'], { actedOn: today, place: '市政府公报' })
    await expect(published()).rejects.toThrow('尚有2件在施行的文件没有列入任何目录')
    const counts = (actor = bureau) => countCheck(t.deps.db, actor, campaignId, today)
    const omissions = (actor = bureau) => readAll((at) => listOmissions(t.deps.db, actor, campaignId, today, at, 1))
    expect(await counts()).toEqual({ omitted: 2, listed: 2, ended: 0, explained: 0 })
    expect(await omissions()).toMatchObject([{ title: '后来补录的办法' }, { title: '涉密的办法' }])
    expect(await counts(unit)).toMatchObject({ omitted: 2, listed: 1 })
    expect(await omissions(unit)).toHaveLength(1)
    const [line] = await omissions()
    const explain = (documentId: string, reason: string) =>
      explainOmission(t.deps, bureau, { campaignId, documentId, reason })
    await expect(explain(line?.documentId ?? '', ' ')).rejects.toThrow('理由')
    await explain(line?.documentId ?? '', '不属于规范性文件')
    await expect(explain(line?.documentId ?? '', '再写一次')).rejects.toMatchObject({ kind: 'conflict' })
    const input = { campaignId, documentId: line?.documentId ?? '' }
    await withdrawExplanation(t.deps, bureau, input)
    await expect(withdrawExplanation(t.deps, bureau, input)).rejects.toMatchObject({ kind: 'conflict' })
    expect(await counts()).toMatchObject({ omitted: 2, explained: 0 })
    await explain(line?.documentId ?? '', '不属于规范性文件')
    await explain(secret, '另行清理')
    await expect(explain(documents[0] ?? '', '已在目录')).rejects.toThrow('已经列入本次清理')
    expect(await counts()).toMatchObject({ omitted: 0, explained: 2 })
    const explained = (actor: Actor) => readAll((at) => listExplained(t.deps.db, actor, campaignId, at, 1))
    expect(await explained(bureau)).toMatchObject([{ reason: '不属于规范性文件' }, { reason: '另行清理' }])
    expect(await explained(unit)).toHaveLength(1)
    await expect(withdrawExplanation(t.deps, unit, input)).rejects.toMatchObject({ kind: 'forbidden' })
    await published()
    await expect(withdrawExplanation(t.deps, bureau, input)).rejects.toThrow('目录已经公布')
  })

  it('point at what was decided to stay and has ended all the same', async () => {
    await propose([0, 1, 2, 3], 'remain')
    await toDecision()
    await decideAll()
    await givenRelation(t.deps, {
      sourceDocumentId: await given('代替甲办法的办法', { issuedOn: '2026-02-01', effectiveOn: '2026-02-01' }),
      kind: 'repeals',
      targetDocumentId: documents[0] ?? '',
    })
    const page = await listContradictions(t.deps.db, bureau, campaignId, today, null, 10)
    expect((await countCheck(t.deps.db, bureau, campaignId, today)).ended).toBe(1)
    expect(page.rows).toMatchObject([{ title: '甲办法', decided: 'remain', effect: { state: 'repealed' } }])
  })

  it('take back proposals and decisions in their stage; documents are then as they were', async () => {
    await propose([0, 1], 'repeal', null, unit)
    await propose([2, 3], 'remain')
    const batches = (actor: Actor) => readAll((at) => listBatches(t.deps.db, actor, campaignId, at, 1))
    const [, mine] = await batches(bureau)
    expect(mine).toMatchObject({ kind: 'proposal', items: 2, first: 1, last: 2, outcome: 'repeal' })
    expect(await batches(unit)).toEqual([mine])
    const newest = await listBatches(t.deps.db, bureau, campaignId, null, 1)
    expect([newest.total, newest.previous]).toEqual([2, null])
    const second = await listBatches(t.deps.db, bureau, campaignId, decodeCursor(newest.next ?? ''), 1)
    expect([second.rows, second.next]).toEqual([[mine], null])
    const back = await listBatches(t.deps.db, bureau, campaignId, decodeCursor(second.previous ?? ''), 1)
    expect(back.rows).toEqual(newest.rows)
    const other = await givenActor(t.deps, { organId: city.county, roles: ['drafter'] })
    const batch = { campaignId, kind: 'proposal', batchId: mine?.batchId ?? '' } as const
    await expect(withdrawBatch(t.deps, other, batch)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await withdrawBatch(t.deps, unit, batch)).toBe(2)
    expect((await getCampaignSummary(t.deps.db, campaignId)).totals.proposals.open).toBe(2)
    await propose([0, 1], 'repeal', null, unit)
    await toDecision()
    await decideAll()
    expect(await stateOf(documents[0])).toBe('repealed')
    const [decision] = await batches(bureau)
    const undo = { campaignId, kind: 'decision', batchId: decision?.batchId ?? '' } as const
    expect(await withdrawBatch(t.deps, bureau, undo)).toBe(4)
    expect(await stateOf(documents[0])).toBe('in_force')
    expect((await getCampaignSummary(t.deps.db, campaignId)).totals.decisions.open).toBe(4)
    await decideAll()
    await moveThrough(t.deps, bureau, campaignId, ['decided'])
    const [again] = await t.deps.db
      .selectFrom('decision')
      .select('batch_id')
      .where('withdrawn_on', 'is', null)
      .execute()
    await expect(withdrawBatch(t.deps, bureau, { ...undo, batchId: again?.batch_id ?? '' })).rejects.toThrow(
      '决定阶段已经结束',
    )
  })

  describe('an amendment that was decided', () => {
    beforeEach(async () => {
      await propose([0], 'amend', '2026-06-30')
      await propose([1], 'amend_or_lapse', '2026-12-31')
      await propose([2, 3], 'remain')
      await toDecision()
      await decideAll()
    })
    const task = async (at: number) => getAmendment(t.deps.db, bureau, campaignId, items[at] ?? '')
    const target = async (at: number) => ({ campaignId, itemId: items[at] ?? '', version: (await task(at)).version })

    it('is followed up with its deadline, which may change with a reason unless it decides the lapse', async () => {
      const list = await listAmendments(t.deps.db, unit, { state: 'open' }, today, null, 9)
      expect(list.rows.map((a) => [a.title, a.dueOn])).toEqual([
        ['甲办法', '2026-06-30'],
        ['乙办法', '2026-12-31'],
      ])
      expect(await countAmendments(t.deps.db, unit, {}, day('2026-07-01'))).toEqual({ open: 2, late: 1, done: 0 })
      const change = { dueOn: day('2026-09-30'), reason: '立法计划调整' }
      await expect(changeAmendmentDue(t.deps, bureau, await target(1), change)).rejects.toThrow('由决定确定')
      const first = await target(0)
      await changeAmendmentDue(t.deps, bureau, first, change)
      expect((await task(0)).dueOn).toBe('2026-09-30')
      await expect(changeAmendmentDue(t.deps, bureau, first, { ...change, dueOn: null })).rejects.toMatchObject({
        kind: 'conflict',
      })
    })

    it('done in time keeps the document from lapsing; taken back it lapses', async () => {
      const on = day('2027-02-01')
      expect(await stateOf(documents[1], on)).toBe('lapsed')
      const stranger = await givenActor(t.deps, { organId: city.county, roles: ['drafter'] })
      const done = { doneOn: today, documentId: null, note: '拉交发〔2026〕4号' }
      await expect(recordAmendment(t.deps, stranger, await target(1), done)).rejects.toBeInstanceOf(Error)
      await recordAmendment(t.deps, unit, await target(1), done)
      expect(await stateOf(documents[1], on)).toBe('in_force')
      await expect(recordAmendment(t.deps, unit, await target(1), done)).rejects.toThrow('已经登记修改完成')
      await reopenAmendment(t.deps, bureau, await target(1), '文号有误')
      expect(await stateOf(documents[1], on)).toBe('lapsed')
    })

    it('is found in the register when a later document amends it, and adds no second effect', async () => {
      const amending = await given('关于修改《甲办法》的决定', { issuedOn: '2026-03-15', effectiveOn: '2026-03-15' })
      await givenRelation(t.deps, { sourceDocumentId: amending, kind: 'amends', targetDocumentId: documents[0] ?? '' })
      expect((await task(0)).found).toMatchObject({ documentId: amending, on: '2026-03-15' })
      await recordAmendment(t.deps, unit, await target(0), {
        doneOn: day('2026-03-15'),
        documentId: amending,
        note: null,
      })
      const effects = await t.deps.db.selectFrom('document_effect').selectAll().where('kind', '=', 'amended').execute()
      expect(effects).toEqual([])
      expect((await listItemLines(t.deps.db, bureau, campaignId, {}, null, 9)).total).toBe(4)
      expect((await task(0)).doneBy?.title).toBe('关于修改《甲办法》的决定')
    })
  })
})
