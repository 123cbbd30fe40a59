import { describe, expect, it } from 'vitest'
import { registerResult } from '../support/pages/filings.ts'
import { BOTH_WAYS, useSite } from '../support/site.ts'

describe.each(BOTH_WAYS)('filings, %s', (_, scripts) => {
  const site = useSite(scripts)

  it('a late one is submitted only with its reason, and then stands among the late ones', async () => {
    const bureau = await site.as('监督员')
    const figures = async (): Promise<string> => {
      await bureau.go('/')
      return bureau.text()
    }
    const overdue = async (): Promise<number> => Number(/逾期未报 ?(\d+) ?件/.exec(await figures())?.[1])
    const before = await overdue()
    expect(before).toBeGreaterThan(0)

    const reviewer = await site.as('审核员')
    await reviewer.go('/filings?state=overdue')
    const row = reviewer.page.locator('tbody tr', { hasText: '待报送' }).first()
    const title = (await row.locator('a').first().textContent()) ?? ''
    await Promise.all([reviewer.page.waitForEvent('load'), row.locator('a').first().click()])
    const filing = reviewer.address()
    expect(await reviewer.text()).toMatch(/已逾期 \d+ 日。请尽快报送并说明逾期原因/)
    await reviewer.expectNoBarriers()

    await reviewer.press('登记报送')
    expect(await reviewer.page.locator('.error-summary').textContent()).toContain('逾期')
    await reviewer.expectNoBarriers()
    await reviewer.page.fill('textarea[name=lateReason]', '经办人员变动，材料移交不及时')
    await reviewer.press('登记报送')
    const submitted = await reviewer.text()
    expect(submitted).toMatch(/用时 \d+ 日，逾期 \d+ 日/)
    expect(submitted).toContain('经办人员变动，材料移交不及时')
    await registerResult(reviewer, 'registered', { number: '拉备登〔2026〕902号' })

    expect(await overdue()).toBe(before - 1)
    await reviewer.go('/filings?state=late')
    expect(await reviewer.text()).toContain(title)
    await reviewer.go(filing)
    expect(await reviewer.page.getByRole('button', { name: '登记报送' }).count()).toBe(0)
  })

  it('the list is filtered, and its export holds what the filter shows', async () => {
    const reviewer = await site.as('审核员')
    await reviewer.go('/filings')
    const total = async (): Promise<number> => Number(/共 (\d+) 件/.exec(await reviewer.text())?.[1])
    const all = await total()
    await reviewer.page.selectOption('select[name=state]', 'overdue')
    if (scripts) await expect.poll(total).toBeLessThan(all)
    else await reviewer.press('筛选')
    const found = await total()
    expect(found).toBeGreaterThan(0)
    expect(found).toBeLessThan(all)
    const href = await reviewer.page.getByRole('link', { name: '导出 CSV' }).getAttribute('href')
    const answer = await reviewer.page.request.get(new URL(href ?? '', reviewer.page.url()).href)
    const csv = await answer.text()
    const titles = await reviewer.page.locator('#results tbody tr td:first-child a').allInnerTexts()
    expect(titles).toHaveLength(found)
    for (const title of titles) expect(csv).toContain(title)
  })
})
