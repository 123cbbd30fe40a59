import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction, SYSTEM } from '../../../src/db/transaction.ts'
import { paths } from '../../../src/http/paths.ts'
import { takeNumber } from '../../../src/numbering/records.ts'
import { numberRoutes } from '../../../src/numbering/routes.tsx'
import { givenActor, givenBasics, givenOrgan } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const KEY = 'review-opinion'

describe('numbers on pages', () => {
  const t = useDeps('sqlite')
  let admin: Visitor
  let supervisor: Visitor
  let drafter: Visitor
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    await givenBasics(t.deps)
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    const app = appOf(t.deps, numberRoutes(t.deps))
    const as = async (role: 'administrator' | 'supervisor' | 'drafter') =>
      visitorOf(t.deps, app, await givenActor(t.deps, { organId, roles: [role] }))
    admin = await as('administrator')
    supervisor = await as('supervisor')
    drafter = await as('drafter')
    await inTransaction(t.deps, SYSTEM, (work) => takeNumber(work, KEY, { type: 'review', id: 'r' }))
  })
  const version = async () =>
    (await pageIn(await admin.get(paths.numbers.show({ key: KEY }))))
      .querySelector('input[name=version]')
      ?.getAttribute('value') ?? ''

  it('are listed with the next one, on the page and as CSV', async () => {
    expect(textOf(await pageIn(await supervisor.get(paths.numbers.list())), 'tbody')).toContain('拉司审〔2026〕2号')
    const page = await pageIn(await supervisor.get(paths.numbers.show({ key: KEY })))
    expect(textOf(page, '#numbers tbody')).toContain('拉司审〔2026〕1号')
    expect(page.querySelector('form[method=post]')).toBeNull()
    const csv = await (await supervisor.get(paths.numbers.export({ key: KEY }))).text()
    expect(csv.trim().split('\r\n')[1]).toBe('拉司审〔2026〕1号,2026,1,2026-02-09,系统,')
  })

  it('are not for drafters, and only administrators change the format', async () => {
    const path = paths.numbers.show({ key: KEY })
    expect((await drafter.get(path)).status).toBe(403)
    expect((await supervisor.post(path, { pattern: '拉审〔{year}〕{n}号', version: '1' })).status).toBe(403)
    expect((await admin.get(paths.numbers.show({ key: 'no-such' }))).status).toBe(404)
  })

  it.each([
    ['', /请填写编号格式/],
    ['拉司审[{year}]{n}号', /不是规范的文号/],
    ['拉司审〔{year}〕{n}号', /没有改动/],
  ])('keep a wrong format in the form: %s', async (pattern, said) => {
    const answer = await admin.post(paths.numbers.show({ key: KEY }), { pattern, version: await version() })
    expect(answer.status).toBe(422)
    const page = await pageIn(answer)
    expect(textOf(page, '.error-summary')).toMatch(said)
    expect(page.querySelector('input[name=pattern]')?.getAttribute('value') ?? '').toBe(pattern)
  })

  it('take a new format, and refuse one from an old page', async () => {
    const seen = await version()
    const change = { pattern: '拉司合审〔{year}〕{n}号', version: seen }
    expect((await admin.post(paths.numbers.show({ key: KEY }), change)).status).toBe(303)
    const page = await pageIn(await admin.get(paths.numbers.show({ key: KEY })))
    expect(textOf(page, '#format')).toContain('拉司合审〔2026〕2号')
    expect(textOf(page, '#history')).toContain('编号格式由“拉司审〔{year}〕{n}号”改为')
    const again = await admin.post(paths.numbers.show({ key: KEY }), { ...change, pattern: '拉审〔{year}〕{n}号' })
    expect(again.status).toBe(409)
    expect(textOf(await pageIn(again), '.error-summary')).toContain('刚刚被别人修改过')
  })
})
