import { describe, expect, it } from 'vitest'
import { registerDocument, sample, submitForReview, uploadRevision } from '../support/pages/documents.ts'
import { assignTo, giveOpinion, requestSupplement } from '../support/pages/reviews.ts'
import { BOTH_WAYS, useSite } from '../support/site.ts'

describe.each(BOTH_WAYS)('a review, %s', (_, scripts) => {
  const site = useSite(scripts)

  it('goes back for what is missing, is accepted with its last day, and ends in a second round', async () => {
    const drafter = await site.as('起草员')
    const document = await registerDocument(drafter, {
      title: '拉萨市公共停车设施管理办法（试行）',
      file: sample('parking-rule.docx'),
    })
    await drafter.sees('第一条')
    const review = await submitForReview(drafter, document)
    await drafter.expectNoBarriers()

    const reviewer = await site.as('审核员')
    await reviewer.go(review)
    await requestSupplement(reviewer, '缺少征求意见情况的说明')
    expect(await reviewer.text()).toContain('等待起草单位补正：缺少征求意见情况的说明')
    expect(await reviewer.page.getByRole('button', { name: '受理', exact: true }).count()).toBe(0)
    await drafter.go(review)
    await drafter.press('材料已补齐')
    expect(await drafter.text()).toContain('已补齐')

    await reviewer.go(review)
    const promised = (await reviewer.page.locator('.deadline-day .nowrap').first().textContent()) ?? ''
    await reviewer.press('受理')
    const deadline = reviewer.page.locator('#rounds .deadline').first()
    expect(await deadline.locator('.deadline-day').textContent()).toContain(promised)
    const counted = (await deadline.textContent()) ?? ''
    for (const part of [
      '受理之日，当日不计入',
      '合法性审核期限：15 个工作日',
      '日历拉萨日历',
      `期限15个工作日，最后一日为${promised}`,
    ])
      expect(counted).toContain(part)
    await reviewer.expectNoBarriers()

    await assignTo(reviewer, '秦砚之')
    const adviser = await site.as('顾问甲')
    await adviser.go(review)
    await adviser.page.fill('textarea[name=advice]', '第八条设定的处罚没有上位法依据。')
    await adviser.press('提交顾问意见')
    expect(await adviser.text()).toContain('第八条设定的处罚没有上位法依据。')
    await adviser.expectNoBarriers()

    await reviewer.go(review)
    expect(await reviewer.text()).toContain('第八条设定的处罚没有上位法依据。')
    await giveOpinion(site, reviewer, 'agree_with_changes', '采纳顾问意见，删去第八条的处罚。')
    expect(await reviewer.text()).toContain('本轮意见：修改后同意')

    await drafter.go(document)
    await uploadRevision(drafter, 'parking-rule-revised.docx', 'draft')
    await drafter.sees('文本（第 2 稿')
    await drafter.sees('第一条')
    expect(await submitForReview(drafter, document, '第八条已删去处罚。')).toBe(review)
    expect(await drafter.text()).toContain('第 2 轮')

    await reviewer.go(review)
    await reviewer.press('与上一轮的第 1 稿对照')
    const comparison = await reviewer.text()
    expect(comparison).toContain('第 1 稿与第 2 稿比对')
    expect(comparison).toMatch(/新增 ?1/)
    expect(await reviewer.page.locator('main ins, main del').count()).toBeGreaterThan(0)
    await reviewer.expectNoBarriers()

    await reviewer.go(review)
    await reviewer.press('受理')
    await giveOpinion(site, reviewer, 'agree', '同意，可以提请审议。')
    expect(await reviewer.text()).toContain('本轮意见：同意')
    await drafter.go(document)
    expect(await drafter.text()).toContain('已审核')
  })

  it('is closed to people who have no part in it', async () => {
    const drafter = await site.as('起草员')
    const document = await registerDocument(drafter, {
      title: '拉萨市停车收费通知',
      file: sample('heating-notice.docx'),
    })
    await drafter.sees('一、')
    const review = await submitForReview(drafter, document)
    for (const stranger of ['顾问乙', '市监起草员']) {
      const visitor = await site.as(stranger)
      const answer = await visitor.page.request.get(new URL(review, visitor.page.url()).href)
      expect(answer.status(), stranger).toBe(404)
    }
  })
})
