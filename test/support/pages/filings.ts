import type { RegistrationOutcome } from '../../../src/filing/model.ts'
import type { Visitor } from '../visitor.ts'

/** Records what the receiving organ did with the filing that the page shows. */
export async function registerResult(
  reviewer: Visitor,
  outcome: RegistrationOutcome,
  fields: { readonly number?: string; readonly reason?: string },
): Promise<void> {
  await reviewer.page.check(`input[name=outcome][value=${outcome}]`)
  if (fields.number) await reviewer.page.fill('input[name=number]', fields.number)
  if (fields.reason) await reviewer.page.fill('textarea[name=reason]', fields.reason)
  await reviewer.press('登记结果')
}
