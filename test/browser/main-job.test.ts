import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { packagePath } from '../../src/lib/root.ts'
import { openBrowser } from '../support/browser.ts'
import { type RunningProgram, seedInto, startProgram, temporaryFolder } from '../support/program.ts'
import { type Visitor, visit } from '../support/visitor.ts'

const sample = (name: string): string => packagePath('samples', 'documents', name)

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
] as const)('from a Word upload to a registered filing, %s', (_, scripts) => {
  let browser: Browser
  let program: RunningProgram
  let folder: string
  const visitors: Visitor[] = []
  const as = async (username: string): Promise<Visitor> => {
    const visitor = await visit(browser, program.url, username, scripts)
    visitors.push(visitor)
    return visitor
  }

  beforeAll(async () => {
    folder = seedInto(temporaryFolder())
    program = await startProgram(folder)
    browser = await openBrowser()
  })
  afterEach(async () => {
    for (const visitor of visitors.splice(0)) {
      expect(visitor.complaints).toEqual([])
      await visitor.close()
    }
  })
  afterAll(async () => {
    await browser.close()
    await program.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  /** Opens the document until its text was read: by itself with scripts, by reloading without. */
  const waitForText = async (visitor: Visitor, words: string): Promise<void> => {
    if (scripts) return void (await visitor.page.getByText(words).first().waitFor({ timeout: 30_000 }))
    await expect
      .poll(
        async () => {
          await visitor.page.reload()
          return visitor.text()
        },
        { timeout: 30_000, interval: 500 },
      )
      .toContain(words)
  }

  const upload = async (visitor: Visitor, file: string, kind: 'draft' | 'official'): Promise<void> => {
    const form = visitor.page.locator('form:has(input[type=file])')
    await visitor.page.locator('details.upload').evaluate((d) => d.setAttribute('open', ''))
    await form
      .locator(`input[name=kind][value=${kind}]`)
      .check({ timeout: 2_000 })
      .catch(() => {})
    await form.locator('input[type=file]').setInputFiles(sample(file))
    await Promise.all([visitor.page.waitForEvent('load'), form.getByRole('button', { name: '上传' }).click()])
    await visitor.page.getByText(file).first().waitFor({ timeout: 15_000 })
  }

  it('carries one document all the way', async () => {
    const drafter = await as('起草员')
    await drafter.go('/documents/new')
    await drafter.page.setInputFiles('input[name=file]', sample('family-farm-measures.docx'))
    await drafter.page.selectOption('select[name=category]', 'department')
    await drafter.page.fill('input[name=title]', '拉萨市家庭牧场示范办法')
    await drafter.page.locator('main form .form-end button').first().click()
    await drafter.page.waitForURL(/\/documents\/[0-9a-f-]{36}$/)
    const address = new URL(drafter.page.url()).pathname
    await waitForText(drafter, '第一条')
    await drafter.expectNoBarriers()

    await drafter.press('送合法性审核')
    await drafter.press('送审')
    expect(await drafter.text()).toContain('待受理')
    const review = new URL(drafter.page.url()).pathname

    const reviewer = await as('审核员')
    await reviewer.go(review)
    expect(await reviewer.text()).toMatch(/如今日受理，审核期限为 15 个工作日/)
    await reviewer.press('受理')
    await reviewer.expectNoBarriers()
    const accepted = await reviewer.page.textContent('main')
    expect(accepted).toContain('拉萨日历')
    expect(accepted).toContain('合法性审核')
    await reviewer.page.check('input[name=kind][value=agree_with_changes]')
    await reviewer.page.fill('textarea[name=body]', '第五条的期限过短，建议改为三十日。')
    await reviewer.press('出具意见')
    expect(await reviewer.text()).toContain('修改后同意')

    await drafter.go(address)
    await upload(drafter, 'family-farm-measures-revised.docx', 'draft')
    await waitForText(drafter, '第 2 稿')
    await drafter.go(`${address}/comparison?old=1&new=2`)
    const comparison = await drafter.text()
    expect(comparison).toMatch(/新增|有修改|移动/)
    expect(await drafter.page.locator('main ins, main del').count()).toBeGreaterThan(0)
    await drafter.expectNoBarriers()
    await drafter.go(review)
    await drafter.press(/另起一轮送审/)
    await drafter.press('送审')

    await reviewer.go(new URL(drafter.page.url()).pathname)
    await reviewer.press('受理')
    await reviewer.page.check('input[name=kind][value=agree]')
    await reviewer.page.fill('textarea[name=body]', '同意，可以提请审议。')
    await reviewer.press('出具意见')

    await drafter.go(`${address}/issue`)
    const today = (await drafter.page.textContent('.foot')) ?? ''
    const [year, month, day] = (/(\d+)年(\d+)月(\d+)日/.exec(today) ?? []).slice(1).map((n) => n.padStart(2, '0'))
    const on = `${year}-${month}-${day}`
    await drafter.page.fill('input[name=numberText]', `拉建规〔${year}〕77号`)
    for (const name of ['signedOn', 'issuedOn']) await drafter.page.fill(`input[name=${name}]`, on)
    await drafter.page.locator('main form .form-end button').first().click()
    await drafter.page.waitForURL(`**${address}`)
    await upload(drafter, 'family-farm-measures-revised.docx', 'official')

    await drafter.go(`${address}/publication`)
    expect(await drafter.text()).toContain('将产生 1 件备案')
    await drafter.page.fill('input[name=publishedOn]', on)
    await drafter.page.fill('input[name=effectiveOn]', `${Number(year) + 1}-06-01`)
    await drafter.press('登记公布，产生备案')
    expect(await drafter.text()).toContain('待报送')
    await drafter.press('拉萨市人民政府')
    const filing = new URL(drafter.page.url()).pathname
    expect(filing).toMatch(/^\/filings\//)
    await drafter.expectNoBarriers()
    await drafter.press('登记报送')
    expect(await drafter.text()).toContain('待登记')

    await reviewer.go(filing)
    await reviewer.page.check('input[name=outcome][value=suspended]')
    await reviewer.press('登记结果')
    expect(await reviewer.text()).toContain('请逐项写明需要补正的内容')
    await reviewer.page.check('input[name=outcome][value=suspended]')
    await reviewer.page.fill('textarea[name=reason]', '缺少制定依据的文本')
    await reviewer.press('登记结果')
    expect(await reviewer.text()).toContain('待补正')
    await drafter.go(filing)
    await drafter.press('登记报送')
    await reviewer.go(filing)
    await reviewer.page.check('input[name=outcome][value=registered]')
    await reviewer.page.fill('input[name=number]', '拉备登〔2026〕901号')
    await reviewer.press('登记结果')
    expect(await reviewer.text()).toContain('准予登记')

    const bureau = await as('监督员')
    await bureau.go(address)
    expect(await bureau.text()).toContain('拉备登〔2026〕901号')
  })
})
