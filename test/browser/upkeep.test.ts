import { describe, expect, it } from 'vitest'
import { BOTH_WAYS, useSite } from '../support/site.ts'

const INITIAL = 'first-day-only-2026'
const OWN = '拉萨河的水从东边流过来'

describe.each(BOTH_WAYS)('upkeep, %s', (_, scripts) => {
  const site = useSite(scripts)

  it('a new user must change the initial password before anything else', async () => {
    const administrator = await site.as('管理员')
    const { page } = administrator
    await administrator.go('/users/new')
    await administrator.expectNoBarriers()
    await page.fill('input[name=username]', '新来的审核员')
    await page.fill('input[name=displayName]', '次仁多吉')
    await page.selectOption('select[name=organId]', { label: '拉萨市司法局' })
    await page.check('input[name="roles[]"][value=reviewer]')
    await page.fill('input[name=password]', INITIAL)
    await administrator.press('新增用户')
    expect(await administrator.text()).toContain('次仁多吉')

    const newcomer = await site.as('新来的审核员', INITIAL)
    expect(newcomer.address()).toBe('/password')
    await newcomer.go('/reviews')
    expect(newcomer.address()).toBe('/password')
    expect(await newcomer.text()).toContain('请先换成自己的密码')
    await newcomer.expectNoBarriers()
    const change = async (old: string, fresh: string): Promise<void> => {
      for (const [name, value] of [['old', old] as const, ['fresh', fresh] as const, ['again', fresh] as const])
        await newcomer.page.fill(`input[name=${name}]`, value)
      await newcomer.press('修改密码')
    }
    await change(INITIAL, '太短')
    expect(await newcomer.text()).toContain('密码至少 10 个字符')
    await change(INITIAL, OWN)
    expect(await newcomer.text()).toContain('密码已修改')
    await newcomer.go('/reviews')
    expect(newcomer.address()).toBe('/reviews')

    await administrator.go('/audit')
    const trail = await administrator.text()
    expect(trail).toContain('新来的审核员')
    expect(trail).not.toContain(OWN)
    expect(trail).not.toContain(INITIAL)
    const again = await site.as('新来的审核员', OWN)
    expect(again.address()).toBe('/')
  })

  it('a policy shows its basis and keeps its old version beside the new one', async () => {
    const administrator = await site.as('管理员')
    const { page } = administrator
    await administrator.go('/policies')
    await administrator.expectNoBarriers()
    await administrator.press('合法性审核期限')
    expect(await administrator.text()).toContain('国办发〔2018〕115号')
    const form = page.locator('section[aria-labelledby=addition-title] form')
    const value = (await page.locator('table tbody td').nth(2).textContent()) ?? ''
    await form.locator('[name=value]').fill(value.replace('15', '10'))
    await form.locator('[name=effectiveFrom]').fill('2027-01-01')
    await form.locator('[name=legalBasis]').fill('市政府办公室通知')
    await administrator.press('新增版本')
    const rows = page.locator('section[aria-labelledby=versions-title] tbody tr')
    expect(await rows.count()).toBe(2)
    expect(await rows.first().textContent()).toContain('2027年1月1日')
    expect(await rows.nth(1).textContent()).toContain('现行')
    await administrator.expectNoBarriers()
    await administrator.go('/audit?subject=policy')
    expect(await administrator.text()).toContain('合法性审核期限')
  })

  it('the administrator reads no drafts', async () => {
    const administrator = await site.as('管理员')
    for (const path of ['/documents', '/reviews', '/filings', '/campaigns']) {
      const answer = await administrator.page.request.get(new URL(path, administrator.page.url()).href)
      expect(answer.status(), path).toBe(403)
    }
  })

  it('the calculator gives the last day and how it was counted', async () => {
    const reviewer = await site.as('审核员')
    await reviewer.go('/calculator')
    await reviewer.page.fill('input[name=from]', '2026-02-09')
    await reviewer.page.fill('input[name=limit]', '15')
    await reviewer.page.check('input[name=unit][value=working]')
    for (const [calendar, day] of [
      ['lhasa', '2026年3月11日（周三）'],
      ['national', '2026年3月6日（周五）'],
    ] as const) {
      await reviewer.page.selectOption('select[name=calendar]', calendar)
      await reviewer.press('计算')
      expect(await reviewer.page.locator('.deadline-day').textContent()).toContain(`最后一日：${day}`)
    }
    expect(await reviewer.page.locator('.trace').textContent()).toContain('春节')
    await reviewer.expectNoBarriers()
  })
})
