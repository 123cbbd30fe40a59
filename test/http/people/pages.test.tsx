import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { organRoutes } from '../../../src/people/organ-routes.tsx'
import { getOrganPage } from '../../../src/people/queries/organs.ts'
import { getUserPage, listUsers } from '../../../src/people/queries/users.ts'
import { userRoutes } from '../../../src/people/user-routes.tsx'
import { readSheetFile } from '../../../src/sheets/read/read-file.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf, typedIn } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('organs and users on pages', () => {
  const t = useDeps('sqlite')
  let city: City
  let administrator: Actor
  let admin: Visitor
  let reviewer: Visitor
  let drafter: Visitor
  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    const app = appOf(t.deps, organRoutes(t.deps), userRoutes(t.deps))
    const someone = (role: 'administrator' | 'reviewer' | 'drafter') =>
      givenActor(t.deps, { organId: city.bureau, roles: [role], username: role, displayName: role })
    administrator = await someone('administrator')
    admin = await visitorOf(t.deps, app, administrator)
    reviewer = await visitorOf(t.deps, app, await someone('reviewer'))
    drafter = await visitorOf(t.deps, app, await someone('drafter'))
  })
  const organ = (more: Record<string, string> = {}) => ({
    name: '拉萨市水利局',
    shortName: '市水利局',
    kind: 'department',
    code: '拉水发',
    parentId: city.government,
    calendarId: 'lhasa',
    position: '5',
    ...more,
  })
  const user = (more: Record<string, string> = {}) => ({
    username: '张三',
    displayName: '张三',
    organId: city.department,
    'roles[]': 'drafter',
    ...more,
  })

  it('are read by reviewers, changed by administrators, and closed to drafters', async () => {
    expect((await reviewer.get(paths.organs.list())).status).toBe(200)
    expect((await reviewer.post(paths.organs.create(), organ())).status).toBe(403)
    expect((await drafter.get(paths.users.list())).status).toBe(403)
    const page = await pageIn(await reviewer.get(paths.organs.show({ id: city.bureau })))
    expect(page.querySelector('form')).toBeNull()
  })

  it('adds an organ and shows it in the tree', async () => {
    const added = await admin.post(paths.organs.create(), organ())
    expect(added.status).toBe(303)
    const page = await pageIn(await admin.get(paths.organs.list({ words: '水利' })))
    expect(textOf(page, 'tbody')).toContain('拉萨市水利局')
    expect(page.querySelectorAll('tbody tr')).toHaveLength(1)
  })

  it('keeps what was typed when the name is taken', async () => {
    const response = await admin.post(paths.organs.create(), organ({ name: '拉萨市司法局' }))
    expect(response.status).toBe(422)
    const page = await pageIn(response)
    expect(textOf(page, '#field-name-error')).toContain('已经有了')
    expect(typedIn(page, 'code')).toBe('拉水发')
  })

  it('refuses a parent that stands below, on the form', async () => {
    const { version } = await getOrganPage(t.deps.db, city.government)
    const fields = organ({ name: '拉萨市人民政府', kind: 'government', parentId: city.bureau, version: `${version}` })
    const response = await admin.post(paths.organs.show({ id: city.government }), fields)
    expect(response.status).toBe(422)
    expect(textOf(await pageIn(response), '#field-parentId-error')).toContain('下级')
  })

  it('answers a stale edit with a conflict, even after a rejected one', async () => {
    const path = paths.organs.show({ id: city.bureau })
    const stale = organ({ name: '拉萨市司法局', version: '1' })
    expect((await admin.post(path, stale)).status).toBe(303)
    const rejected = await pageIn(await admin.post(path, { ...stale, shortName: '' }))
    expect(typedIn(rejected, 'version')).toBe('1')
    expect((await admin.post(path, stale)).status).toBe(409)
  })

  it('adds a unit and records that an organ was dissolved', async () => {
    const id = city.department
    expect((await admin.post(paths.organs.units({ id }), { unitName: '法规科' })).status).toBe(303)
    expect((await admin.post(paths.organs.units({ id }), { unitName: '法规科' })).status).toBe(422)
    const gone = { dissolvedOn: '2026年3月1日', successorId: city.bureau, version: '1' }
    expect((await admin.post(paths.organs.dissolution({ id }), gone)).status).toBe(303)
    const page = await pageIn(await admin.get(paths.organs.show({ id })))
    expect(textOf(page, '.facts')).toContain('2026年3月1日')
    expect(textOf(page, '#history')).toContain('由“拉萨市司法局”承接')
  })

  it('answers an unknown organ or user with 404', async () => {
    expect((await admin.get(paths.organs.show({ id: 'none' }))).status).toBe(404)
    expect((await admin.get(paths.users.show({ id: 'none' }))).status).toBe(404)
  })

  it('exports the tree with its filter', async () => {
    const csv = await (await admin.get(paths.organs.export({ kind: 'county' }))).text()
    expect(csv.split('\r\n').slice(0, 2).join()).toMatch(/^名称,.*城关区人民政府/)
    expect(csv.trim().split('\r\n')).toHaveLength(2)
  })

  it('exports the same rows as a workbook, and links to both forms', async () => {
    const response = await admin.get(paths.organs.export({ kind: 'county', format: 'xlsx' }))
    expect(response.headers.get('Content-Disposition')).toContain('.xlsx')
    const { sheets } = await readSheetFile(new Uint8Array(await response.arrayBuffer()))
    const rows = sheets[0]?.rows.map((row) => row.cells) ?? []
    expect([rows.length, rows[0]?.[0], rows[1]?.[0]]).toEqual([2, '名称', '城关区人民政府'])
    const page = await pageIn(await admin.get(paths.organs.list({ kind: 'county' })))
    const links = [...page.querySelectorAll('a')].map((a) => a.getAttribute('href'))
    expect(links).toContain(paths.organs.export({ kind: 'county' }))
    expect(links).toContain(paths.organs.export({ kind: 'county', format: 'xlsx' }))
  })

  it('shows a generated password once', async () => {
    const response = await admin.post(paths.users.create(), user())
    expect(response.status).toBe(200)
    const password = textOf(await pageIn(response), '.password-shown')
    expect(password).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
    const [added] = (await listUsers(t.deps.db, { words: '张三' }, null, 5)).rows
    expect(added).toMatchObject({ mustChangePassword: true, roles: ['drafter'] })
    const page = await admin.get(paths.users.show({ id: added?.userId ?? '' }))
    expect(await page.text()).not.toContain(password)
  })

  it('refuses a weak password, a taken name, a strange unit and no role, each beside its field', async () => {
    await admin.post(paths.organs.units({ id: city.bureau }), { unitName: '法规科' })
    const [unit] = (await getOrganPage(t.deps.db, city.bureau)).units
    const wrong = user({ username: 'REVIEWER', unitId: unit?.unitId ?? '', password: '123' })
    const page = await pageIn(await admin.post(paths.users.create(), wrong))
    for (const field of ['username', 'unitId', 'password']) expect(textOf(page, `#field-${field}-error`)).not.toBe('')
    const { 'roles[]': _, ...noRole } = user()
    const again = await pageIn(await admin.post(paths.users.create(), noRole))
    expect(textOf(again, '#field-roles-error')).toContain('至少选择一个角色')
  })

  it('does not let the last administrator go, and says so on the form', async () => {
    const path = paths.users.show({ id: administrator.userId })
    const fields = user({ username: 'administrator', organId: city.bureau, 'roles[]': 'reviewer', version: '1' })
    const response = await admin.post(path, fields)
    expect(response.status).toBe(422)
    expect(textOf(await pageIn(response), '#field-roles-error')).toContain('至少要有一名')
  })

  it('disables a user and resets a password', async () => {
    const other = await givenActor(t.deps, { organId: city.bureau, roles: ['drafter'] })
    const id = other.userId
    expect((await admin.post(paths.users.status({ id }), { status: 'disabled', version: '1' })).status).toBe(303)
    expect(textOf(await pageIn(await admin.get(paths.users.show({ id }))), 'h1')).toContain('已停用')
    const reset = await admin.post(paths.users.passwordReset({ id }), { password: '', version: '2' })
    expect(textOf(await pageIn(reset), '.password-shown')).toMatch(/-/)
    expect((await getUserPage(t.deps.db, id, t.deps.clock.now())).version).toBe(3)
  })

  it('exports users under a Chinese name', async () => {
    const response = await admin.get(paths.users.export({ role: 'reviewer' }))
    expect(response.headers.get('Content-Disposition')).toContain(encodeURIComponent('用户.csv'))
    expect((await response.text()).trim().split('\r\n')).toHaveLength(2)
  })
})
