import { beforeEach, describe, expect, it } from 'vitest'
import { recordAmendment } from '../../../src/cleanup/commands/amendments.ts'
import { decideOutcomes } from '../../../src/cleanup/commands/decide.ts'
import { openCleanupAfterChange } from '../../../src/cleanup/commands/open-after-change.ts'
import { proposeOutcomes } from '../../../src/cleanup/commands/propose.ts'
import { listItemIds } from '../../../src/cleanup/queries/items.ts'
import { getDeadlineMonth } from '../../../src/deadlines/queries/month.ts'
import { clockText, deadlineLink } from '../../../src/deadlines/wording.ts'
import { evaluateDocument } from '../../../src/documents/commands/evaluate.ts'
import { day } from '../../../src/lib/day.ts'
import { sweepNotices } from '../../../src/notices/commands/sweep.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenCampaign, moveThrough } from '../../support/given/campaigns.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { saidTo, standingOf } from '../../support/given/notices.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { givenRelation } from '../../support/given/relations.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('reminders of a clean-up on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let bureau: Actor
  let unit: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
    unit = await givenActor(t.deps, { organId: city.department, roles: ['drafter'] })
  })

  const given = (title: string, more: Partial<Parameters<typeof givenDocument>[1]> = {}) =>
    givenDocument(t.deps, {
      makingOrganId: city.department,
      category: 'department',
      stage: 'published',
      title,
      issuedOn: '2018-03-01',
      publishedOn: '2018-03-01',
      ...more,
    })
  const on = async (today: string) => {
    t.deps.clock.set(today)
    await sweepNotices(t.deps)
  }
  const monthOf = (first: string, who = unit) =>
    getDeadlineMonth(t.deps.db, who, day(first), { isMine: true }, t.deps.clock.today())

  it('tell the unit of an amendment that was decided, until it is made; the bureau on the day itself', async () => {
    const document = await given('停车办法')
    const campaignId = await givenCampaign(t.deps, bureau, city.government, [document])
    const target = { campaignId, filter: {} }
    const amendBy = day('2026-06-30')
    await proposeOutcomes(t.deps, unit, target, { outcome: 'amend', reason: '过时', basis: null, amendBy })
    await moveThrough(t.deps, bureau, campaignId, ['reviewing', 'reporting', 'deciding'])
    const decision = { number: '拉政发〔2026〕9号', decidedOn: day('2026-03-10'), effectiveOn: day('2026-03-16') }
    await decideOutcomes(t.deps, bureau, target, { outcome: null, amendBy: null, reason: null, ...decision })
    const [itemId = ''] = await listItemIds(t.deps.db, bureau, campaignId, {})

    await on('2026-06-19')
    expect(await saidTo(t.deps, unit)).toEqual([])
    await on('2026-06-20')
    expect(await saidTo(t.deps, unit)).toEqual(['按清理决定修改文件还剩 10 天，2026年6月30日截止。'])
    expect(await saidTo(t.deps, bureau)).toEqual([])
    const { deadlines } = await monthOf('2026-06-01')
    expect(deadlines.map((d) => [d.kind, d.on, clockText(d), deadlineLink(d)])).toEqual([
      [
        'amendment',
        '2026-06-30',
        '2026年3月10日的清理决定或者其后的变更所定，按自然日计算',
        `/campaigns/${campaignId}/items/${itemId}`,
      ],
    ])
    await on('2026-07-01')
    expect(await saidTo(t.deps, bureau)).toEqual(['按清理决定修改文件已经逾期，截止日为2026年6月30日。'])
    const done = { doneOn: day('2026-07-01'), documentId: null, note: '拉交发〔2026〕4号' }
    await recordAmendment(t.deps, unit, { campaignId, itemId, version: 1 }, done)
    await on('2026-07-02')
    expect(await standingOf(t.deps, unit)).toEqual([])
    expect(await standingOf(t.deps, bureau)).toEqual([])
  })

  it('tell by when to answer a change of an upper document, until the unit has proposed', async () => {
    const law = await given('上位办法', { makingOrganId: city.government, category: 'government' })
    const cites = await given('细则')
    await givenRelation(t.deps, { sourceDocumentId: cites, kind: 'implements', targetDocumentId: law })
    const repealing = await given('废止决定', {
      issuedOn: '2026-03-02',
      publishedOn: '2026-03-02',
      effectiveOn: '2026-03-02',
    })
    await givenRelation(t.deps, { sourceDocumentId: repealing, kind: 'repeals', targetDocumentId: law })
    const campaignId = await openCleanupAfterChange(t.deps, bureau, {
      documentId: law,
      decidingOrganId: city.government,
    })
    const { deadlines } = await monthOf('2026-04-01')
    expect(deadlines.map((d) => [d.kind, d.title, d.on])).toEqual([['cleanup_response', '细则', '2026-04-01']])
    expect(clockText(deadlines[0] as never)).toBe('自2026年3月2日（上位规定变动之日）起 30 日，按拉萨日历')
    await on('2026-03-30')
    expect(await saidTo(t.deps, unit)).toEqual(['因上位规定变动提出清理意见还剩 2 天，2026年4月1日截止。'])
    const proposal = { outcome: 'repeal', reason: '依据已废止', basis: null, amendBy: null } as const
    await proposeOutcomes(t.deps, unit, { campaignId, filter: {} }, proposal)
    await on('2026-03-31')
    expect(await standingOf(t.deps, unit)).toEqual([])
  })

  it('fall silent about a validity that was evaluated', async () => {
    const id = await given('停车办法', { validity: { kind: 'until', lapsesAfter: day('2026-06-30') } })
    await on('2026-03-30')
    expect((await standingOf(t.deps, unit)).map((n) => n.kind)).toEqual(['validity_end'])
    const ended = { documentId: id, version: 1, outcome: 'end', reason: '任务已完成', newLastDay: null } as const
    await evaluateDocument(t.deps, unit, ended)
    await on('2026-04-30')
    expect(await standingOf(t.deps, unit)).toEqual([])
    expect((await monthOf('2026-06-01')).deadlines.map((d) => [d.kind, d.doneOn])).toEqual([['validity', '2026-03-30']])
  })
})
