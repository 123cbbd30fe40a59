import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import { sweepNotices } from '../../../src/notices/commands/sweep.ts'
import { noticeRoutes } from '../../../src/notices/routes.tsx'
import { type FilingDesk, givenFilingDesk, givenFilings } from '../../support/given/filing.ts'
import { standingOf } from '../../support/given/notices.ts'
import { pageIn, textOf, typedIn } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('notices on pages', () => {
  const t = useDeps('sqlite')
  let desk: FilingDesk
  let drafter: Visitor
  let reviewer: Visitor
  beforeEach(async () => {
    desk = await givenFilingDesk(t.deps)
    await givenFilings(t.deps, desk.drafter, { title: '拉萨市停车管理办法', numberText: '拉交规〔2026〕1号' })
    await givenFilings(t.deps, desk.drafter, { title: '拉萨市出租车管理办法', numberText: '拉交规〔2026〕2号' })
    t.deps.clock.set('2026-03-07')
    await sweepNotices(t.deps)
    const app = appOf(t.deps, noticeRoutes(t.deps))
    drafter = await visitorOf(t.deps, app, desk.drafter)
    reviewer = await visitorOf(t.deps, app, desk.reviewer)
  })
  const firstId = async () => (await standingOf(t.deps, desk.drafter))[0]?.noticeId ?? ''

  it('are listed in words, with the way to what they are about', async () => {
    const page = await pageIn(await drafter.get(paths.notices.list()))
    expect(textOf(page, '.lead')).toBe('2 条未读。')
    expect(textOf(page, 'tbody tr:first-child')).toContain('向拉萨市人民政府报送备案还剩 2 天，2026年3月9日截止。')
    expect(page.querySelector('tbody a')?.getAttribute('href')).toMatch(/^\/filings\//)
  })

  it('say what to expect where there are none', async () => {
    const page = await pageIn(await reviewer.get(paths.notices.list()))
    expect(textOf(page, '.empty')).toContain('还没有提醒')
  })

  it('are marked read one by one, staying or going where they lead', async () => {
    const id = await firstId()
    const stayed = await drafter.post(paths.notices.readingOf({ id }), { act: 'stay' })
    expect([stayed.status, stayed.headers.get('Location')]).toEqual([303, '/notices'])
    const gone = await drafter.post(paths.notices.readingOf({ id }), { act: 'open' })
    expect(gone.headers.get('Location')).toMatch(/^\/filings\//)
    const unread = await pageIn(await drafter.get(paths.notices.list({ state: 'unread' })))
    expect(unread.querySelectorAll('tbody tr')).toHaveLength(1)
    const read = await pageIn(await drafter.get(paths.notices.list({ state: 'read' })))
    expect(textOf(read, 'tbody tr')).toContain('已读')
  })

  it('are marked read all at once, or those of one kind', async () => {
    await drafter.post(paths.notices.reading(), { kind: 'assigned' })
    expect(textOf(await pageIn(await drafter.get(paths.notices.list())), '.lead')).toBe('2 条未读。')
    await drafter.post(paths.notices.reading(), { kind: '' })
    expect(textOf(await pageIn(await drafter.get(paths.notices.list())), '.lead')).toBe('没有未读的提醒。')
  })

  it('of others are not there', async () => {
    const answer = await reviewer.post(paths.notices.readingOf({ id: await firstId() }), { act: 'open' })
    expect(answer.status).toBe(404)
    expect((await standingOf(t.deps, desk.drafter)).every((line) => line.readAt === null)).toBe(true)
  })

  it('are exported with the filter applied', async () => {
    const csv = await (await drafter.get(paths.notices.export({ kind: 'filing_due' }))).text()
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    expect(csv).toContain('备案期限')
    const none = await (await drafter.get(paths.notices.export({ kind: 'assigned' }))).text()
    expect(none.trim().split('\r\n')).toHaveLength(1)
  })

  it('come by mail as the person chooses, and a wrong address comes back as typed', async () => {
    const wrong = await drafter.post(paths.notices.settings(), {
      email: 'zhaxi＠example',
      mail: 'digest',
      'wanted[]': 'filing_due',
      version: '0',
    })
    expect(wrong.status).toBe(422)
    const page = await pageIn(wrong)
    expect(textOf(page, '.error')).toContain('name@example.cn')
    expect(typedIn(page, 'email')).toBe('zhaxi＠example')
    expect(page.querySelectorAll('input[name="wanted[]"][checked]')).toHaveLength(1)
    const right = { email: 'zhaxi@example.cn', mail: 'digest', 'wanted[]': 'filing_due', version: '0' }
    expect((await drafter.post(paths.notices.settings(), right)).status).toBe(303)
    const saved = await pageIn(await drafter.get(paths.notices.settings()))
    expect(typedIn(saved, 'email')).toBe('zhaxi@example.cn')
    expect(typedIn(saved, 'version')).toBe('1')
    expect(saved.querySelectorAll('input[name="wanted[]"][checked]')).toHaveLength(1)
    const stale = await drafter.post(paths.notices.settings(), { ...right, email: 'else@example.cn' })
    expect(stale.status).toBe(409)
    expect(textOf(await pageIn(stale), '.error-summary')).toContain('刚刚在另一处改过')
  })

  it('want at least one kind where mail is wanted, and none where it is not', async () => {
    const empty = await drafter.post(paths.notices.settings(), { email: '', mail: 'digest', version: '0' })
    expect(textOf(await pageIn(empty), '.error')).toContain('至少选择一类')
    expect((await drafter.post(paths.notices.settings(), { email: '', mail: 'none', version: '0' })).status).toBe(303)
  })
})
