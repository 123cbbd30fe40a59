import { beforeEach, describe, expect, it } from 'vitest'
import { day } from '../../../src/lib/day.ts'
import { addUnit, changeOrgan, dissolveOrgan } from '../../../src/people/commands/organs.ts'
import type { Actor } from '../../../src/people/model.ts'
import { getOrganPage, listOrgans } from '../../../src/people/queries/organs.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('organs on %s', (dialect) => {
  const t = useDeps(dialect)
  let government: string
  let bureau: string
  let actor: Actor
  beforeEach(async () => {
    government = await givenOrgan(t.deps, { name: '市政府', kind: 'government', code: '拉政规' })
    bureau = await givenOrgan(t.deps, { name: '市司法局', parent: government })
    actor = await givenActor(t.deps, { organId: bureau, roles: ['administrator'] })
  })
  const edit = async (organId: string, change: object): Promise<void> => {
    const organ = await getOrganPage(t.deps.db, organId)
    await changeOrgan(t.deps, actor, { ...organ, ...change })
  }

  it('stand in a tree', async () => {
    await givenOrgan(t.deps, { name: '律师科室', parent: bureau })
    const lines = await listOrgans(t.deps.db, {})
    expect(lines.map((o) => [o.name, o.depth])).toEqual([
      ['市政府', 0],
      ['市司法局', 1],
      ['律师科室', 2],
    ])
  })

  it('never stand below themselves', async () => {
    await expect(edit(government, { parentId: bureau })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(edit(government, { parentId: government })).rejects.toMatchObject({ kind: 'invalid' })
    expect((await getOrganPage(t.deps.db, government)).parentId).toBeNull()
  })

  it('are not changed on a stale page', async () => {
    await edit(bureau, { shortName: '司法局' })
    await expect(edit(bureau, { shortName: '司局', version: 1 })).rejects.toMatchObject({ kind: 'conflict' })
    expect((await getOrganPage(t.deps.db, bureau)).shortName).toBe('司法局')
  })

  it('do not share a name', async () => {
    await expect(edit(bureau, { name: '市政府' })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('keep their name after being dissolved, and say who took over', async () => {
    const successor = await givenOrgan(t.deps, { name: '新局' })
    const dissolvedOn = day('2019-03-01')
    await dissolveOrgan(t.deps, actor, { organId: bureau, dissolvedOn, successorId: successor, version: 1 })
    expect(await getOrganPage(t.deps.db, bureau)).toMatchObject({
      name: '市司法局',
      dissolvedOn,
      successorName: '新局',
    })
    expect((await listOrgans(t.deps.db, { state: 'dissolved' })).map((o) => o.name)).toEqual(['市司法局'])
    expect((await listOrgans(t.deps.db, { state: 'current' })).map((o) => o.name)).not.toContain('市司法局')
  })

  it('are not succeeded by themselves', async () => {
    const dissolvedOn = day('2019-03-01')
    await expect(
      dissolveOrgan(t.deps, actor, { organId: bureau, dissolvedOn, successorId: bureau, version: 1 }),
    ).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('have units, each name once', async () => {
    await addUnit(t.deps, actor, { organId: bureau, name: '法规科' })
    await expect(addUnit(t.deps, actor, { organId: bureau, name: '法规科' })).rejects.toMatchObject({
      kind: 'conflict',
    })
    expect(await getOrganPage(t.deps.db, bureau)).toMatchObject({ units: [{ name: '法规科', users: 0 }], users: 1 })
  })

  it('are found by name, short name or code', async () => {
    expect((await listOrgans(t.deps.db, { words: '拉政' })).map((o) => o.name)).toEqual(['市政府'])
    expect((await listOrgans(t.deps.db, { words: '司法' })).map((o) => o.name)).toEqual(['市司法局'])
    expect((await listOrgans(t.deps.db, { kind: 'department' })).map((o) => o.name)).toEqual(['市司法局'])
  })
})
