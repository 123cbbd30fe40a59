import type { ResponseAnswer } from '../../../src/findings/model.ts'
import type { Visitor } from '../visitor.ts'

/** Opens the workbench of the round that the page of the review shows. */
export const openWorkbench = (reviewer: Visitor): Promise<void> => reviewer.press('到工作台逐条审核')

interface Typed {
  readonly problem: string
  readonly head?: string
  readonly severity?: 'must' | 'should'
}

/** Writes a finding on an article of the draft on the workbench. */
export async function writeFinding(reviewer: Visitor, article: string, typed: Typed): Promise<void> {
  await openForm(reviewer, `[aria-label="对${article}提意见"]`)
  await reviewer.page.fill('textarea[name=problem]', typed.problem)
  await reviewer.page.selectOption('select[name=head]', typed.head ?? 'content')
  await reviewer.page.check(`input[name=severity][value=${typed.severity ?? 'must'}]`)
  await reviewer.press('保存意见')
}

/** Makes a finding of the first proposal that waits, as it is. */
export async function acceptProposal(reviewer: Visitor): Promise<void> {
  await openForm(reviewer, '[data-proposal] .proposal-accept')
  await reviewer.press('保存意见')
}

/** Fills in what the drafters say to the finding on an article; the caller saves. */
export async function answerFinding(
  drafter: Visitor,
  article: string,
  answer: ResponseAnswer,
  typed: { readonly reason?: string; readonly newText?: string } = {},
): Promise<void> {
  const finding = drafter.page.locator('form.answers section', { hasText: `：${article}` }).first()
  await finding.locator(`input[value=${answer}]`).check()
  if (typed.reason) await finding.locator('textarea[name$="-reason"]').fill(typed.reason)
  if (typed.newText) await finding.locator('textarea[name$="-newText"]').fill(typed.newText)
}

async function openForm({ page }: Visitor, link: string): Promise<void> {
  await page.locator(link).first().click()
  await page.locator('form.finding-form').waitFor()
}
