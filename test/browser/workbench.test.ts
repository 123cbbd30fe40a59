import { describe, expect, it } from 'vitest'
import { registerDocument, sample, submitForReview, uploadRevision } from '../support/pages/documents.ts'
import { acceptProposal, openWorkbench, writeFinding } from '../support/pages/findings.ts'
import { giveOpinion } from '../support/pages/reviews.ts'
import { BOTH_WAYS, useSite } from '../support/site.ts'

describe.each(BOTH_WAYS)('the workbench, %s', (_, scripts) => {
  const site = useSite(scripts)

  it('takes findings into the opinion, gets each answered, and shows in the next round what was solved', async () => {
    const drafter = await site.as('起草员')
    const document = await registerDocument(drafter, {
      title: '拉萨市停车设施逐条审核办法（试行）',
      file: sample('parking-rule.docx'),
    })
    await drafter.sees('第一条')
    const review = await submitForReview(drafter, document)

    const reviewer = await site.as('审核员')
    await reviewer.go(review)
    await reviewer.press('受理')
    await openWorkbench(reviewer)
    const waiting = await reviewer.page.locator('[data-proposal]').count()
    expect(waiting).toBeGreaterThan(1)
    await acceptProposal(reviewer)
    expect(await reviewer.page.locator('[data-proposal]').count()).toBe(waiting - 1)
    await writeFinding(reviewer, '第三条', { problem: '哪些部门负责不明确。' })
    expect(await reviewer.page.locator('#findings tbody tr').count()).toBe(2)
    await reviewer.expectNoBarriers()
    await reviewer.pressInPlace(reviewer.page.locator('.proposal-dismiss', { hasText: '忽略' }).first())
    await expect.poll(() => reviewer.page.locator('[data-proposal]').count()).toBe(waiting - 2)

    await reviewer.go(review)
    expect(await reviewer.page.inputValue('textarea[name=body]')).toContain('第三条（必须修改）：哪些部门负责不明确。')
    await drafter.go(review)
    expect(await drafter.text()).not.toContain('哪些部门负责不明确')
    await giveOpinion(site, reviewer, 'agree_with_changes', '请按所列意见逐条修改。')

    await drafter.go(document)
    await uploadRevision(drafter, 'parking-rule-revised.docx', 'draft')
    await drafter.sees('文本（第 2 稿')
    await drafter.go(`${document}/reviews`)
    expect(await drafter.text()).toContain('条意见没有填写采纳情况')
    await drafter.press('填写采纳情况')
    await drafter.expectNoBarriers()
    await drafter.page.locator('input[value=adopted]').first().check()
    await drafter.page.locator('input[value=not_adopted]').last().check()
    await drafter.press('全部保存')
    expect(await drafter.text()).toContain('请写明不采纳的理由')
    await drafter.page.locator('textarea[name$="-reason"]').last().fill('沿用现行做法。')
    await drafter.press('全部保存')
    expect(await drafter.text()).toContain('已全部答复')
    expect(await submitForReview(drafter, document)).toBe(review)

    await reviewer.go(review)
    await reviewer.press('受理')
    await openWorkbench(reviewer)
    const earlier = reviewer.page.locator('#earlier')
    expect(await earlier.textContent()).toMatch(/未变|条款移动|条款文字有变|条款已删除/)
    expect(await earlier.textContent()).toContain('沿用现行做法。')
    await reviewer.press('已解决')
    expect(await reviewer.page.locator('#earlier').textContent()).toContain('第 2 轮')
    expect(await reviewer.page.locator('#earlier .tag', { hasText: '已解决' }).count()).toBe(1)
    await reviewer.expectNoBarriers()
  })
})

describe('the workbench by keyboard', () => {
  const site = useSite(true)

  it('walks, writes and dismisses, and keeps the checklist as it is answered', async () => {
    const drafter = await site.as('起草员')
    const document = await registerDocument(drafter, {
      title: '拉萨市停车设施键盘审核办法',
      file: sample('parking-rule.docx'),
    })
    await drafter.sees('第一条')
    const review = await submitForReview(drafter, document)
    const { page, ...reviewer } = await site.as('审核员')
    await reviewer.go(review)
    await reviewer.press('受理')
    await reviewer.press('到工作台逐条审核')
    for (const key of ['j', 'j', 'j', 'k']) await page.keyboard.press(key)
    expect(await page.locator('[data-here]').count()).toBe(1)
    await page.keyboard.press('c')
    await expect.poll(() => page.evaluate('document.activeElement?.name')).toBe('problem')
    await page.keyboard.type('jkcd')
    expect(await page.inputValue('textarea[name=problem]')).toBe('jkcd')

    await page.evaluate('document.activeElement.blur()')
    const waiting = await page.locator('[data-proposal]').count()
    await page.keyboard.press('d')
    await expect.poll(() => page.locator('[data-proposal]').count()).toBe(waiting - 1)
    expect(await page.inputValue('textarea[name=problem]')).toBe('jkcd')

    const check = page.locator('form.check').first()
    await check.locator('input[value=conforms]').check()
    await expect.poll(() => page.locator('#bench-nav').textContent()).toContain('审查清单 1/11')
    await check.locator('input[name=note]').fill('见“三定”规定')
    await check.locator('input[name=note]').blur()
    await expect.poll(() => check.locator('input[name=version]').inputValue()).toBe('2')
  })
})
