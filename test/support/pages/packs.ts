import type { Visitor } from '../visitor.ts'

/** From when to when the public was asked, or why it was not. */
type Consultation =
  | { readonly from: string; readonly to: string; readonly exception?: string }
  | { readonly notHeld: string }

const LONG_AGO: Consultation = { from: '2025-03-03', to: '2025-04-30' }

interface GivenPack {
  readonly consultation?: Consultation
  /** Kinds of material to leave out, by their words. */
  readonly without?: readonly string[]
}

/** Fills in what is said of a draft and what was done, and adds every material that is wanted. */
export async function fillPack(drafter: Visitor, document: string, given: GivenPack = {}): Promise<void> {
  const { page } = drafter
  await drafter.go(`${document}/pack`)
  await page.check('input[name=nature][value=new]')
  await page.fill('textarea[name=bases]', '《中华人民共和国城乡规划法》第九条')
  await page.fill('input[name=contactName]', '扎西')
  await drafter.press('保存送审单')
  await fillProcedures(drafter, given.consultation ?? LONG_AGO)
  await addMissingMaterials(drafter, given.without)
}

/** Answers every step that the page asks for. */
export async function fillProcedures(drafter: Visitor, consultation: Consultation): Promise<void> {
  const { page } = drafter
  for (const select of await page.locator('select[name$="-answer"]').all()) {
    const isDone = (await select.getAttribute('name')) === 'consultation-answer'
    const answers = await select.locator('option').evaluateAll((all) => all.map((o) => o.getAttribute('value')))
    const answer = isDone || !answers.includes('not_applicable') ? 'yes' : 'not_applicable'
    await select.selectOption(answer)
    const name = ((await select.getAttribute('name')) ?? '').replace('-answer', '-note')
    await page.fill(`input[name="${name}"]`, answer === 'yes' ? '已办理' : '不涉及')
  }
  if ('notHeld' in consultation) {
    await page.selectOption('select[name="consultation-answer"]', 'no')
    await page.fill('input[name="consultation-note"]', consultation.notHeld)
    return drafter.press('保存程序情况')
  }
  const { from, to, exception } = consultation
  await page.fill('input[name="consultation-fromOn"]', from)
  await page.fill('input[name="consultation-toOn"]', to)
  await page.fill('input[name="consultation-received"]', '6')
  await page.fill('input[name="consultation-adopted"]', '2')
  await page.fill('input[name="consultation-channel"]', '市政府网站')
  if (exception) await page.fill('input[name="consultation-exceptionReason"]', exception)
  await drafter.press('保存程序情况')
}

/** Uploads something for each kind that the form calls wanted and the table calls missing. */
export async function addMissingMaterials(drafter: Visitor, without: readonly string[] = []): Promise<void> {
  const { page } = drafter
  let missing = page.locator('#materials tbody tr', { has: page.locator('.tag', { hasText: '缺' }) })
  for (const kind of without) missing = missing.filter({ hasNotText: kind })
  for (let left = await missing.count(); left > 0; left = await missing.count()) {
    const kind = ((await missing.first().locator('td').nth(1).textContent()) ?? '').trim()
    const option = page.locator('select[name=kind] option', { hasText: kind }).first()
    await page.selectOption('select[name=kind]', (await option.getAttribute('value')) ?? '')
    const buffer = Buffer.from(`${kind}\n（内容从略）\n`)
    await page.setInputFiles('#materials input[type=file]', { name: `${kind}.txt`, mimeType: 'text/plain', buffer })
    await drafter.press('上传材料')
  }
}
