import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import { signInRoutes } from '../../../src/people/sign-in-routes.tsx'
import { givenAccount, PASSWORD } from '../../support/given/accounts.ts'
import { givenOrgan } from '../../support/given/people.ts'
import { pageIn, textOf, typedIn } from '../../support/html.ts'
import { appOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('signing in', () => {
  const t = useDeps('sqlite')
  let app: ReturnType<typeof appOf>
  let organId: string
  beforeEach(async () => {
    app = appOf(t.deps, signInRoutes(t.deps))
    organId = await givenOrgan(t.deps, { name: '市司法局' })
    await givenAccount(t.deps, { organId, username: '张三' })
  })
  const send = async (path: string, fields: Record<string, string>, cookie = ''): Promise<Response> =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers: { Cookie: cookie } })
  const enter = (more: Record<string, string> = {}) =>
    send(paths.signIn(), { username: '张三', password: PASSWORD, ...more })
  const cookieOf = (response: Response): string => (response.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
  const get = async (path: string, cookie = ''): Promise<Response> => app.request(path, { headers: { Cookie: cookie } })

  it('opens a session in a cookie that scripts and other sites cannot use', async () => {
    const response = await enter()
    expect(response.status).toBe(303)
    expect(response.headers.get('Location')).toBe('/')
    expect(response.headers.get('Set-Cookie')).toMatch(/HttpOnly.*SameSite=Lax/)
    expect((await get(paths.account(), cookieOf(response))).status).toBe(200)
  })

  it('sends whoever is not signed in to the form and back again', async () => {
    const asked = await get(paths.account())
    expect(asked.headers.get('Location')).toBe('/sign-in?next=%2Faccount')
    const page = await pageIn(await get('/sign-in?next=%2Faccount'))
    expect(typedIn(page, 'next')).toBe('/account')
    expect((await enter({ next: '/account' })).headers.get('Location')).toBe('/account')
  })

  it.each([
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/..//elsewhere.example',
    'javascript:alert(1)',
  ])('never leads out of the site: %s', async (next) => {
    expect((await enter({ next })).headers.get('Location')).toBe('/')
  })

  it('answers a wrong password with one sentence and keeps the name typed', async () => {
    const response = await enter({ password: 'wrong password' })
    expect(response.status).toBe(422)
    const page = await pageIn(response)
    expect(textOf(page, '[role=alert]')).toContain('用户名或密码不正确')
    expect(typedIn(page, 'username')).toBe('张三')
    expect(typedIn(page, 'password')).toBe('')
  })

  it('asks for what was left out, each beside its field', async () => {
    const page = await pageIn(await enter({ username: ' ', password: '' }))
    expect(textOf(page, '#field-username-error')).toBe('请输入用户名。')
    expect(textOf(page, '#field-password-error')).toBe('请输入密码。')
  })

  it('says how long a locked name has to wait', async () => {
    for (let i = 0; i < 5; i++) await enter({ password: 'wrong password' })
    const response = await enter()
    expect(response.status).toBe(429)
    expect(textOf(await pageIn(response), '[role=alert]')).toContain('15 分钟')
  })

  it('shows sample sign-ins in a demonstration only', async () => {
    expect(await (await get(paths.signIn())).text()).not.toContain('示例')
    const value = JSON.stringify({ password: '示范口令一二三' })
    await t.deps.database.kysely.insertInto('installation').values({ name: 'demo', value }).execute()
    const page = await pageIn(await get(paths.signIn()))
    expect(textOf(page, '#demo-title')).toBe('示例账号')
    expect(textOf(page, 'tbody')).toContain('张三')
    expect(textOf(page, 'main')).toContain('示范口令一二三')
  })

  it('signs out here, or everywhere', async () => {
    const [here, there] = [cookieOf(await enter()), cookieOf(await enter())]
    expect((await send(paths.session.close(), {}, here)).status).toBe(303)
    expect((await get(paths.account(), here)).status).toBe(303)
    expect((await get(paths.account(), there)).status).toBe(200)
    await send(paths.session.closeAll(), {}, there)
    expect((await get(paths.account(), there)).status).toBe(303)
  })

  it('lets an initial password do nothing but be changed', async () => {
    await givenAccount(t.deps, { organId, username: '新人', mustChangePassword: true })
    const cookie = cookieOf(await enter({ username: '新人' }))
    expect((await get(paths.account(), cookie)).headers.get('Location')).toBe(paths.password())
    expect(textOf(await pageIn(await get(paths.password(), cookie)), '.note')).toContain('初始密码')
    const fresh = '一句自己的长话-2026'
    const changed = await send(paths.password(), { old: PASSWORD, fresh, again: fresh }, cookie)
    expect(changed.headers.get('Location')).toBe('/account?changed=1')
    expect(textOf(await pageIn(await get('/account?changed=1', cookie)), '.note-good')).toContain('密码已修改')
  })

  it.each([
    ['old', { old: 'not the old one', fresh: '一句自己的长话-2026', again: '一句自己的长话-2026' }],
    ['fresh', { old: PASSWORD, fresh: '短', again: '短' }],
    ['fresh', { old: PASSWORD, fresh: PASSWORD, again: PASSWORD }],
    ['again', { old: PASSWORD, fresh: '一句自己的长话-2026', again: '另一句话' }],
  ])('keeps the password and names the field at fault: %s', async (field, fields) => {
    const cookie = cookieOf(await enter())
    const response = await send(paths.password(), fields, cookie)
    expect(response.status).toBe(422)
    expect(textOf(await pageIn(response), `#field-${field}-error`)).not.toBe('')
    expect((await enter()).status).toBe(303)
  })

  it('answers whether the program lives', async () => {
    const response = await get(paths.health())
    expect([response.status, await response.text()]).toEqual([200, 'ok'])
  })
})
