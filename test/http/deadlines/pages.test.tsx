import { beforeEach, describe, expect, it } from 'vitest'
import { feedRoutes } from '../../../src/deadlines/feed-routes.tsx'
import { deadlineRoutes } from '../../../src/deadlines/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import { type FilingDesk, givenFilingDesk, givenFilings } from '../../support/given/filing.ts'
import { givenActor } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('last days on pages', () => {
  const t = useDeps('sqlite')
  let desk: FilingDesk
  let app: ReturnType<typeof appOf>
  let drafter: Visitor
  beforeEach(async () => {
    desk = await givenFilingDesk(t.deps)
    await givenFilings(t.deps, desk.drafter, { title: '拉萨市停车管理办法' })
    t.deps.clock.set('2026-03-07')
    app = appOf(t.deps, deadlineRoutes(t.deps), feedRoutes(t.deps))
    drafter = await visitorOf(t.deps, app, desk.drafter)
  })

  it('stand in the calendar of their month and in the list below, with their clock', async () => {
    const page = await pageIn(await drafter.get(paths.deadlines.list()))
    expect(textOf(page, 'h1')).toBe('期限月历：2026 年 3 月')
    const cell = [...page.querySelectorAll('.month-cell')].find((td) => td.querySelector('.day')?.textContent === '9')
    expect(cell?.textContent).toContain('拉萨市停车管理办法')
    expect(textOf(page, '#list tbody tr')).toContain('自2026年2月6日（公布之日）起 30 日，按拉萨日历')
    expect(page.querySelector('[aria-current=date] .day')?.textContent).toBe('7')
  })

  it('of other months are a link away, with the filters kept', async () => {
    const page = await pageIn(await drafter.get(paths.deadlines.list({ month: '2026-02', kind: 'filing' })))
    const to = (rel: string) => page.querySelector(`a[rel=${rel}]`)?.getAttribute('href')
    expect([to('prev'), to('next')]).toEqual([
      '/deadlines?kind=filing&month=2026-01',
      '/deadlines?kind=filing&month=2026-03',
    ])
    expect(textOf(page, '.empty')).toContain('这个月没有符合条件的截止日')
    const off = [...page.querySelectorAll('.month-off .day')].map((day) => day.textContent)
    expect(off).toContain('26休')
    expect(page.querySelector('.month-work .day')?.textContent).toBe('14班')
  })

  it('are narrowed by the filters, and exported so', async () => {
    const rows = async (query: Record<string, string>) => {
      const csv = await (await drafter.get(paths.deadlines.export({ month: '2026-03', ...query }))).text()
      return csv.trim().split('\r\n').length - 1
    }
    expect([await rows({}), await rows({ kind: 'filing' }), await rows({ kind: 'review' })]).toEqual([1, 1, 0])
    expect([await rows({ state: 'open' }), await rows({ state: 'late' })]).toEqual([1, 0])
    expect([await rows({ organ: desk.drafter.organId }), await rows({ organ: desk.city.county })]).toEqual([1, 0])
    expect(await rows({ mine: '1' })).toBe(1)
  })

  it('are not the administrator’s, who reads no drafts', async () => {
    const admin = await givenActor(t.deps, { organId: desk.city.bureau, roles: ['administrator'] })
    const visitor = await visitorOf(t.deps, app, admin)
    expect((await visitor.get(paths.deadlines.list())).status).toBe(403)
  })

  const linkOf = async (answer: Response) =>
    (await pageIn(answer)).querySelector('.feed-link input')?.getAttribute('value') ?? ''

  it('come as a calendar to whoever has the link, shown once', async () => {
    const link = await linkOf(await drafter.post(paths.feed.settings(), {}))
    expect(link).toMatch(/^http:\/\/localhost\/feeds\/[\w-]{43}\.ics$/)
    expect(await linkOf(await drafter.get(paths.feed.settings()))).toBe('')
    const answer = await app.request(link)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const text = (await answer.text()).replaceAll('\r\n ', '')
    expect(text).toContain('DTSTART;VALUE=DATE:20260309\r\n')
    expect(text).toContain('SUMMARY:向拉萨市人民政府报送备案：拉萨市停车管理办法\r\n')
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  })

  it('are gone with the link: replaced, closed, or its owner disabled', async () => {
    const first = await linkOf(await drafter.post(paths.feed.settings(), {}))
    const second = await linkOf(await drafter.post(paths.feed.settings(), {}))
    expect((await app.request(first)).status).toBe(404)
    expect((await app.request(second)).status).toBe(200)
    await t.deps.database.kysely
      .updateTable('account')
      .set({ is_disabled: 1 })
      .where('user_id', '=', desk.drafter.userId)
      .execute()
    expect((await app.request(second)).status).toBe(404)
    await t.deps.database.kysely.updateTable('account').set({ is_disabled: 0 }).execute()
    expect((await drafter.post(paths.feed.end(), {})).status).toBe(303)
    expect((await drafter.post(paths.feed.end(), {})).status).toBe(409)
    expect((await app.request(second)).status).toBe(404)
    expect((await app.request('/feeds/unknown')).status).toBe(404)
  })

  it('are refused to a calendar that asks without end', async () => {
    const link = await linkOf(await drafter.post(paths.feed.settings(), {}))
    const statuses = []
    for (let i = 0; i < 61; i++) statuses.push((await app.request(link)).status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(60)
    expect(statuses.at(-1)).toBe(429)
  })
})
