import type { Visitor } from '../visitor.ts'

/** The day as the foot of the page tells it. */
export async function todayOn({ page }: Visitor): Promise<string> {
  const foot = (await page.textContent('.foot')) ?? ''
  const [year = '', month = '', day = ''] = /(\d+)年(\d+)月(\d+)日/.exec(foot)?.slice(1) ?? []
  return [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-')
}

/** Records that a meeting of today passed the draft; without a name, the meeting that the form proposes. */
export async function registerMeeting(drafter: Visitor, document: string, meeting?: string): Promise<void> {
  const { page } = drafter
  await drafter.go(document)
  await drafter.press('登记集体审议')
  if (meeting) await page.fill('input[name=meeting]', meeting)
  await page.fill('input[name=heldOn]', await todayOn(drafter))
  await page.check('input[name=result][value=passed]')
  await drafter.press('登记')
}

/** Fills in the form of the issue, today, under a number where there is one; the caller sends it. */
export async function fillIssue(drafter: Visitor, document: string, number?: string): Promise<void> {
  const { page } = drafter
  await drafter.go(`${document}/issue`)
  if (number) await page.fill('input[name=numberText]', number)
  const on = await todayOn(drafter)
  for (const name of ['signedOn', 'issuedOn']) await page.fill(`input[name=${name}]`, on)
}
