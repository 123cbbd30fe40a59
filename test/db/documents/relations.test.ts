import { beforeEach, describe, expect, it } from 'vitest'
import { openCleanupAfterChange } from '../../../src/cleanup/commands/open-after-change.ts'
import { addRelation, changeRelation, decideRelations } from '../../../src/documents/commands/relations.ts'
import { listDependents } from '../../../src/documents/queries/dependents.ts'
import { documentLines } from '../../../src/documents/queries/document-lines.ts'
import { getRelationDesk } from '../../../src/documents/queries/relation-desk.ts'
import { day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import { DIALECTS } from '../../support/databases.ts'
import { type GivenDocument, givenDocument, givenRevision } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const TODAY = day('2026-03-16')
const OLD = '拉萨市停车管理暂行办法'
const LAW = '拉萨市道路条例'

describe.each(DIALECTS)('relations of documents on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let supervisor: Actor
  let drafter: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    supervisor = await givenActor(t.deps, { roles: ['supervisor'], organId: city.bureau })
    drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
  })

  const given = (title: string, publishedOn: string, over: Partial<GivenDocument> = {}) =>
    givenDocument(t.deps, { makingOrganId: city.department, title, stage: 'published', publishedOn, ...over })
  const withText = async (title: string, publishedOn: string, sentence: string, over: Partial<GivenDocument> = {}) => {
    const id = await given(title, publishedOn, over)
    const text = extractText(`${title}\n第一条　${sentence}`)
    await givenRevision(t.deps, { documentId: id, kind: 'official', text })
    return id
  }
  const desk = (id: string, actor = supervisor) => getRelationDesk(t.deps.db, actor, id, TODAY)
  const confirmAll = async (id: string, actor = supervisor) => {
    const picks = (await desk(id, actor)).proposals.map(({ kind, key, candidates }) => ({
      kind,
      key,
      targetId: candidates.length === 1 ? (candidates[0]?.documentId ?? null) : null,
    }))
    return decideRelations(t.deps, actor, { documentId: id, state: 'confirmed', picks })
  }
  const stateOf = async (id: string, on: string) => (await documentLines(t.deps.db, [id], day(on)))[0]?.effect.state

  it('propose what the text says, act once confirmed, and from the day of effect on', async () => {
    const old = await given(OLD, '2015-06-01')
    const id = await withText('拉萨市停车管理办法', '2024-01-01', `《${OLD}》同时废止。`, { effectiveOn: '2024-03-01' })
    const { proposals } = await desk(id)
    expect(proposals.map((p) => [p.kind, p.title, p.candidates.map((c) => c.documentId)])).toEqual([
      ['repeals', OLD, [old]],
    ])
    expect(await stateOf(old, '2025-01-01')).toBe('in_force')
    expect(await confirmAll(id)).toBe(1)
    expect(await stateOf(old, '2024-02-29')).toBe('in_force')
    expect(await stateOf(old, '2024-03-01')).toBe('repealed')
    const after = await desk(id)
    expect(after.proposals).toEqual([])
    expect(after.outgoing.map((r) => [r.kind, r.other?.title, r.actsFrom])).toEqual([['repeals', OLD, '2024-03-01']])
    expect(after.chain.map((l) => [l.title, l.isCurrent])).toEqual([
      [OLD, false],
      ['拉萨市停车管理办法', true],
    ])
    expect((await desk(old)).incoming.map((r) => r.other?.documentId)).toEqual([id])
  })

  it('do nothing while the document that says so is a draft, and take effect with its publication', async () => {
    const old = await given(OLD, '2015-06-01')
    const id = await withText('拉萨市停车管理办法', '2024-01-01', `《${OLD}》同时废止。`, { stage: 'drafting' })
    await confirmAll(id, drafter)
    expect(await stateOf(old, '2025-01-01')).toBe('in_force')
    await t.deps.database.kysely
      .updateTable('document')
      .set({ stage: 'published' })
      .where('document_id', '=', id)
      .execute()
    expect(await stateOf(old, '2025-01-01')).toBe('repealed')
  })

  it('submitted twice are recorded once; taken back they act no more', async () => {
    const old = await given(OLD, '2015-06-01')
    const id = await withText('拉萨市停车管理办法', '2024-01-01', `《${OLD}》同时废止。`)
    const [proposal] = (await desk(id)).proposals
    const picks = [{ kind: 'repeals' as const, key: proposal?.key ?? '', targetId: old }]
    const input = { documentId: id, state: 'confirmed' as const, picks }
    expect(await decideRelations(t.deps, supervisor, input)).toBe(1)
    expect(await decideRelations(t.deps, supervisor, input)).toBe(0)
    const [line] = (await desk(id)).outgoing
    const back = {
      documentId: id,
      relationId: line?.relationId ?? '',
      version: line?.version ?? 0,
      state: 'dismissed' as const,
      targetId: null,
    }
    await changeRelation(t.deps, supervisor, back)
    expect(await stateOf(old, '2025-01-01')).toBe('in_force')
    await expect(changeRelation(t.deps, supervisor, back)).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('tell documents of one title apart by day and number, and leave a choice where neither is written', async () => {
    const first = await given(OLD, '2005-06-01')
    const second = await given(OLD, '2015-06-01', { numberText: '拉政发〔2015〕3号' })
    const targets = async (sentence: string) => {
      const id = await withText('拉萨市停车管理办法', '2024-01-01', sentence)
      return (await desk(id)).proposals[0]?.candidates.map((c) => c.documentId)
    }
    expect(await targets(`2005年6月1日公布的《${OLD}》同时废止。`)).toEqual([first])
    expect(await targets(`《${OLD}》（拉政发〔2015〕3号）同时废止。`)).toEqual([second])
    expect((await targets(`《${OLD}》同时废止。`))?.sort()).toEqual([first, second].sort())
  })

  it('end only what the maker or its superior made, unless the bureau says so', async () => {
    const foreign = await given(OLD, '2015-06-01', { makingOrganId: city.county })
    const id = await withText('拉萨市停车管理办法', '2024-01-01', `《${OLD}》同时废止。`)
    await expect(confirmAll(id, drafter)).rejects.toMatchObject({ kind: 'invalid' })
    expect(await stateOf(foreign, '2025-01-01')).toBe('in_force')
    await confirmAll(id)
    expect(await stateOf(foreign, '2025-01-01')).toBe('repealed')
  })

  it('are the maker’s and the bureau’s to confirm, and show nothing that may not be seen', async () => {
    const id = await withText('拉萨市停车管理办法', '2024-01-01', `《${OLD}》同时废止。`)
    const other = await givenActor(t.deps, { roles: ['drafter'], organId: city.county })
    expect((await desk(id, other)).mayDecide).toBe(false)
    const picks = [{ kind: 'repeals' as const, key: 'x', targetId: null }]
    await expect(decideRelations(t.deps, other, { documentId: id, state: 'confirmed', picks })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const draft = await given('不公开的草案', '2024-01-01', { stage: 'drafting', makingOrganId: city.bureau })
    await expect(desk(draft, other)).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('never name a secret document to those who read what it did', async () => {
    const old = await given(OLD, '2015-06-01')
    const id = await withText('涉密的办法', '2024-01-01', `《${OLD}》同时废止。`, {
      secrecy: 'secret',
      createdBy: drafter.userId,
    })
    await confirmAll(id, drafter)
    const other = await givenActor(t.deps, { roles: ['reviewer'], organId: city.bureau })
    const [line] = await documentLines(t.deps.db, [old], TODAY)
    expect(line?.effect).toMatchObject({ state: 'repealed', reason: '自2024年1月1日起废止（另一件涉密文件）。' })
    expect((await desk(old, other)).incoming).toEqual([])
  })

  it('may be added by hand, by title alone, and be matched with the register later', async () => {
    const id = await given('拉萨市停车管理办法', '2024-01-01')
    const relation = { kind: 'replaces' as const, title: OLD, number: null, dated: null, maker: null }
    const input = { documentId: id, ...relation, quote: '内容承接', targetId: null }
    await addRelation(t.deps, supervisor, input)
    await expect(addRelation(t.deps, supervisor, input)).rejects.toMatchObject({ kind: 'conflict' })
    const old = await given(OLD, '2015-06-01')
    const [line] = (await desk(id)).outgoing
    expect(line?.candidates.map((c) => c.documentId)).toEqual([old])
    await changeRelation(t.deps, supervisor, {
      documentId: id,
      relationId: line?.relationId ?? '',
      version: line?.version ?? 0,
      state: 'confirmed',
      targetId: old,
    })
    expect((await desk(id)).chain.map((l) => l.documentId)).toEqual([old, id])
  })

  it('list what rests on a document, and open one clean-up with its clock when that document changed', async () => {
    const law = await given(LAW, '2010-01-01')
    const ids: string[] = []
    for (const n of [1, 2, 3]) {
      const id = await withText(`停车规定之${n}`, '2020-01-01', `根据《${LAW}》，制定本规定。`)
      await confirmAll(id)
      ids.push(id)
    }
    const before = await listDependents(t.deps.db, supervisor, law, TODAY, null, 2)
    expect([before.page.total, before.page.rows.length, before.change]).toEqual([3, 2, null])
    const open = { documentId: law, decidingOrganId: city.government }
    await expect(openCleanupAfterChange(t.deps, supervisor, open)).rejects.toMatchObject({ kind: 'invalid' })

    const amending = await withText(`关于修改〈${LAW}〉的决定`, '2026-02-20', '一、删去第三条。', {
      effectiveOn: '2026-03-01',
    })
    await confirmAll(amending)
    const after = await listDependents(t.deps.db, supervisor, law, TODAY, null, 10)
    expect(after.change?.on).toBe('2026-03-01')
    expect(after.page.rows[0]).toMatchObject({ kinds: ['implements'], quote: `根据《${LAW}》，制定本规定。` })
    const campaignId = await openCleanupAfterChange(t.deps, supervisor, open)
    const items = await t.deps.db
      .selectFrom('campaign_item')
      .select('document_id')
      .where('campaign_id', '=', campaignId)
      .execute()
    expect(items.map((i) => i.document_id).sort()).toEqual([...ids].sort())
    expect((await listDependents(t.deps.db, supervisor, law, TODAY, null, 10)).cleanup).toMatchObject({
      campaignId,
      dueOn: '2026-03-31',
    })
    await expect(openCleanupAfterChange(t.deps, supervisor, open)).rejects.toMatchObject({ kind: 'conflict' })
  })
})
