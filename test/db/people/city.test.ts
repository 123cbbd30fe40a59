import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../src/lib/hash.ts'
import { findSignedIn, listOrganChoices } from '../../../src/people/queries.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor, givenBasics, givenCity, givenSession } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('a given city on %s', (dialect) => {
  const t = useDeps(dialect)

  it('has its organs in a tree and signs a person in', async () => {
    await givenBasics(t.deps)
    const city = await givenCity(t.deps)
    const organs = await listOrganChoices(t.deps.db)
    expect(organs.find((o) => o.organId === city.bureau)?.depth).toBe(3)
    const reviewer = await givenActor(t.deps, { roles: ['reviewer'], organId: city.bureau })
    const cookie = await givenSession(t.deps, reviewer)
    const found = await findSignedIn(t.deps.db, sha256(cookie.replace('fadu=', '')), t.deps.clock.now())
    expect(found?.actor).toMatchObject({ userId: reviewer.userId, roles: ['reviewer'], organId: city.bureau })
  })
})
