import { readFileSync } from 'node:fs'
import { DEMO_PASSWORD } from '../../samples/seed/people.ts'
import { packagePath } from '../../src/lib/root.ts'

/** Signs in without a browser; gives the cookie and where the program leads next. */
export async function signIn(
  url: string,
  username: string,
  password = DEMO_PASSWORD,
): Promise<{ readonly cookie: string; readonly leadsTo: string | null }> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url },
    body: new URLSearchParams({ username, password }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`could not sign in: ${answer.status}`)
  const home = await fetch(`${url}/`, { redirect: 'manual', headers: { Cookie: cookie } })
  return { cookie, leadsTo: home.headers.get('location') }
}

/** Registers a document with a Word file of the samples; gives the status of the answer. */
export async function uploadDocument(url: string, cookie: string, organId: string, title: string): Promise<number> {
  const form = new FormData()
  const fields = { title, category: 'department', secrecy: 'public', makingOrganId: organId, draftingOrganId: organId }
  for (const [name, value] of Object.entries({ ...fields, validityKind: 'auto' })) form.set(name, value)
  // Each file differs, so that each is a blob of its own.
  const bytes = readFileSync(packagePath('samples', 'documents', 'parking-rule.docx'))
  const own = JSON.stringify(title.padEnd(200, ' '))
  form.set('file', new Blob([zipWithComment(bytes, own)]), `${title}.docx`)
  const answer = await fetch(`${url}/documents/new`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: url },
    body: form,
  })
  return answer.status
}

/** Adds the archive comment that the zip format allows at its end. */
function zipWithComment(zip: Buffer, words: string): Uint8Array<ArrayBuffer> {
  const comment = Buffer.from(words)
  const whole = Buffer.concat([zip, comment])
  whole.writeUInt16LE(comment.length, zip.length - 2)
  return new Uint8Array(whole)
}
