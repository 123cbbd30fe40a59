import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import { getPolicyVersions } from '../../../src/policy/queries.ts'
import { policyRoutes } from '../../../src/policy/routes.tsx'
import { POLICY_KEYS } from '../../../src/policy/rules.ts'
import { givenActor, givenBasics, givenOrgan } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('policies on pages', () => {
  const t = useDeps('sqlite')
  const key = 'filing-limit.government'
  let admin: Visitor
  let drafter: Visitor
  beforeEach(async () => {
    await givenBasics(t.deps)
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    const app = appOf(t.deps, policyRoutes(t.deps))
    admin = await visitorOf(t.deps, app, await givenActor(t.deps, { organId, roles: ['administrator'] }))
    drafter = await visitorOf(t.deps, app, await givenActor(t.deps, { organId, roles: ['drafter'] }))
  })
  const version = (more: Record<string, string> = {}) => ({
    value: '自公布之日起15日',
    effectiveFrom: '2026-06-01',
    legalBasis: '拉萨市人民政府令第62号第三十条',
    isConfirmed: 'on',
    note: '',
    ...more,
  })
  const versions = async () => (await getPolicyVersions(t.deps.db, key, t.deps.clock.today())).versions

  it('are listed by subject with value, basis and whether confirmed, in words', async () => {
    const page = await pageIn(await drafter.get(paths.policies.list()))
    expect(page.querySelectorAll('tbody tr')).toHaveLength(POLICY_KEYS.length)
    expect(textOf(page, '#policy-filing-limit-government')).toMatch(/自公布之日起30日.*待确认/)
    expect(textOf(page, '#policy-filing-limit-rule')).toMatch(/立法法.*2024年11月1日.*已确认/)
    expect([...page.querySelectorAll('h2')].map((h) => h.textContent?.replace(/（.*/, ''))).not.toContain('其他')
  })

  it('are filtered by words and by what is confirmed', async () => {
    const rows = async (query: Record<string, string>) =>
      (await pageIn(await drafter.get(paths.policies.list(query)))).querySelectorAll('tbody tr').length
    expect(await rows({ words: '规章备案期限' })).toBe(1)
    expect((await rows({ confirmed: 'yes' })) + (await rows({ confirmed: 'no' }))).toBe(POLICY_KEYS.length)
  })

  it('are shown one by one, every one of them', async () => {
    for (const each of POLICY_KEYS) expect((await admin.get(paths.policies.show({ key: each }))).status).toBe(200)
    expect((await admin.get(paths.policies.show({ key: 'no-such' }))).status).toBe(404)
  })

  it('are changed by administrators only', async () => {
    expect((await drafter.post(paths.policies.versions({ key }), version())).status).toBe(403)
    const page = await pageIn(await drafter.get(paths.policies.show({ key })))
    expect(page.querySelector('form[method=post]')).toBeNull()
  })

  it('take a new version from a day on', async () => {
    expect((await admin.post(paths.policies.versions({ key }), version())).status).toBe(303)
    expect(await versions()).toMatchObject([
      { text: '自公布之日起30日' },
      { text: '自公布之日起15日', isConfirmed: true },
    ])
  })

  it('reject a value in a sentence that shows the wanted form, and keep it', async () => {
    const response = await admin.post(paths.policies.versions({ key }), version({ value: '半个月左右' }))
    expect(response.status).toBe(422)
    const page = await pageIn(response)
    expect(textOf(page, '#field-value-error')).toContain('自公布之日起30日')
    expect(textOf(page, 'textarea[name=value]')).toBe('半个月左右')
    expect(await versions()).toHaveLength(1)
  })

  it('reject a second version for one day, on the field', async () => {
    await admin.post(paths.policies.versions({ key }), version())
    const page = await pageIn(await admin.post(paths.policies.versions({ key }), version()))
    expect(textOf(page, '#field-effectiveFrom-error')).toContain('2026-06-01')
  })

  it('are confirmed in place, once per page', async () => {
    const [line] = await versions()
    const path = paths.policies.version({ key, id: line?.policyId ?? '' })
    const confirmed = version({ value: line?.text ?? '', effectiveFrom: line?.effectiveFrom ?? '', version: '1' })
    expect((await admin.get(path)).status).toBe(200)
    expect((await admin.post(path, confirmed)).status).toBe(303)
    expect((await versions())[0]?.isConfirmed).toBe(true)
    expect((await admin.post(path, confirmed)).status).toBe(409)
  })

  it('read back every value exactly as their form shows it', async () => {
    for (const each of POLICY_KEYS) {
      const before = (await getPolicyVersions(t.deps.db, each, t.deps.clock.today())).shown
      const path = paths.policies.version({ key: each, id: before.policyId })
      const { effectiveFrom, legalBasis } = before
      const same = version({ value: before.text, effectiveFrom, legalBasis, version: `${before.version}` })
      expect([each, (await admin.post(path, same)).status]).toEqual([each, 303])
      const after = (await getPolicyVersions(t.deps.db, each, t.deps.clock.today())).shown
      expect(after.text).toBe(before.text)
    }
  })

  it('are exported', async () => {
    const csv = await (await drafter.get(paths.policies.export({ confirmed: 'yes' }))).text()
    expect(csv).toContain('规章备案期限')
    expect(csv).not.toContain('待确认')
  })
})
