import { beforeEach, describe, expect, it } from 'vitest'
import { refreshSignals } from '../../../src/cleanup/commands/signals.ts'
import { findSignals } from '../../../src/cleanup/jobs.ts'
import { getCampaignSummary } from '../../../src/cleanup/queries/campaigns.ts'
import { listItemLines, listItemSignals } from '../../../src/cleanup/queries/items.ts'
import { SYSTEM } from '../../../src/db/transaction.ts'
import { day } from '../../../src/lib/day.ts'
import { dissolveOrgan } from '../../../src/people/commands/organs.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenCampaign } from '../../support/given/campaigns.ts'
import { givenDocument, givenRevision } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity, givenOrgan } from '../../support/given/people.ts'
import { givenRelation } from '../../support/given/relations.ts'
import { useDeps } from '../../support/use-deps.ts'

const paragraph = (text: string) => ({ label: null, text }) as never

describe.each(DIALECTS)('the signals of a clean-up on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let bureau: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
  })

  const given = (title: string, more: Partial<Parameters<typeof givenDocument>[1]> = {}) =>
    givenDocument(t.deps, {
      makingOrganId: city.department,
      category: 'department',
      stage: 'published',
      title,
      issuedOn: '2015-03-01',
      publishedOn: '2015-03-01',
      effectiveOn: '2015-03-01',
      ...more,
    })
  const withText = async (documentId: string, ...lines: string[]) =>
    givenRevision(t.deps, { documentId, kind: 'official', text: { paragraphs: lines.map(paragraph) } })
  const signalsOf = async (campaignId: string) => {
    const { rows } = await listItemLines(t.deps.db, bureau, campaignId, {}, null, 100)
    return new Map(rows.map((row) => [row.title, row.signals.map((s) => `${s.kind}：${s.reason}`)]))
  }
  const search = async (campaignId: string) =>
    findSignals(t.deps, campaignId, (text) =>
      text.paragraphs.some((p) => p.text.includes('罚款')) ? [{ place: '第五条', name: '设定行政处罚' }] : [],
    )

  it('name every reason: validity, basis, organ, citations, name, wording, text', async () => {
    const law = await given('拉萨市停车管理规定', { category: 'government', makingOrganId: city.government })
    const decision = await given('关于修改《拉萨市停车管理规定》的决定', {
      issuedOn: '2020-01-10',
      publishedOn: '2020-01-10',
      effectiveOn: '2020-02-01',
    })
    await givenRelation(t.deps, { sourceDocumentId: decision, kind: 'amends', targetDocumentId: law })
    const dead = await given('拉萨市客运办法', { validity: { kind: 'until', lapsesAfter: day('2019-12-31') } })
    const old = await givenOrgan(t.deps, { name: '拉萨市交通局', parent: city.government })
    await dissolveOrgan(t.deps, SYSTEM, {
      organId: old,
      dissolvedOn: day('2019-03-20'),
      successorId: city.department,
      version: 1,
    })

    const rests = await given('停车收费细则')
    await withText(rests, '根据《拉萨市停车管理规定》，制定本细则。', '违反本细则的，处五百元罚款。')
    await givenRelation(t.deps, { sourceDocumentId: rests, kind: 'implements', targetDocumentId: law })
    const cites = await given('客运站管理通知', { implementingOrganId: old })
    await withText(cites, '客运站按照《拉萨市客运办法》管理。')
    const trial = await given('共享单车管理暂行办法')
    await withText(trial, '第一条　鼓励绿色出行。')
    const calm = await given('公交优先意见')
    await withText(calm, '发展公共交通。')

    const campaignId = await givenCampaign(t.deps, bureau, city.government, [rests, cites, trial, calm, dead])
    expect((await getCampaignSummary(t.deps.db, campaignId)).signalsState).toBe('waiting')
    await search(campaignId)
    const found = await signalsOf(campaignId)
    expect(found.get('停车收费细则')).toEqual([
      'basis_changed：依据的《拉萨市停车管理规定》自2020年2月1日起修改，晚于本文件印发。',
      'red_flags：有1处表述需要留意：第五条（设定行政处罚）。',
    ])
    expect(found.get('客运站管理通知')).toEqual([
      'cites_dead：引用的《拉萨市客运办法》有效期至2019年12月31日届满，自2020年1月1日起失效。',
      'organ_changed：实施单位拉萨市交通局已于2019年3月20日撤并或者更名，职责由拉萨市交通运输局承担。',
    ])
    expect(found.get('共享单车管理暂行办法')).toEqual([
      'provisional_old：名称为“暂行”，自2015年3月1日起施行，已超过2年的上限。',
    ])
    expect(found.get('公交优先意见')).toEqual([])
    expect(found.get('拉萨市客运办法')).toEqual([
      'ended：有效期至2019年12月31日届满，自2020年1月1日起失效。',
      'no_text：库中没有正文，无法核对内容。',
    ])
    const summary = await getCampaignSummary(t.deps.db, campaignId)
    expect([summary.signalsState, summary.signalsOn]).toEqual(['found', '2026-03-16'])
  })

  it('tell of a repeal that another text states, until somebody decides of it; names that repeat by their day', async () => {
    const old = await given('停车收费办法', { numberText: '拉交规〔2010〕3号' })
    const later = await given('停车收费办法', { issuedOn: '2025-03-01', publishedOn: null, effectiveOn: null })
    const hushed = await given('客运办法')
    const source = await given('停车条例', { issuedOn: '2024-01-05', publishedOn: null, effectiveOn: '2024-02-01' })
    await withText(source, '本条例自2024年2月1日起施行。《停车收费办法》《客运办法》同时废止。')
    const secret = await given('内部办法', { secrecy: 'secret', issuedOn: '2024-01-05' })
    await withText(secret, '《客运办法》同时废止。')
    await givenRelation(t.deps, {
      sourceDocumentId: source,
      kind: 'repeals',
      targetDocumentId: hushed,
      state: 'dismissed',
    })
    const campaignId = await givenCampaign(t.deps, bureau, city.government, [old, later, hushed])
    await search(campaignId)
    const { rows } = await listItemLines(t.deps.db, bureau, campaignId, { signal: 'repeal_stated' }, null, 100)
    expect(rows.map((row) => row.documentId)).toEqual([old])
    expect(rows[0]?.signals.map((s) => [s.kind, s.reason, s.aboutDocumentId])).toContainEqual([
      'repeal_stated',
      '《停车条例》（自2024年2月1日起施行）写明本文件废止，关系尚未在登记中确认。',
      source,
    ])
  })

  it('filter the list, each and any and none, and are counted once an item', async () => {
    const dead = await given('旧办法', { validity: { kind: 'years', years: 2 } })
    const calm = await given('新办法')
    await withText(calm, '第一条　内容。')
    const campaignId = await givenCampaign(t.deps, bureau, city.government, [dead, calm])
    await search(campaignId)
    const titles = async (signal: 'any' | 'none' | 'ended' | 'red_flags') =>
      (await listItemLines(t.deps.db, bureau, campaignId, { signal }, null, 9)).rows.map((r) => r.title)
    expect(await titles('any')).toEqual(['旧办法'])
    expect(await titles('none')).toEqual(['新办法'])
    expect(await titles('ended')).toEqual(['旧办法'])
    expect(await titles('red_flags')).toEqual([])
    const counts = await listItemSignals(t.deps.db, bureau, campaignId)
    expect(counts.map((c) => [c.kind, c.items]).sort()).toEqual([
      ['ended', 1],
      ['no_text', 1],
    ])
  })

  it('are looked for anew on demand, one search at a time, and name no secret document', async () => {
    const secret = await given('涉密办法', { secrecy: 'secret', validity: { kind: 'years', years: 1 } })
    const cites = await given('执行通知')
    await withText(cites, '按照《涉密办法》执行。')
    await givenRelation(t.deps, { sourceDocumentId: cites, kind: 'cites', targetDocumentId: secret })
    const campaignId = await givenCampaign(t.deps, bureau, city.government, [cites])
    await expect(refreshSignals(t.deps, bureau, campaignId)).rejects.toThrow('正在查找')
    await search(campaignId)
    expect((await signalsOf(campaignId)).get('执行通知')).toEqual([])
    await refreshSignals(t.deps, bureau, campaignId)
    expect((await getCampaignSummary(t.deps.db, campaignId)).signalsState).toBe('waiting')
    await search(campaignId)
    await search(campaignId)
    expect((await getCampaignSummary(t.deps.db, campaignId)).signalsState).toBe('found')
  })
})
