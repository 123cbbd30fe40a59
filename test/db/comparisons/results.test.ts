import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { getComparison } from '../../../src/comparisons/commands/compare.ts'
import { choosePairing } from '../../../src/comparisons/commands/pairings.ts'
import { sweepComparisons } from '../../../src/comparisons/jobs.ts'
import { getTextsOfDocument } from '../../../src/comparisons/queries/of-document.ts'
import type { Deps } from '../../../src/deps.ts'
import type { Actor } from '../../../src/people/model.ts'
import { compareTexts } from '../../../src/text/compare.ts'
import { DIALECTS } from '../../support/databases.ts'
import { AFTER, BEFORE, givenText } from '../../support/given/comparisons.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenCity } from '../../support/given/people.ts'
import { givenBench, givenOpinedRound } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('results of comparisons on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let drafter: Actor
  let documentId: string
  let old: string
  let fresh: string
  let ran: number

  beforeEach(async () => {
    city = await givenCity(t.deps)
    drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
    documentId = await givenDocument(t.deps, { makingOrganId: city.department })
    old = await givenText(t.deps, documentId, 1, BEFORE)
    fresh = await givenText(t.deps, documentId, 2, AFTER)
    ran = 0
  })

  const counted = (isCoarse = false): Deps => ({
    ...t.deps,
    comparer: {
      ...t.deps.comparer,
      compare: async (a, b, options) => {
        ran++
        return compareTexts(a, b, { ...options, coarse: isCoarse })
      },
    },
  })
  const compare = (deps = counted(), texts = { old, fresh }) => getComparison(deps, drafter, texts, '比对')
  const rows = () => t.deps.db.selectFrom('comparison_result').selectAll().execute()

  it('are worked out once and come back the same', async () => {
    const first = await compare()
    const second = await compare()
    expect(ran).toBe(1)
    expect(second.comparison).toEqual(first.comparison)
    expect(await rows()).toHaveLength(1)
  })

  it('serve every pair of revisions with the same two texts', async () => {
    await compare()
    const again = await givenText(t.deps, documentId, 3, AFTER)
    await compare(counted(), { old, fresh: again })
    expect(ran).toBe(1)
    await compare(counted(), { old: fresh, fresh: old })
    expect(ran).toBe(2)
  })

  it('are worked out anew when a person spoke, and both are kept', async () => {
    await compare()
    const choice = { kind: 'pair', oldPath: '2', newPath: '3', reason: null } as const
    await choosePairing(counted(), drafter, { old, fresh, ...choice })
    const { comparison } = await compare()
    expect(ran).toBe(2)
    expect(comparison.provisions.some((p) => p.old[0]?.path === '2' && p.new[0]?.path === '3')).toBe(true)
    expect(await rows()).toHaveLength(2)
  })

  it('of another method are passed over and swept, with those kept long ago', async () => {
    await compare()
    const [row] = await rows()
    if (!row) throw new Error('no result was kept')
    await t.deps.database.kysely
      .updateTable('comparison_result')
      .set({ method: row.method - 1 })
      .execute()
    await compare()
    expect(ran).toBe(2)
    await sweepComparisons(t.deps)
    expect((await rows()).map((one) => one.method)).toEqual([row.method])
    t.deps.clock.set('2026-07-01')
    await sweepComparisons(t.deps)
    expect(await rows()).toEqual([])
  })

  it('that are coarse say so, and are tried again the next day', async () => {
    expect((await compare(counted(true))).comparison.isCoarse).toBe(true)
    expect((await compare()).comparison.isCoarse).toBe(true)
    expect(ran).toBe(1)
    t.deps.clock.set('2026-03-18')
    expect((await compare()).comparison.isCoarse).toBe(false)
    expect([ran, (await rows()).length]).toEqual([2, 1])
  })

  it('are for those who may see both texts', async () => {
    const hidden = await givenDocument(t.deps, { makingOrganId: city.county })
    const other = await givenText(t.deps, hidden, 1, BEFORE)
    for (const texts of [
      { old: other, fresh },
      { old, fresh: other },
      { old, fresh: 'nothing' },
    ])
      await expect(compare(counted(), texts)).rejects.toMatchObject({ kind: 'not_found' })
    expect(ran).toBe(0)
  })

  it('of a secret text leave a trace in its trail', async () => {
    const supervisor = await givenActor(t.deps, { roles: ['supervisor'], organId: city.bureau, displayName: '刘局' })
    const secret = await givenDocument(t.deps, { makingOrganId: city.county, secrecy: 'secret' })
    const other = await givenText(t.deps, secret, 1, BEFORE)
    await getComparison(t.deps, supervisor, { old: other, fresh }, '对照表')
    const lines = await listAuditOf(t.deps.db, [{ type: 'document', id: secret }])
    expect(lines.at(-1)).toMatchObject({ action: 'document.read', actorName: '刘局', detail: { what: '对照表' } })
  })
})

describe.each(DIALECTS)('the texts of a document on %s', (dialect) => {
  const t = useDeps(dialect)

  it('are the newest two unless others are named', async () => {
    const city = await givenCity(t.deps)
    const drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
    const documentId = await givenDocument(t.deps, { makingOrganId: city.department })
    const first = await givenText(t.deps, documentId, 1, BEFORE)
    const find = (wanted = {}) => getTextsOfDocument(t.deps.db, drafter, documentId, wanted)
    await expect(find()).rejects.toMatchObject({ kind: 'invalid' })
    const second = await givenText(t.deps, documentId, 2, AFTER)
    const official = await givenText(t.deps, documentId, 3, AFTER, 'official')
    expect(await find()).toEqual({ old: second, fresh: official })
    expect(await find({ old: '1', new: 'official' })).toEqual({ old: first, fresh: official })
    await expect(find({ old: 'reviewed' })).rejects.toThrow('还没有出具过审核意见的稿')
    await expect(find({ old: '9' })).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('are found as the text issued against the text reviewed', async () => {
    const bench = await givenBench(t.deps)
    const { documentId } = await givenOpinedRound(t.deps, bench, 'agree')
    await givenText(t.deps, documentId, 2, BEFORE)
    const official = await givenText(t.deps, documentId, 3, AFTER, 'official')
    const wanted = { old: 'reviewed', new: 'official' }
    const found = await getTextsOfDocument(t.deps.db, bench.drafter, documentId, wanted)
    const { serial } = await t.deps.db
      .selectFrom('revision')
      .select('serial')
      .where('revision_id', '=', found.old)
      .executeTakeFirstOrThrow()
    expect([serial, found.fresh]).toEqual([1, official])
  })
})
