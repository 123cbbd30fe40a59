import { describe, expect, it } from 'vitest'
import { registerDocument, sample, submitForReview } from '../support/pages/documents.ts'
import { fillPack } from '../support/pages/packs.ts'
import { BOTH_WAYS, useSite } from '../support/site.ts'

describe.each(BOTH_WAYS)('a draft with tracked changes, %s', (_, scripts) => {
  const site = useSite(scripts)

  it('is not reviewed before somebody says which reading counts, and is then reviewed in that reading', async () => {
    const drafter = await site.as('起草员')
    const { page } = drafter
    const document = await registerDocument(drafter, {
      title: '拉萨市电动自行车停放充电修订稿',
      file: sample('ebike-tracked.docx'),
    })
    await drafter.sees('第一条')
    await fillPack(drafter, document)
    await drafter.press('填好了，去送审')
    expect(await drafter.text()).toContain('送审稿带有修订痕迹。请先在该稿的页面选定')
    expect(await page.getByRole('button', { name: '送审', exact: true }).count(), 'no way past it').toBe(0)

    await drafter.go(`${document}/revisions/1`)
    expect(await drafter.text()).toMatch(/带有 \d+ 处未处理的修订/)
    expect(await page.locator('#text ins').count(), 'what was added').toBeGreaterThan(0)
    const struck = (await page.locator('#text del').first().textContent()) ?? ''
    expect(struck.trim(), 'what was struck').not.toBe('')
    await drafter.expectNoBarriers()
    await page.fill('input[name=note]', '经与起草人核对')
    await page.evaluate("document.querySelector('[name=reading]').required = false")
    await drafter.press('选定')
    expect(await drafter.text()).toContain('请选择')
    expect(await page.inputValue('input[name=note]'), 'what was typed stays').toBe('经与起草人核对')
    await page.check('input[name=reading][value=final]')
    await drafter.press('选定')
    expect(await drafter.text()).toContain('已选定以修订后文本为准：德吉央金')
    expect(await page.locator('#text ins, #text del').count(), 'the text as it counts').toBe(0)

    const review = await submitForReview(drafter, document)
    expect(await drafter.text()).toContain('待受理')
    await drafter.go(`${document}/revisions/1`)
    expect(await page.locator('input[name=reading]').count(), 'the choice is fixed').toBe(0)
    const reviewer = await site.as('审核员')
    await reviewer.go(review)
    await reviewer.press('受理')
    await reviewer.press('到工作台逐条审核')
    expect(await reviewer.page.locator('.bench-text').textContent()).not.toContain(struck)
  })
})
