import { beforeEach, describe, expect, it } from 'vitest'
import { type AuditFilter, listAudit } from '../../../src/audit/queries.ts'
import { readAll } from '../../../src/db/page.ts'
import { day } from '../../../src/lib/day.ts'
import { addUnit } from '../../../src/people/commands/organs.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('the list of the trail on %s', (dialect) => {
  const t = useDeps(dialect)
  let organId: string
  let actor: Actor
  beforeEach(async () => {
    organId = await givenOrgan(t.deps, { name: '市司法局' })
    actor = await givenActor(t.deps, { organId, roles: ['administrator'] })
    t.deps.clock.set('2026-03-20')
    await addUnit(t.deps, actor, { organId, name: '法规科' })
  })
  const actions = async (filter: AuditFilter): Promise<string[]> =>
    (await listAudit(t.deps.db, filter, null, 50)).rows.map((line) => line.action)

  it('puts the newest first', async () => {
    expect(await actions({})).toEqual(['unit.added', 'user.added', 'organ.added'])
  })

  it('is filtered by subject, person, action and period', async () => {
    expect(await actions({ subjectType: 'user' })).toEqual(['user.added'])
    expect(await actions({ subjectType: 'organ', subjectId: organId })).toEqual(['unit.added', 'organ.added'])
    expect(await actions({ actorId: actor.userId })).toEqual(['unit.added'])
    expect(await actions({ actorId: 'system' })).toEqual(['user.added', 'organ.added'])
    expect(await actions({ action: 'organ.added' })).toEqual(['organ.added'])
    expect(await actions({ from: day('2026-03-17') })).toEqual(['unit.added'])
    expect(await actions({ to: day('2026-03-16') })).toEqual(['user.added', 'organ.added'])
  })

  it('is read to its end for an export, however small the pages', async () => {
    const all = await readAll((cursor) => listAudit(t.deps.db, {}, cursor, 1))
    expect(all.map((line) => line.action)).toEqual(['unit.added', 'user.added', 'organ.added'])
  })
})
