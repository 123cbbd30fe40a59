import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type RunningProgram, seedInto, startProgram, temporaryFolder } from '../support/program.ts'
import { type Visitor, visit } from '../support/visitor.ts'

let browser: Browser
let folder: string
beforeAll(async () => {
  folder = seedInto(temporaryFolder())
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const)('%s', (_, scripts) => {
  let program: RunningProgram
  const visitors: Visitor[] = []
  beforeAll(async () => {
    program = await startProgram(folder)
  })
  afterEach(async () => {
    for (const visitor of visitors.splice(0)) {
      expect(visitor.complaints).toEqual([])
      await visitor.close()
    }
  })
  afterAll(() => program.stop())

  const as = async (username: string): Promise<Visitor> => {
    const visitor = await visit(browser, program.url, username, scripts)
    visitors.push(visitor)
    return visitor
  }

  it('the bureau sees the year 2019 counted from rows, and what is late this year', async () => {
    const bureau = await as('监督员')
    await bureau.page.selectOption('select[name=year]', '2019')
    await bureau.press('查看')
    const home = await bureau.text()
    expect(home).toContain('报备率＝已报备件数÷应报备件数＝82÷82＝100%')
    expect(home).toContain('及时率＝按时报备件数÷已报备件数＝82÷82＝100%')
    expect(home).toContain('拟办 360 ＝ 废止 95 ＋ 宣布失效 78 ＋ 修改 22 ＋ 继续有效 165 ＋ 未提出 0')
    expect(home).toContain('决定 5 ＝ 废止 1 ＋ 宣布失效 0 ＋ 修改 4 ＋ 继续有效 0 ＋ 未决定 0')
    expect(home).toMatch(/党内前置审核（15 件） ?15 ?次/)
    expect(home).toMatch(/党内备案 ?78 ?件/)
    expect(home).toMatch(/逾期未报 ?0 ?件/)
    await bureau.expectNoBarriers()
    await bureau.go('/')
    expect(await bureau.text()).toContain('逾期未报送备案的文件')
    await bureau.press('分机关统计')
    expect(await bureau.text()).toContain('当雄县人民政府')
    await bureau.expectNoBarriers()
  })

  it('the bureau records decisions in bulk; the totals add up after each', async () => {
    const bureau = await as('监督员')
    await bureau.go('/campaigns')
    await bureau.press('2019年行政规范性文件全面清理')
    const campaign = new URL(bureau.page.url()).pathname
    await bureau.expectNoBarriers()
    const row = async (label: string): Promise<number[]> => {
      const cells = await bureau.page.locator('table.totals tr', { hasText: label }).locator('td').allInnerTexts()
      return cells.map(Number)
    }
    expect(await row('拟办')).toEqual([95, 78, 22, 0, 165, 0, 360])
    await bureau.go(`${campaign}?proposed=repeal`)
    await bureau.page.fill('input[name=number]', '拉政发〔2026〕40号')
    await bureau.page.selectOption('select[name=scope]', 'found')
    await bureau.press('登记决定')
    expect(await row('决定')).toEqual([95, 0, 0, 0, 0, 265, 360])
    await bureau.go(`${campaign}?proposed=remain`)
    const first = bureau.page.locator('input[name="ids[]"]').first()
    await first.check()
    await bureau.page.fill('input[name=number]', '拉政发〔2026〕41号')
    await bureau.press('登记决定')
    expect(await row('决定')).toEqual([95, 0, 0, 0, 1, 264, 360])
    await bureau.press('废止')
    expect(await bureau.text()).toContain('共 95 件')
    await bureau.expectNoBarriers()
  })

  it('a unit proposes for its own documents in a new campaign', async () => {
    const bureau = await as('监督员')
    await bureau.go('/campaigns/new')
    await bureau.page.fill('input[name=name]', '2026年营商环境专项清理')
    await bureau.page.selectOption('select[name=kind]', 'special')
    await bureau.page.fill('textarea[name=scope]', '2019年公布的部门规范性文件')
    await bureau.page.fill('input[name=issuedFrom]', '2019-01-01')
    await bureau.page.fill('input[name=cutOffOn]', '2019-12-31')
    await bureau.page.selectOption('select[name=decidingOrganId]', { label: '拉萨市人民政府' })
    await bureau.press('启动清理')
    const campaign = new URL(bureau.page.url()).pathname

    const unit = await as('农业起草员')
    await unit.go(campaign)
    const rows = unit.page.locator('tbody tr[id^=item-]')
    const mine = rows.filter({ has: unit.page.getByRole('button', { name: /填入此件/ }) })
    expect(await mine.count()).toBeGreaterThan(0)
    await unit.page.selectOption('select[name=outcome]', 'remain')
    await unit.page.fill('input[name=reason]', '仍然适用')
    const id = await mine.first().getAttribute('id')
    await mine
      .first()
      .getByRole('button', { name: /填入此件/ })
      .click()
    await unit.page.locator(`#${id}`, { hasText: '继续有效' }).waitFor()
    const remain = unit.page.locator('table.totals tr', { hasText: '拟办' }).locator('td').nth(4)
    await expect.poll(() => remain.textContent()).toBe('1')
  })

  it('the administrator records a holiday, and an open last day moves with a line that says why', async () => {
    const bureau = await as('监督员')
    await bureau.go('/filings?state=soon')
    const line = bureau.page.locator('tbody tr', { hasText: '2026年' }).first()
    await line.locator('a').first().click()
    await bureau.page.waitForURL(/\/filings\/[0-9a-f-]{36}/)
    const filing = new URL(bureau.page.url()).pathname
    const due = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec((await bureau.page.textContent('.deadline-day')) ?? '')
    const on =
      due
        ?.slice(1)
        .map((n) => n.padStart(2, '0'))
        .join('-') ?? ''

    const administrator = await as('管理员')
    await administrator.go(`/calendars/${(await bureau.text()).includes('全国日历') ? 'national' : 'lhasa'}`)
    const form = administrator.page.locator('form:has(input[name=note])')
    await administrator.page.locator('details:has(input[name=note])').evaluateAll((all) => {
      for (const one of all) one.setAttribute('open', '')
    })
    await form.locator('input[name=from]').fill(on)
    await form.locator('input[name=to]').fill(on)
    await form.locator('[name=kind][value=off]').check()
    await form.locator('input[name=note]').fill('雪顿节调整')
    await form.locator('input[name=source]').fill('市政府办公室通知')
    await form.getByRole('button', { name: '保存并重算期限' }).click()
    await administrator.page.waitForLoadState('load')
    await expect
      .poll(
        async () => {
          await bureau.go(filing)
          return bureau.text()
        },
        { timeout: 20_000, interval: 500 },
      )
      .toContain('重新计算')
    await administrator.go('/audit')
    expect(await administrator.text()).toContain('截止日由')
    await administrator.expectNoBarriers()
  })
})
