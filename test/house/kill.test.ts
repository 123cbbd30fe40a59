import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '../../samples/seed/people.ts'
import { verifyAudit } from '../../src/audit/seal.ts'
import { openDatabase } from '../../src/db/open.ts'
import { sha256 } from '../../src/lib/hash.ts'
import { packagePath } from '../../src/lib/root.ts'
import { environment, PROGRAM, seedInto, startOn, temporaryFolder } from '../support/program.ts'

const folders: string[] = []
const folder = (): string => {
  const made = temporaryFolder()
  folders.push(made)
  return made
}
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

describe('a killed process', () => {
  it('leaves no half-written sample data, and the next start begins again', async () => {
    const data = folder()
    const seeding = spawn(process.execPath, [PROGRAM, 'seed'], { env: environment(data), stdio: 'ignore' })
    while (!existsSync(join(data, 'fadu.sqlite.seeding'))) await pause(20)
    await pause(1_000)
    seeding.kill('SIGKILL')
    await new Promise((resolve) => seeding.once('exit', resolve))
    expect(existsSync(join(data, 'fadu.sqlite'))).toBe(false)

    seedInto(data)
    const database = openDatabase(`sqlite:${join(data, 'fadu.sqlite')}`)
    try {
      expect((await verifyAudit(database.kysely)).broken).toBeNull()
      const items = await database.kysely.selectFrom('campaign_item').select('item_id').execute()
      expect(items).toHaveLength(365)
    } finally {
      await database.close()
    }
  })

  it('in the middle of uploads leaves whole records only, and the next start reads what was waiting', async () => {
    const data = seedInto(folder())
    const running = await startOn(data)
    const cookie = await signIn(running.url)
    const organ = await organOf(data, '起草员')
    expect(await upload(running.url, cookie, organ, 99)).toBe(303)
    const uploads = Array.from({ length: 12 }, (_, i) => upload(running.url, cookie, organ, i).catch(() => 'cut off'))
    await pause(250)
    running.process.kill('SIGKILL')
    await Promise.all(uploads)

    const file = join(data, 'fadu.sqlite')
    const database = openDatabase(`sqlite:${file}`)
    try {
      expect((await verifyAudit(database.kysely)).broken).toBeNull()
      const revisions = await database.kysely
        .selectFrom('revision')
        .select(['digest', 'document_id', 'state'])
        .execute()
      for (const { digest } of revisions)
        expect(sha256(readFileSync(join(data, 'blobs', digest.slice(0, 2), digest.slice(2))))).toBe(digest)
      const bare = await database.kysely
        .selectFrom('document')
        .leftJoin('revision', 'revision.document_id', 'document.document_id')
        .select('document.document_id')
        .where('document.title', 'like', '中断试验%')
        .where('revision.revision_id', 'is', null)
        .execute()
      expect(bare).toEqual([])
    } finally {
      await database.close()
    }

    const again = await startOn(data)
    try {
      const reader = openDatabase(`sqlite:${file}`)
      await expect
        .poll(
          async () =>
            (await reader.kysely.selectFrom('revision').select('serial').where('state', '=', 'waiting').execute())
              .length,
          { timeout: 30_000, interval: 200 },
        )
        .toBe(0)
      await reader.close()
    } finally {
      await again.stop()
    }
  })
})

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url },
    body: new URLSearchParams({ username: '起草员', password: DEMO_PASSWORD }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`could not sign in: ${answer.status}`)
  return cookie
}

async function organOf(data: string, username: string): Promise<string> {
  const database = openDatabase(`sqlite:${join(data, 'fadu.sqlite')}`)
  const row = await database.kysely
    .selectFrom('account')
    .select('organ_id')
    .where('username', '=', username)
    .executeTakeFirstOrThrow()
  await database.close()
  return row.organ_id
}

async function upload(url: string, cookie: string, organ: string, nth: number): Promise<number> {
  const form = new FormData()
  const fields = {
    title: `中断试验${nth}`,
    category: 'department',
    secrecy: 'public',
    makingOrganId: organ,
    draftingOrganId: organ,
    validityKind: 'auto',
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const bytes = readFileSync(packagePath('samples', 'documents', 'parking-rule.docx'))
  form.set('file', new Blob([bytes]), `中断试验${nth}.docx`)
  const answer = await fetch(`${url}/documents/new`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: cookie, Origin: url },
    body: form,
  })
  return answer.status
}
