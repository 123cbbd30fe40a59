import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { verifyAudit } from '../../../src/audit/seal.ts'
import { getComparison } from '../../../src/comparisons/commands/compare.ts'
import { choosePairing, endPairing } from '../../../src/comparisons/commands/pairings.ts'
import type { Actor, Role } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { AFTER, BEFORE, givenText } from '../../support/given/comparisons.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('which articles belong together, on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let drafter: Actor
  let documentId: string
  let old: string
  let fresh: string

  const actor = (role: Role, organId: string) => givenActor(t.deps, { roles: [role], organId, displayName: '卓玛' })
  beforeEach(async () => {
    city = await givenCity(t.deps)
    drafter = await actor('drafter', city.department)
    documentId = await givenDocument(t.deps, { makingOrganId: city.department, stage: 'published' })
    old = await givenText(t.deps, documentId, 1, BEFORE)
    fresh = await givenText(t.deps, documentId, 2, AFTER)
  })

  const choose = (kind: 'pair' | 'unpair', oldPath: string, newPath: string, who = drafter) =>
    choosePairing(t.deps, who, { old, fresh, kind, oldPath, newPath, reason: '内容不同' })
  const compare = async () => getComparison(t.deps, drafter, { old, fresh }, '比对')
  const pairs = async () =>
    (await compare()).comparison.provisions
      .filter((p) => p.kind === 'article')
      .map((p) => `${p.old.map((r) => r.path)}>${p.new.map((r) => r.path)}`)
  const trail = async () =>
    (await listAuditOf(t.deps.db, [{ type: 'document', id: documentId }])).filter((l) =>
      l.action.startsWith('comparison.'),
    )

  it('follow the text until a person says otherwise', async () => {
    expect(await pairs()).toEqual(['1>1', '2>2', '>3', '3>4', '4>5'])
  })

  it('can be parted, with the reason in the trail', async () => {
    await choose('unpair', '2', '2')
    expect(await pairs()).toEqual(expect.arrayContaining(['2>', '>2']))
    expect(await trail()).toMatchObject([
      {
        action: 'comparison.paired',
        actorName: '卓玛',
        detail: { kind: 'unpair', oldText: '第 1 稿', newText: '第 2 稿', reason: '内容不同' },
      },
    ])
    expect((await compare()).choices).toMatchObject([
      { kind: 'unpair', oldPath: '2', newPath: '2', reason: '内容不同' },
    ])
  })

  it('can be put together across the text, and taken back', async () => {
    await choose('pair', '2', '3')
    expect(await pairs()).toContain('2>3')
    const [choice] = (await compare()).choices
    await endPairing(t.deps, drafter, { old, fresh, choiceId: choice?.choiceId ?? '' })
    expect(await pairs()).toEqual(['1>1', '2>2', '>3', '3>4', '4>5'])
    expect((await trail()).map((l) => l.action)).toEqual(['comparison.paired', 'comparison.pairing_undone'])
    await expect(endPairing(t.deps, drafter, { old, fresh, choiceId: choice?.choiceId ?? '' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect((await verifyAudit(t.deps.db)).broken).toBeNull()
  })

  it('belong to one pair of revisions only', async () => {
    await choose('pair', '2', '3')
    const third = await givenText(t.deps, documentId, 3, AFTER)
    const other = await getComparison(t.deps, drafter, { old, fresh: third }, '比对')
    expect(other.choices).toEqual([])
  })

  it('follow the last word: a new pair takes the place of one that shares an article', async () => {
    await choose('pair', '2', '3')
    await choose('pair', '2', '4')
    expect((await compare()).choices).toMatchObject([{ kind: 'pair', oldPath: '2', newPath: '4' }])
    await choose('unpair', '2', '4')
    expect((await compare()).choices).toMatchObject([{ kind: 'unpair', oldPath: '2', newPath: '4' }])
  })

  it('are not said twice by two clicks', async () => {
    const clicks = await Promise.allSettled([choose('pair', '2', '3'), choose('pair', '2', '3')])
    expect(clicks.filter((click) => click.status === 'fulfilled').length).toBeGreaterThan(0)
    expect((await compare()).choices).toHaveLength(1)
    await expect(choose('pair', '2', '3')).rejects.toMatchObject({ kind: 'invalid' })
    expect((await verifyAudit(t.deps.db)).broken).toBeNull()
  })

  it('must exist and be of one kind', async () => {
    await expect(choose('pair', '2', '99')).rejects.toThrow('没有这一条')
    await expect(choose('unpair', '2', '3')).rejects.toThrow('本来就没有对应')
    await expect(choose('pair', '2', '2')).rejects.toThrow('已经对应')
  })

  it('are for reviewers and for the drafting side to say', async () => {
    await choose('pair', '2', '3', await actor('reviewer', city.bureau))
    const stranger = await actor('drafter', city.county)
    await expect(choose('pair', '2', '4', stranger)).rejects.toMatchObject({ kind: 'forbidden' })
    const adviser = await actor('adviser', city.bureau)
    await expect(choose('pair', '2', '4', adviser)).rejects.toMatchObject({ kind: 'forbidden' })
  })
})
