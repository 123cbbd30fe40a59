import { packagePath } from '../../../src/lib/root.ts'
import type { Visitor } from '../visitor.ts'
import { fillPack } from './packs.ts'

/** A Word file of the samples, by its name. */
export const sample = (name: string): string => packagePath('samples', 'documents', name)

interface NewDocument {
  readonly title: string
  readonly file: string | { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }
  readonly category?: 'rule' | 'government' | 'department' | 'party' | 'decision'
}

/** Registers a document with its first draft; gives its address. */
export async function registerDocument(drafter: Visitor, given: NewDocument): Promise<string> {
  const { page } = drafter
  await drafter.go('/documents/new')
  await page.setInputFiles('input[name=file]', given.file)
  await page.selectOption('select[name=category]', given.category ?? 'department')
  await page.fill('input[name=title]', given.title)
  await page.locator('main form .form-end button').first().click()
  await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/)
  return drafter.address()
}

/** Uploads a further file on the document's page. */
export async function uploadRevision(drafter: Visitor, file: string, kind: 'draft' | 'official'): Promise<void> {
  const { page } = drafter
  if (!(await page.locator('details.upload').evaluate((details) => details.hasAttribute('open'))))
    await page.locator('details.upload > summary').click()
  const form = page.locator('details.upload form')
  const choice = form.locator(`input[type=radio][name=kind][value=${kind}]`)
  if ((await choice.count()) > 0) await choice.check()
  await form.locator('input[type=file]').setInputFiles(sample(file))
  await Promise.all([page.waitForEvent('load'), form.getByRole('button', { name: '上传' }).click()])
  await page.getByText(file).first().waitFor({ timeout: 15_000 })
}

/** Submits the newest draft for review; gives the address of the review. */
export async function submitForReview(drafter: Visitor, document: string, note = ''): Promise<string> {
  await drafter.go(`${document}/reviews`)
  if ((await drafter.page.getByRole('link', { name: '填写送审材料' }).count()) > 0) {
    await fillPack(drafter, document)
    await drafter.go(`${document}/reviews`)
  }
  if (note) await drafter.page.fill('textarea[name=note]', note)
  await drafter.press('送审')
  return drafter.address()
}
