import { beforeEach, describe, expect, it } from 'vitest'
import { calendarRoutes } from '../../../src/calendar/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import { givenActor, givenBasics, givenOrgan } from '../../support/given/people.ts'
import { pageIn, textOf, typedIn } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('working calendars on pages', () => {
  const t = useDeps('sqlite')
  let admin: Visitor
  let drafter: Visitor
  beforeEach(async () => {
    await givenBasics(t.deps)
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    const app = appOf(t.deps, calendarRoutes(t.deps))
    admin = await visitorOf(t.deps, app, await givenActor(t.deps, { organId, roles: ['administrator'] }))
    drafter = await visitorOf(t.deps, app, await givenActor(t.deps, { organId, roles: ['drafter'] }))
  })
  const lhasa = { id: 'lhasa' }
  const notice = (more: Record<string, string> = {}) => ({
    from: '2026-08-12',
    to: '2026-08-14',
    kind: 'off',
    note: '雪顿节',
    source: '拉政办〔2026〕9号',
    version: '1',
    ...more,
  })

  it('show twelve months with days off and make-up days in words', async () => {
    const page = await pageIn(await drafter.get(paths.calendars.show(lhasa, { year: 2026 })))
    expect(page.querySelectorAll('table.month')).toHaveLength(12)
    const february = page.querySelectorAll('table.month')[1]
    expect(february?.querySelectorAll('.day-off')).toHaveLength(12)
    expect([...(february?.querySelectorAll('.day-work') ?? [])].map((d) => d.textContent)).toEqual(['14班', '28班'])
    expect(textOf(page, '#day-2026-02-26')).toContain('中新社2026年1月28日')
  })

  it('start each month on its weekday', async () => {
    const page = await pageIn(await drafter.get(paths.calendars.show(lhasa, { year: 2026 })))
    const [first] = page.querySelectorAll('table.month tbody tr')
    expect([...(first?.querySelectorAll('td') ?? [])].map((td) => td.textContent?.[0] ?? '')).toEqual([
      '',
      '',
      '',
      '1',
      '2',
      '3',
      '4',
    ])
  })

  it('warn of a year that is not published', async () => {
    const page = await pageIn(await drafter.get(paths.calendars.show(lhasa, { year: 2027 })))
    expect(textOf(page, 'h1')).toContain('安排未公布')
    expect(textOf(page, '.note')).toContain('暂定')
  })

  it('are changed by administrators only', async () => {
    expect((await drafter.post(paths.calendars.days(lhasa), notice())).status).toBe(403)
    const page = await pageIn(await drafter.get(paths.calendars.show(lhasa)))
    expect(page.querySelector('form[method=post]')).toBeNull()
  })

  it('take a notice and show its days with the source', async () => {
    const response = await admin.post(paths.calendars.days(lhasa), notice())
    expect(response.headers.get('Location')).toBe('/calendars/lhasa?year=2026#days')
    const page = await pageIn(await admin.get('/calendars/lhasa?year=2026'))
    expect(textOf(page, '#day-2026-08-13')).toContain('拉政办〔2026〕9号')
    expect(textOf(page, '#history')).toContain('2026年8月13日 由“按周一至周五”改为“放假”')
  })

  it.each([
    ['to', { to: '2026-08-01' }],
    ['to', { to: '2027-08-14' }],
    ['from', { from: '2026-02-30' }],
    ['note', { note: ' ' }],
    ['source', { source: '' }],
    ['kind', { kind: 'sometimes' }],
  ])('reject a notice whose %s is wrong and keep what was typed', async (field, wrong) => {
    const response = await admin.post(paths.calendars.days(lhasa), notice(wrong))
    expect(response.status).toBe(422)
    const page = await pageIn(response)
    expect(textOf(page, `#field-${field}-error`)).not.toBe('')
    expect(typedIn(page, 'from')).toBe(notice(wrong).from)
  })

  it('show first what a notice would move, and keep it typed but unsaved', async () => {
    const response = await admin.post(paths.calendars.days(lhasa), notice({ intent: 'preview' }))
    expect(response.status).toBe(200)
    const page = await pageIn(response)
    expect(textOf(page, '#moving')).toContain('尚未保存')
    expect(typedIn(page, 'note')).toBe('雪顿节')
    expect(page.querySelector('#day-2026-08-13')).toBeNull()
    expect((await admin.post(paths.calendars.days(lhasa), notice())).status).toBe(303)
  })

  it('refuse a notice typed on a stale page', async () => {
    await admin.post(paths.calendars.days(lhasa), notice())
    expect((await admin.post(paths.calendars.days(lhasa), notice())).status).toBe(409)
  })

  it('record that a year is published', async () => {
    const response = await admin.post(paths.calendars.years(lhasa), { year: '2027', yearNote: '', version: '1' })
    expect(response.status).toBe(303)
    expect((await admin.post(paths.calendars.years(lhasa), { year: '27', version: '2' })).status).toBe(422)
  })

  it('export a year, or everything', async () => {
    const year = await (await drafter.get(paths.calendars.export(lhasa, { year: 2026 }))).text()
    expect(year).toContain('2026-02-28,周六,调休上班')
    expect(year).not.toContain('2025-')
    const all = await (await drafter.get(paths.calendars.export(lhasa))).text()
    expect(all).toContain('2019-02-04')
  })

  it('answer an unknown calendar with 404', async () => {
    expect((await drafter.get(paths.calendars.show({ id: 'mars' }))).status).toBe(404)
  })
})

