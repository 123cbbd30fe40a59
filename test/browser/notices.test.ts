import { describe, expect, it } from 'vitest'
import { BOTH_WAYS, useSite } from '../support/site.ts'

describe.each(BOTH_WAYS)('reminders, %s', (_, scripts) => {
  const site = useSite(scripts)

  it('are counted beside the account, lead to what they are about, and are read then', async () => {
    const reviewer = await site.as('审核员')
    const { page } = reviewer
    const unread = async (): Promise<number> =>
      Number.parseInt((await page.locator('.unread .count').textContent()) ?? '', 10)
    const before = await unread()
    expect(before).toBeGreaterThan(3)
    await page.click('.unread')
    await page.waitForURL('**/notices')
    await reviewer.expectNoBarriers()
    const words = (await page.locator('.notice-words').first().textContent()) ?? ''
    expect(words).toMatch(/。$/)
    await reviewer.press('查看')
    expect(reviewer.address()).toMatch(/^\/(reviews|filings|documents)\//)
    expect(await unread()).toBe(before - 1)
    await reviewer.go('/notices?state=unread')
    expect(await page.locator('tbody tr').count()).toBe(before - 1)
    await reviewer.press('全部标为已读')
    expect(await reviewer.text()).toContain('没有未读的提醒')
    expect(await page.locator('.unread .count').count()).toBe(0)
  })

  it('come by mail and by calendar as the person likes', async () => {
    const drafter = await site.as('起草员')
    await drafter.go('/account')
    await drafter.press('提醒和邮箱')
    await drafter.expectNoBarriers()
    await drafter.page.fill('input[name=email]', 'qicao@example')
    await drafter.press('保存')
    expect(await drafter.text()).toContain('邮箱请写成 name@example.cn 的样子')
    await drafter.page.fill('input[name=email]', 'qicao@example.cn')
    await drafter.press('保存')
    expect(await drafter.text()).toContain('提醒设置已保存')
    await drafter.go('/account/calendar-feed')
    await drafter.press('生成订阅链接')
    await drafter.expectNoBarriers()
    const link = await drafter.page.locator('.feed-link input').inputValue()
    const feed = await drafter.page.request.get(link)
    expect(feed.headers()['content-type']).toContain('text/calendar')
    expect(await feed.text()).toContain('BEGIN:VEVENT')
    await drafter.press('停用')
    expect((await drafter.page.request.get(link)).status()).toBe(404)
  })

  it('have their days in a month that is a list on a telephone', async () => {
    const reviewer = await site.as('审核员')
    const { page } = reviewer
    await reviewer.go('/deadlines')
    await reviewer.expectNoBarriers()
    const grid = page.locator('.month-grid')
    expect(await grid.isVisible()).toBe(true)
    expect(await grid.locator('.month-item').count()).toBeGreaterThan(2)
    const rows = await page.locator('#list tbody tr').count()
    await page.setViewportSize({ width: 390, height: 800 })
    expect(await grid.isVisible()).toBe(false)
    expect(await page.locator('#list tbody tr').count()).toBe(rows)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.locator('a[rel=next]').click()
    await page.waitForURL('**month=**')
    expect(await page.locator('h1').textContent()).toContain('期限月历')
  })
})
