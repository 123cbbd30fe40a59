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

/** Sends the round back because something is missing: what the form lists already, or what is said. */
export async function requestSupplement(reviewer: Visitor, missing?: string): Promise<void> {
  await reviewer.page.getByText('材料不齐，要求补正').click()
  if (missing) await reviewer.page.fill('textarea[name=missing]', missing)
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

/** Writes an adviser's own opinion on the review. */
export async function giveAdvice(adviser: Visitor, review: string, words: string): Promise<void> {
  await adviser.go(review)
  await adviser.page.fill('textarea[name=advice]', words)
  await adviser.press('提交顾问意见')
  expect(await adviser.text()).toContain(words)
}

/** Asks the calculator for the last day of 15 working days in Lhasa from a day. */
export async function lastDayCounted(reviewer: Visitor, from: string): Promise<string> {
  const back = reviewer.address()
  await reviewer.go('/calculator')
  await reviewer.page.fill('input[name=from]', from)
  await reviewer.page.fill('input[name=limit]', '15')
  await reviewer.page.check('input[name=unit][value=working]')
  await reviewer.page.selectOption('select[name=calendar]', 'lhasa')
  await reviewer.press('计算')
  const counted = (await reviewer.page.locator('.deadline-day').textContent()) ?? ''
  await reviewer.go(back)
  return /\d+年\d+月\d+日/.exec(counted)?.[0] ?? `no day in “${counted}”`
}
