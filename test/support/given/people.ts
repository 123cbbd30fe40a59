import { recordAudit } from '../../../src/audit/record.ts'
import { installCalendars } from '../../../src/calendar/commands.ts'
import { inTransaction, SYSTEM, type WorkDeps } from '../../../src/db/transaction.ts'
import { addMs } from '../../../src/lib/clock.ts'
import { sha256 } from '../../../src/lib/hash.ts'
import { addOrgan } from '../../../src/people/commands/organs.ts'
import type { Actor, OrganKind, Role } from '../../../src/people/model.ts'
import { usernameKey } from '../../../src/people/queries.ts'
import { installPolicies } from '../../../src/policy/commands.ts'

export interface GivenOrgan {
  readonly name: string
  readonly shortName?: string
  readonly kind?: OrganKind
  readonly code?: string | null
  readonly parent?: string | null
  readonly congress?: string | null
  readonly calendarId?: string
  readonly position?: number
}

/** An organ in the tree; gives its id. */
export const givenOrgan = (deps: WorkDeps, given: GivenOrgan): Promise<string> =>
  addOrgan(deps, SYSTEM, {
    name: given.name,
    shortName: given.shortName ?? given.name,
    kind: given.kind ?? 'department',
    code: given.code ?? null,
    parentId: given.parent ?? null,
    congressId: given.congress ?? null,
    calendarId: given.calendarId ?? 'lhasa',
    position: given.position ?? 0,
  })

export interface GivenActor {
  readonly organId: string
  readonly roles: readonly Role[]
  readonly displayName?: string
  readonly username?: string
}

/** Someone with an account; the password is nobody's, so tests sign in with `givenSession`. */
export async function givenActor(deps: WorkDeps, given: GivenActor): Promise<Actor> {
  return inTransaction(deps, SYSTEM, async (work) => {
    const user_id = work.newId()
    const username = given.username ?? `user-${user_id}`
    const displayName = given.displayName ?? given.roles.join('-')
    await work.trx
      .insertInto('account')
      .values({
        user_id,
        username,
        username_key: usernameKey(username),
        display_name: displayName,
        organ_id: given.organId,
        unit_id: null,
        email: null,
        password_hash: 'no password opens this account',
        must_change_password: 0,
        is_disabled: 0,
        created_at: work.now,
      })
      .execute()
    for (const role of given.roles) await work.trx.insertInto('account_role').values({ user_id, role }).execute()
    await recordAudit(work, 'user.added', { type: 'user', id: user_id }, { username, roles: [...given.roles] })
    return { userId: user_id, displayName, organId: given.organId, roles: given.roles }
  })
}

/** An open session; gives the value of the Cookie header. */
export async function givenSession(deps: WorkDeps, actor: Pick<Actor, 'userId' | 'displayName'>): Promise<string> {
  return inTransaction(deps, actor, async (work) => {
    const token = `token-${work.newId()}`
    await work.trx
      .insertInto('session')
      .values({
        session_id: sha256(token),
        user_id: actor.userId,
        created_at: work.now,
        last_seen_at: work.now,
        expires_at: addMs(work.now, 12 * 3_600_000),
        user_agent: null,
      })
      .execute()
    await recordAudit(work, 'session.opened', { type: 'user', id: actor.userId }, { userAgent: null })
    return `fadu=${token}`
  })
}

/** Calendars and policies as a new installation has them. */
export async function givenBasics(deps: WorkDeps): Promise<void> {
  await installCalendars(deps)
  await installPolicies(deps)
}

export interface City {
  readonly stateCouncil: string
  readonly upperGovernment: string
  readonly upperCongress: string
  readonly upperParty: string
  readonly government: string
  readonly congress: string
  readonly party: string
  /** 司法局: reviews, registers and supervises. */
  readonly bureau: string
  readonly department: string
  readonly county: string
}

/** A small city with everyone a document meets on its way. */
export async function givenCity(deps: WorkDeps): Promise<City> {
  const stateCouncil = await givenOrgan(deps, {
    name: '中华人民共和国国务院',
    shortName: '国务院',
    kind: 'state_council',
  })
  const upperGovernment = await givenOrgan(deps, {
    name: '西藏自治区人民政府',
    kind: 'upper_government',
    parent: stateCouncil,
  })
  const upperCongress = await givenOrgan(deps, { name: '西藏自治区人民代表大会常务委员会', kind: 'upper_congress' })
  const upperParty = await givenOrgan(deps, { name: '中共西藏自治区委员会办公厅', kind: 'upper_party' })
  const congress = await givenOrgan(deps, {
    name: '拉萨市人民代表大会常务委员会',
    kind: 'congress',
    parent: upperCongress,
  })
  const party = await givenOrgan(deps, { name: '中共拉萨市委员会', kind: 'party', parent: upperParty })
  const government = await givenOrgan(deps, {
    name: '拉萨市人民政府',
    shortName: '市政府',
    kind: 'government',
    code: '拉政发',
    parent: upperGovernment,
    congress,
  })
  const bureau = await givenOrgan(deps, { name: '拉萨市司法局', parent: government, code: '拉司发' })
  const department = await givenOrgan(deps, { name: '拉萨市交通运输局', parent: government, code: '拉交发' })
  const county = await givenOrgan(deps, { name: '城关区人民政府', kind: 'county', parent: government, code: '城政发' })
  return {
    stateCouncil,
    upperGovernment,
    upperCongress,
    upperParty,
    government,
    congress,
    party,
    bureau,
    department,
    county,
  }
}