describe('the calculator of limits', () => {
  const t = useDeps('sqlite')
  let drafter: Visitor
  beforeEach(async () => {
    await givenBasics(t.deps)
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    const actor = await givenActor(t.deps, { organId, roles: ['drafter'] })
    drafter = await visitorOf(t.deps, appOf(t.deps, calendarRoutes(t.deps)), actor)
  })
  const ask = async (query: Record<string, string>) => drafter.get(paths.calculator(query))

  it.each([
    ['2026-02-09', '15', 'working', 'lhasa', '', '2026年3月11日'],
    ['2026-02-09', '15', 'working', 'national', '', '2026年3月6日'],
    ['2026-02-09', '5', 'working', 'lhasa', '', '2026年2月14日（周六）'],
    ['2026-02-06', '15', 'calendar', 'lhasa', 'on', '2026年2月27日'],
    ['2026-02-06', '15', 'calendar', 'lhasa', '', '2026年2月21日'],
  ])('counts from %s %s %s days in %s', async (from, limit, unit, calendar, roll, last) => {
    const page = await pageIn(await ask({ from, limit, unit, calendar, roll }))
    expect(textOf(page, '.deadline-day')).toContain(last)
    expect(textOf(page, 'textarea')).toContain(last)
    expect(page.querySelectorAll('.trace li').length).toBeGreaterThan(1)
  })

  it('marks a last day in an unpublished year as provisional', async () => {
    const page = await pageIn(await ask({ from: '2027-03-01', limit: '5', unit: 'working', calendar: 'lhasa' }))
    expect(textOf(page, '.deadline-day')).toContain('暂定')
  })

  it('offers a blank form first', async () => {
    const response = await ask({})
    expect(response.status).toBe(200)
    expect(typedIn(await pageIn(response), 'from')).toBe('2026-03-16')
  })

  it.each([
    ['from', { from: '后天' }],
    ['from', { from: '9999-12-31' }],
    ['limit', { limit: '0' }],
    ['limit', { limit: '3.5' }],
    ['limit', { limit: '' }],
    ['unit', { unit: 'weeks' }],
  ])('says what is wrong with the %s', async (field, wrong) => {
    const response = await ask({ from: '2026-02-09', limit: '15', unit: 'working', calendar: 'lhasa', ...wrong })
    expect(response.status).toBe(422)
    expect(textOf(await pageIn(response), `#field-${field}-error`)).not.toBe('')
  })
})
