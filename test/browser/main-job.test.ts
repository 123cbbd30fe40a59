import { describe, expect, it } from 'vitest'
import { registerDocument, sample, uploadRevision } from '../support/pages/documents.ts'
import { registerResult } from '../support/pages/filings.ts'
import { registerMeeting, todayOn } from '../support/pages/meetings.ts'
import { fillPack } from '../support/pages/packs.ts'
import { giveOpinion } from '../support/pages/reviews.ts'
import { BOTH_WAYS, useSite } from '../support/site.ts'

describe.each(BOTH_WAYS)('from a Word upload to a registered filing, %s', (_, scripts) => {
  const site = useSite(scripts)

  it('carries one document all the way', async () => {
    const drafter = await site.as('起草员')
    const address = await registerDocument(drafter, {
      title: '拉萨市家庭牧场示范办法',
      file: sample('family-farm-measures.docx'),
    })
    await drafter.sees('第一条')
    await drafter.expectNoBarriers()

    await drafter.press('送合法性审核')
    expect(await drafter.text()).toContain('现在还不能送审')
    await fillPack(drafter, address)
    await drafter.expectNoBarriers()
    expect(await drafter.text()).toContain('都已齐全')
    await drafter.press('填好了，去送审')
    await drafter.press('送审')
    expect(await drafter.text()).toContain('待受理')
    const review = drafter.address()

    const reviewer = await site.as('审核员')
    await reviewer.go(review)
    expect(await reviewer.text()).toMatch(/如今日受理，审核期限为 15 个工作日/)
    await reviewer.press('受理')
    await reviewer.expectNoBarriers()
    const accepted = await reviewer.page.textContent('main')
    expect(accepted).toContain('拉萨日历')
    expect(accepted).toContain('合法性审核')
    await giveOpinion(site, reviewer, 'agree_with_changes', '第五条的期限过短，建议改为三十日。')
    expect(await reviewer.text()).toContain('修改后同意')

    await drafter.go(address)
    await uploadRevision(drafter, 'family-farm-measures-revised.docx', 'draft')
    await drafter.sees(/文本（第 2 稿.*第一条/)
    await drafter.go(`${address}/comparison?old=1&new=2`)
    const comparison = await drafter.text()
    expect(comparison).toMatch(/新增|有修改|移动/)
    expect(await drafter.page.locator('main ins, main del').count()).toBeGreaterThan(0)
    await drafter.expectNoBarriers()
    await drafter.go(review)
    await drafter.press(/另起一轮送审/)
    await drafter.press('送审')

    await reviewer.go(review)
    await reviewer.press('受理')
    await giveOpinion(site, reviewer, 'agree', '同意，可以提请审议。')

    await drafter.go(address)
    expect(await drafter.text()).toContain('现在还不能登记印发')
    await uploadRevision(drafter, 'family-farm-measures-revised.docx', 'official')
    await drafter.sees(/正式文本.*第一条/)
    await registerMeeting(drafter, address, '局务会议')
    await drafter.expectNoBarriers()
    await drafter.go(`${address}/issue`)
    expect(await drafter.text()).toContain('正式文本与审核过的文本一致')
    const on = await todayOn(drafter)
    const year = on.slice(0, 4)
    await drafter.page.fill('input[name=numberText]', `拉建规〔${year}〕77号`)
    for (const name of ['signedOn', 'issuedOn']) await drafter.page.fill(`input[name=${name}]`, on)
    await drafter.page.locator('main form .form-end button').first().click()
    await drafter.page.waitForURL(`**${address}`)

    await drafter.go(`${address}/publication`)
    expect(await drafter.text()).toContain('将产生 1 件备案')
    const lastDay = (await drafter.page.locator('table tbody td').last().textContent()) ?? ''
    await drafter.page.fill('input[name=publishedOn]', on)
    await drafter.page.fill('input[name=effectiveOn]', `${Number(year) + 1}-06-01`)
    await drafter.press('登记公布，产生备案')
    expect(await drafter.text()).toContain('待报送')
    await drafter.press('拉萨市人民政府')
    const filing = drafter.address()
    expect(filing).toMatch(/^\/filings\//)
    expect(await drafter.page.locator('.deadline-day .nowrap').first().textContent()).toBe(
      lastDay.replace('（暂定）', ''),
    )
    await drafter.expectNoBarriers()
    await drafter.press('登记报送')
    expect(await drafter.text()).toContain('待登记')

    await reviewer.go(filing)
    await registerResult(reviewer, 'suspended', {})
    expect(await reviewer.text()).toContain('请逐项写明需要补正的内容')
    await registerResult(reviewer, 'suspended', { reason: '缺少制定依据的文本' })
    expect(await reviewer.text()).toContain('待补正')
    await drafter.go(filing)
    expect(await drafter.text()).toContain('要求补正：缺少制定依据的文本')
    await drafter.press('登记报送')
    await reviewer.go(filing)
    await registerResult(reviewer, 'registered', { number: '拉备登〔2026〕901号' })
    expect(await reviewer.text()).toContain('准予登记')

    const bureau = await site.as('监督员')
    await bureau.go(address)
    expect(await bureau.text()).toContain('拉备登〔2026〕901号')
  })
})
