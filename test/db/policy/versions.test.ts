import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { addPolicyVersion, changePolicyVersion, installPolicies } from '../../../src/policy/commands.ts'
import { DEFAULT_POLICIES } from '../../../src/policy/defaults.ts'
import { getPolicyVersions, listPolicyLines } from '../../../src/policy/queries.ts'
import { getPolicy } from '../../../src/policy/records.ts'
import { POLICY_KEYS } from '../../../src/policy/rules.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('policies on %s', (dialect) => {
  const t = useDeps(dialect)
  const key = 'filing-limit.government'
  const today = day('2026-03-16')
  let actor: Actor
  beforeEach(async () => {
    await installPolicies(t.deps)
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    actor = await givenActor(t.deps, { organId, roles: ['administrator'], displayName: '周启明' })
  })
  const limitOf = (limit: number): string => JSON.stringify({ limit, unit: 'calendar', start: 'published' })
  const add = (effectiveFrom: string, value = limitOf(15)): Promise<void> =>
    addPolicyVersion(t.deps, actor, {
      key,
      value,
      effectiveFrom: day(effectiveFrom),
      legalBasis: '市政府令第62号',
      isConfirmed: true,
      note: null,
    })
  const latest = async () => (await getPolicyVersions(t.deps.db, key, today)).versions.at(-1)
  const change = async (more: { effectiveFrom?: string; version?: number }): Promise<void> => {
    const line = await latest()
    if (!line) throw new Error('no version')
    await changePolicyVersion(t.deps, actor, {
      policyId: line.policyId,
      value: limitOf(20),
      effectiveFrom: day(more.effectiveFrom ?? line.effectiveFrom),
      legalBasis: line.legalBasis,
      isConfirmed: true,
      note: line.note,
      version: more.version ?? line.version,
    })
  }

  it('are all installed, once, whatever happens twice', async () => {
    await installPolicies(t.deps)
    const rows = await t.deps.db.selectFrom('policy').select('key').execute()
    expect(rows).toHaveLength(DEFAULT_POLICIES.length)
    const lines = await listPolicyLines(t.deps.db, today)
    expect(lines.map((line) => line.key)).toEqual([...POLICY_KEYS])
  })

  it('hold from their day on and leave what went before', async () => {
    await add('2026-06-01')
    expect((await getPolicy(t.deps.db, key, day('2026-05-31'))).value.limit).toBe(30)
    expect((await getPolicy(t.deps.db, key, day('2026-06-01'))).value.limit).toBe(15)
  })

  it('show the version in force today and the day the next one begins', async () => {
    await add('2026-06-01')
    const line = (await listPolicyLines(t.deps.db, today)).find((one) => one.key === key)
    expect(line).toMatchObject({ text: '自公布之日起30日', isConfirmed: false, versions: 2, nextFrom: '2026-06-01' })
    const later = (await listPolicyLines(t.deps.db, day('2026-06-01'))).find((one) => one.key === key)
    expect(later).toMatchObject({ text: '自公布之日起15日', isConfirmed: true, nextFrom: null, createdBy: '周启明' })
  })

  it('have one version for a day', async () => {
    await add('2026-06-01')
    await expect(add('2026-06-01')).rejects.toMatchObject({ kind: 'invalid' })
    await add('2026-07-01')
    await expect(change({ effectiveFrom: '2026-06-01' })).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('are confirmed in place, with what was changed in the trail', async () => {
    await change({})
    expect(await latest()).toMatchObject({ text: '自公布之日起20日', isConfirmed: true, version: 2 })
    const last = (await listAuditOf(t.deps.db, [{ type: 'policy', id: key }])).at(-1)
    expect(last?.detail.changes).toMatchObject({ is_confirmed: ['0', '1'] })
  })

  it('are not changed on a stale page', async () => {
    await change({})
    await expect(change({ version: 1 })).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('are found by their key only', async () => {
    await expect(getPolicyVersions(t.deps.db, 'no-such-key', today)).rejects.toMatchObject({
      kind: 'not_found',
    })
  })
})
