import { expect } from 'vitest'
import type { OpinionKind } from '../../../src/review/model.ts'
import type { Site } from '../site.ts'
import type { Visitor } from '../visitor.ts'

/** Writes the opinion on the round that the page shows, has it checked and signed, and comes back to the page. */
export async function giveOpinion(site: Site, reviewer: Visitor, kind: OpinionKind, body: string): Promise<void> {
  const review = reviewer.address()
  await reviewer.page.check(`input[name=kind][value=${kind}]`)
  await reviewer.page.fill('textarea[name=body]', body)
  await reviewer.press('提交复核')
  for (const [name, act] of [
    ['审核员乙', '复核'],
    ['监督员', '签发'],
  ] as const) {
    const signer = await site.as(name)
    await signer.go(review)
    expect(await signer.text()).toContain(body)
    await signer.press(`提交${act}结论`)
    await signer.expectNoBarriers()
  }
  await reviewer.go(review)
}

/** Sends the round back because something is missing. */
export async function requestSupplement(reviewer: Visitor, missing: string): Promise<void> {
  await reviewer.page.getByText('材料不齐，要求补正').click()
  await reviewer.page.fill('textarea[name=missing]', missing)
  await reviewer.press('要求补正')
}

/** Gives the review to somebody by name. */
export async function assignTo(reviewer: Visitor, name: string): Promise<void> {
  const { page } = reviewer
  const option = page.locator('select[name=person] option', { hasText: name })
  await page.selectOption('select[name=person]', (await option.getAttribute('value')) ?? '')
  await reviewer.pressInPlace(page.getByRole('button', { name: '分派', exact: true }))
  await page.locator('#assignments table, [id^=assignments] table').getByText(name).first().waitFor()
}
