import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/db/open.ts'
import { sha256 } from '../../src/lib/hash.ts'
import { packagePath } from '../../src/lib/root.ts'
import { signIn } from '../support/client.ts'
import { environment, PROGRAM, seedInto, startOn, temporaryFolder } from '../support/program.ts'

const sample = (name: string): string => packagePath('samples', 'documents', name)
const folders: string[] = []
const folder = (): string => {
  const made = temporaryFolder()
  folders.push(made)
  return made
}
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

const run = (args: readonly string[], dataDir: string, input = '') =>
  spawnSync(process.execPath, [PROGRAM, ...args], { env: environment(dataDir), input, encoding: 'utf8' })
const json = (args: readonly string[], dataDir: string): unknown =>
  JSON.parse(execFileSync(process.execPath, [PROGRAM, ...args], { env: environment(dataDir), encoding: 'utf8' }))

/** One Chinese sentence and exit code 2, nothing on stdout. */
function expectRefusal({ status, stdout, stderr }: ReturnType<typeof run>): void {
  expect({ status, stdout }, stderr).toEqual({ status: 2, stdout: '' })
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toMatch(/\p{Script=Han}.*。/u)
}

/** 1 to 99 as articles are numbered. */
function numeral(n: number): string {
  const digits = '〇一二三四五六七八九'
  const tens = Math.floor(n / 10)
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${n % 10 > 0 ? digits[n % 10] : ''}`
}

describe('commands that need no database', () => {
  it('extract gives labels as Word shows them, without them in the text', () => {
    const read = json(['extract', sample('parking-rule.docx'), '--json'], folder()) as {
      title: string
      provisions: { kind: string; label: string | null; text: string }[]
    }
    expect(read.title).toBe('拉萨市城市公共停车设施管理办法')
    const articles = read.provisions.filter((p) => p.kind === 'article')
    expect(articles.map((p) => p.label)).toEqual(Array.from({ length: 35 }, (_, i) => `第${numeral(i + 1)}条`))
    expect(articles.every((p) => !p.text.startsWith('第'))).toBe(true)
  })

  it('extract counts chapters, sections and items in their own sequences', () => {
    const { paragraphs } = json(['extract', sample('heating-notice.docx'), '--json'], folder()) as {
      paragraphs: { label: string | null }[]
    }
    const labels = paragraphs.flatMap((p) => p.label ?? [])
    expect(labels.join(' ')).toBe(
      '一、 （一） 1. 2. 3. （二） （三） 二、 （一） 1. （1） （2） （3） 2. （二） 三、 （一） （二） （三） 四、 （一） （二）',
    )
  })

  it('extract reads plain text in both encodings of Chinese offices', () => {
    const text = '拉萨市某办法\n第一条　为了规范管理，制定本办法。\n第二条　本办法自公布之日起施行。\n'
    const made = folder()
    for (const encoding of ['utf-8', 'gb18030']) {
      const file = join(made, `${encoding}.txt`)
      writeFileSync(file, iconv.encode(text, encoding))
      const { provisions } = json(['extract', file, '--json'], made) as {
        provisions: { label: string | null; text: string }[]
      }
      expect(provisions.map((p) => [p.label, p.text])).toEqual([
        [null, '拉萨市某办法'],
        ['第一条', '为了规范管理，制定本办法。'],
        ['第二条', '本办法自公布之日起施行。'],
      ])
    }
  })

  const whole = readFileSync(sample('parking-rule.docx'))
  it.each([
    ['no package', Buffer.from('PK\u0003\u0004 this is no package')],
    ['cut in half', whole.subarray(0, whole.length / 2)],
    ['overwritten inside', Buffer.concat([whole.subarray(0, 600), Buffer.alloc(2_000, 7), whole.subarray(2_600)])],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['nothing', Buffer.alloc(0)],
  ])('extract answers a file that is %s with one sentence and exit code 2', (_, bytes) => {
    const damaged = join(folder(), '坏.docx')
    writeFileSync(damaged, bytes)
    for (const args of [
      ['extract', damaged, '--json'],
      ['compare', sample('parking-rule.docx'), damaged, '--json'],
    ])
      expectRefusal(run(args, folder()))
  })

  it('extract of a file that is not there is a sentence too', () => {
    expectRefusal(run(['extract', join(folder(), '没有.docx'), '--json'], folder()))
  })

  it('compare names what changed by article', () => {
    const found = json(
      ['compare', sample('parking-rule.docx'), sample('parking-rule-revised.docx'), '--json'],
      folder(),
    ) as { provisions: { change: string; new: { label: string | null }[] }[] }
    const of = (change: string) => found.provisions.filter((p) => p.change === change)
    expect(of('added').map((p) => p.new[0]?.label)).toEqual(['第十一条'])
    expect(of('moved')).toHaveLength(1)
    expect(of('renumbered').length).toBeGreaterThan(10)
  })

  it.each([
    [['2026-02-09', '--limit', '15', '--unit', 'working', '--calendar', 'lhasa'], '2026-03-11'],
    [['2026-02-09', '--limit', '15', '--unit', 'working', '--calendar', 'national'], '2026-03-06'],
    [['2026-02-06', '--limit', '15', '--unit', 'calendar', '--calendar', 'lhasa', '--roll'], '2026-02-27'],
    [['2025-09-16', '--limit', '15', '--unit', 'calendar', '--calendar', 'national', '--roll'], '2025-10-09'],
    [['2026-02-06', '--limit', '15', '--unit', 'calendar', '--calendar', 'national', '--roll'], '2026-02-24'],
    [['2026-02-06', '--limit', '15', '--unit', 'calendar', '--calendar', 'lhasa'], '2026-02-21'],
    [['2026-01-25', '--limit', '30', '--unit', 'calendar', '--calendar', 'lhasa', '--roll'], '2026-02-27'],
    [['2026-02-09', '--limit', '5', '--unit', 'working', '--calendar', 'lhasa'], '2026-02-14'],
    [['2023-02-13', '--limit', '5', '--unit', 'working', '--calendar', 'national'], '2023-02-20'],
    [['2023-02-13', '--limit', '5', '--unit', 'working', '--calendar', 'lhasa'], '2023-02-18'],
  ])('due %j is %s', (args, due) => {
    expect(json(['due', ...args, '--json'], folder())).toMatchObject({ due, provisional: false })
  })

  it.each([
    [['2026-02-30', '--limit', '15']],
    [['2026-02-09', '--limit', '0']],
    [['2026-02-09', '--limit', '15', '--calendar', 'mars']],
    [['2026-02-09']],
  ])('due %j is refused with a sentence', (args) => {
    expectRefusal(run(['due', ...args, '--json'], folder()))
  })

  it('an unknown command is exit code 2 and a sentence', () => {
    expect(run(['teleport'], folder())).toMatchObject({ status: 2, stdout: '' })
  })
})

describe('commands on the sample data', () => {
  let data: string
  beforeAll(() => {
    data = seedInto(folder())
  })

  it('report counts the year 2019 from rows', () => {
    const figures = json(['report', '--json', '--from', '2019-01-01', '--to', '2019-12-31'], data) as {
      rates: Record<string, { part: number; whole: number; text: string }>
      overdue: unknown[]
      party: unknown
      campaigns: { items: number; totals: Record<string, { byOutcome: Record<string, number>; open: number }> }[]
    }
    for (const name of ['filing', 'timeliness', 'conformity'])
      expect(figures.rates[name]).toMatchObject({ part: 82, whole: 82, text: '100%' })
    expect(figures.overdue).toEqual([])
    expect(figures.party).toEqual({ preReviews: 15, preReviewedDocuments: 15, filed: 78 })
    const [full, reform] = figures.campaigns
    expect(full?.items).toBe(360)
    expect(full?.totals.proposals).toMatchObject({
      byOutcome: { repeal: 95, declare_lapsed: 78, amend: 22, remain: 165 },
      open: 0,
    })
    expect(reform?.totals.decisions).toMatchObject({ byOutcome: { repeal: 1, amend: 4, remain: 0 }, open: 0 })
  })

  it('report of all time counts what is late today', () => {
    const { overdue, rates } = json(['report', '--json'], data) as {
      overdue: { daysLate: number }[]
      rates: { filing: { part: number; whole: number } }
    }
    expect(overdue.length).toBeGreaterThan(0)
    expect(rates.filing.whole - rates.filing.part).toBeGreaterThanOrEqual(overdue.length)
  })

  it('verify-audit finds the trail whole, and names an entry that was changed behind its back', async () => {
    expect(run(['verify-audit'], data)).toMatchObject({ status: 0, stderr: '' })
    const copy = folder()
    cpSync(data, copy, { recursive: true })
    const database = openDatabase(`sqlite:${join(copy, 'fadu.sqlite')}`)
    const one = await database.kysely.selectFrom('audit_entry').selectAll().limit(1).executeTakeFirstOrThrow()
    const forge = database.kysely.updateTable('audit_entry').set({ actor_name: '无此人' })
    const forged = forge.where('audit_id', '=', one.audit_id)
    await expect(forged.execute()).rejects.toThrow('append-only')
    await sql`drop trigger audit_entry_no_update`.execute(database.kysely)
    await forged.execute()
    await database.close()
    const { status, stderr } = run(['verify-audit'], copy)
    expect(status).toBe(1)
    expect(stderr).toContain(`${one.subject_type} ${one.subject_id} 的第 ${one.serial} 条记录`)
  })

  it('seed refuses a database that has data', () => {
    expect(run(['seed'], data).status).toBe(2)
  })

  it('backup makes a folder that a server starts on, with every file', async () => {
    const target = folder()
    expect(run(['backup', target], data).status).toBe(0)
    expect(run(['verify-audit'], target).status).toBe(0)
    const running = await startOn(target)
    try {
      const { cookie } = await signIn(running.url, '监督员')
      const home = await fetch(`${running.url}/?year=2019`, { headers: { Cookie: cookie } })
      expect(await home.text()).toContain('2019年行政规范性文件全面清理')
      const database = openDatabase(`sqlite:${join(target, 'fadu.sqlite')}`)
      const revisions = await database.kysely
        .selectFrom('revision')
        .select(['document_id', 'serial', 'digest'])
        .execute()
      await database.close()
      expect(revisions.length).toBeGreaterThan(10)
      for (const { document_id, serial, digest } of revisions.slice(0, 10)) {
        const address = `${running.url}/documents/${document_id}/revisions/${serial}/file`
        const file = await fetch(address, { headers: { Cookie: cookie } })
        expect(sha256(new Uint8Array(await file.arrayBuffer()))).toBe(digest)
      }
    } finally {
      await running.stop()
    }
  })

  it('create-user makes the first user of an empty installation, with its organ', async () => {
    const empty = folder()
    const made = run(
      ['create-user', '张三', '--organ', '某市司法局', '--role', 'administrator'],
      empty,
      'a long first password\n',
    )
    expect(made).toMatchObject({ status: 0, stderr: '' })
    const again = run(
      ['create-user', '张三', '--organ', '某市司法局', '--role', 'reviewer'],
      empty,
      'another password\n',
    )
    expect(again.status).toBe(2)
    expect(again.stderr).toContain('已被使用')
    expect(run(['create-user', '李四', '--organ', '某市司法局', '--role', 'king'], empty, 'x\n').status).toBe(2)
    const running = await startOn(empty)
    try {
      expect((await signIn(running.url, '张三', 'a long first password')).leadsTo).toBe('/password')
    } finally {
      await running.stop()
    }
  })
})
