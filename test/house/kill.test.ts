import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { verifyAudit } from '../../src/audit/seal.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { sha256 } from '../../src/lib/hash.ts'
import { signIn, uploadDocument } from '../support/client.ts'
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

async function reading<T>(data: string, read: (database: Database) => Promise<T>): Promise<T> {
  const database = openDatabase(`sqlite:${join(data, 'fadu.sqlite')}`)
  try {
    return await read(database)
  } finally {
    await database.close()
  }
}

const expectWholeTrail = (data: string): Promise<void> =>
  reading(data, async ({ kysely }) => expect((await verifyAudit(kysely)).broken).toBeNull())

const killed = async (child: ReturnType<typeof spawn>): Promise<void> => {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await ended
}

describe('a killed process', () => {
  it.each([100, 1_500])('%d ms into the sample data leaves nothing, and the next start begins again', async (after) => {
    const data = folder()
    const first = spawn(process.execPath, [PROGRAM, 'serve'], { env: environment(data), stdio: 'ignore' })
    while (!existsSync(join(data, 'fadu.sqlite.seeding'))) await pause(20)
    await pause(after)
    await killed(first)
    expect(existsSync(join(data, 'fadu.sqlite'))).toBe(false)

    const second = await startOn(data)
    await expectWholeTrail(data)
    await reading(data, async ({ kysely }) => {
      const items = await kysely.selectFrom('campaign_item').select('item_id').execute()
      expect(items).toHaveLength(365)
    })
    expect((await signIn(second.url, '监督员')).leadsTo).toBeNull()
    await second.stop()
  })

  it('in the middle of uploads leaves whole records only, and the next start reads what was waiting', async () => {
    const data = seedInto(folder())
    const running = await startOn(data)
    const { cookie } = await signIn(running.url, '起草员')
    const organ = await organOf(data, '起草员')
    const answered: string[] = []
    const uploads = Array.from({ length: 24 }, async (_, i) => {
      const title = `中断试验${i}`
      if ((await uploadDocument(running.url, cookie, organ, title)) === 303) answered.push(title)
    })
    await Promise.race(uploads)
    await killed(running.process)
    const ends = await Promise.allSettled(uploads)
    expect(answered.length).toBeGreaterThan(0)
    expect(ends.filter((end) => end.status === 'rejected').length).toBeGreaterThan(0)

    await expectWholeTrail(data)
    const left = await reading(data, recordsOf)
    expect(left.map((record) => record.title)).toEqual(expect.arrayContaining(answered))
    expect(left.some((record) => record.state === 'waiting')).toBe(true)
    for (const { title, digest, jobs, entries } of left) {
      expect([title, jobs, entries]).toEqual([title, 1, 2])
      expect(sha256(readFileSync(join(data, 'blobs', digest.slice(0, 2), digest.slice(2))))).toBe(digest)
    }

    const again = await startOn(data)
    const states = async (): Promise<string[]> => (await reading(data, recordsOf)).map((record) => record.state)
    await expect
      .poll(async () => new Set(await states()), { timeout: 60_000, interval: 300 })
      .toEqual(new Set(['extracted']))
    const incoming = join(data, 'blobs', 'incoming')
    expect(existsSync(incoming) ? readdirSync(incoming) : []).toEqual([])
    const { documentId } = left[0] ?? { documentId: '' }
    const session = await signIn(again.url, '起草员')
    const page = await fetch(`${again.url}/documents/${documentId}`, { headers: { Cookie: session.cookie } })
    expect(await page.text()).toContain('第三十五条')
    await expectWholeTrail(data)
    await again.stop()
  })
})

/** Each document of the test with all that one upload writes; a half-written one would lack a part. */
async function recordsOf({ kysely }: Database) {
  const rows = await kysely
    .selectFrom('document')
    .leftJoin('revision', 'revision.document_id', 'document.document_id')
    .select(['document.document_id', 'title', 'revision_id', 'digest', 'state'])
    .where('title', 'like', '中断试验%')
    .execute()
  const jobs = await kysely.selectFrom('job').select('payload').execute()
  const entries = await kysely.selectFrom('audit_entry').select('subject_id').execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    title: row.title,
    digest: row.digest ?? 'no revision',
    state: row.state ?? 'no revision',
    jobs: jobs.filter((job) => job.payload.includes(row.revision_id ?? 'no revision')).length,
    entries: entries.filter((entry) => entry.subject_id === row.document_id).length,
  }))
}

const organOf = (data: string, username: string): Promise<string> =>
  reading(data, async ({ kysely }) => {
    const account = kysely.selectFrom('account').select('organ_id').where('username', '=', username)
    return (await account.executeTakeFirstOrThrow()).organ_id
  })
