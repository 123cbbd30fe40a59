import { SYSTEM } from '../../src/db/transaction.ts'
import type { Deps } from '../../src/deps.ts'
import { day } from '../../src/lib/day.ts'
import { addOrgan, dissolveOrgan } from '../../src/people/commands/organs.ts'
import { addUser } from '../../src/people/commands/users.ts'
import type { Actor } from '../../src/people/model.ts'
import type { OrgansFile, PeopleFile, SampleOrgan } from '../datasets/types.ts'
import { readDataset } from './context.ts'

/** For the demonstration only; shown on its sign-in page. */
export const DEMO_PASSWORD = 'fadu-demo-2026'

/** The State Council counts by the national calendar, everybody here by Lhasa's. */
const calendarOf = (organ: SampleOrgan): string => (organ.kind === 'state_council' ? 'national' : 'lhasa')

/** Makes the organs of the samples; gives their ids by key. */
export async function seedOrgans(deps: Deps): Promise<ReadonlyMap<string, string>> {
  const { organs } = readDataset<OrgansFile>('organs')
  const ids = new Map<string, string>()
  const idOf = (key: string | null | undefined): string | null => (key ? (ids.get(key) ?? null) : null)
  for (const [position, organ] of organs.entries())
    ids.set(
      organ.key,
      await addOrgan(deps, SYSTEM, {
        name: organ.name,
        shortName: organ.shortName,
        kind: organ.kind,
        code: organ.codes?.normative ?? organ.codes?.ordinary ?? null,
        parentId: idOf(organ.parentKey),
        congressId: idOf(organ.congressKey),
        calendarId: calendarOf(organ),
        position,
      }),
    )
  return ids
}

/** Records which organs the institutional reform ended, and who took over. */
export async function seedReform(deps: Deps, organId: (key: string) => string): Promise<void> {
  const { organs } = readDataset<OrgansFile>('organs')
  for (const organ of organs)
    if (organ.dissolvedOn)
      await dissolveOrgan(deps, SYSTEM, {
        organId: organId(organ.key),
        dissolvedOn: day(organ.dissolvedOn),
        successorId: organ.successorKey ? organId(organ.successorKey) : null,
        version: 1,
      })
}

export interface SeededPeople {
  person(username: string): Actor
  drafterOf(organKey: string): Actor
}

/** Makes the sample sign-ins, and a liaison for every other organ that acts in the samples. */
export async function seedPeople(
  deps: Deps,
  organId: (key: string) => string,
  acting: ReadonlySet<string>,
): Promise<SeededPeople> {
  const { people } = readDataset<PeopleFile>('people')
  const { organs } = readDataset<OrgansFile>('organs')
  const byName = new Map<string, Actor>()
  const drafters = new Map<string, Actor>()
  const add = async (person: Omit<PeopleFile['people'][number], 'organKey'>, organKey: string): Promise<Actor> => {
    const base = {
      username: person.username,
      displayName: person.displayName,
      organId: organId(organKey),
      unitId: null,
    }
    const userId = await addUser(deps, SYSTEM, {
      ...base,
      email: null,
      roles: person.roles,
      password: DEMO_PASSWORD,
      mustChangePassword: false,
    })
    const actor = { ...base, userId, roles: person.roles }
    byName.set(person.username, actor)
    return actor
  }
  for (const person of people) {
    const actor = await add(person, person.organKey)
    if (person.roles.includes('drafter') && !drafters.has(person.organKey)) drafters.set(person.organKey, actor)
  }
  for (const { key, shortName } of organs) {
    if (!acting.has(key) || drafters.has(key)) continue
    const liaison = { username: `${shortName}联络员`, displayName: `${shortName}联络员`, roles: ['drafter'] as const }
    drafters.set(key, await add(liaison, key))
  }
  const known = <T>(found: T | undefined, name: string): T => {
    if (!found) throw new Error(`the samples name nobody called ${name}`)
    return found
  }
  return {
    person: (username) => known(byName.get(username), username),
    drafterOf: (organKey) => known(drafters.get(organKey), `the drafter of ${organKey}`),
  }
}
