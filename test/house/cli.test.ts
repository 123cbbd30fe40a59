import { execFileSync, spawnSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packagePath } from '../../src/lib/root.ts'
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

describe('commands that need no database', () => {
  it('extract gives labels as Word shows them, without them in the text', () => {
    const read = json(['extract', sample('parking-rule.docx'), '--json'], folder()) as {
      title: string
      provisions: { kind: string; label: string | null; text: string }[]
    }
    expect(read.title).toBe('拉萨市城市公共停车设施管理办法')
    const articles = read.provisions.filter((p) => p.kind === 'article')
    expect(articles.slice(0, 3).map((p) => p.label)).toEqual(['第一条', '第二条', '第三条'])
    expect(articles.every((p) => !p.text.startsWith('第'))).toBe(true)
  })

  it('extract answers a damaged file with one sentence and exit code 2', () => {
    const damaged = join(folder(), '坏.docx')
    writeFileSync(damaged, Buffer.from('PK\u0003\u0004 this is no package'))
    const { status, stdout, stderr } = run(['extract', damaged, '--json'], folder())
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toMatch(/\p{Script=Han}/u)
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
  ])('due %j is %s', (args, due) => {
    expect(json(['due', ...args, '--json'], folder())).toMatchObject({ due, provisional: false })
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

  it('verify-audit finds the trail whole', () => {
    expect(run(['verify-audit'], data)).toMatchObject({ status: 0, stderr: '' })
  })

  it('seed refuses a database that has data', () => {
    expect(run(['seed'], data).status).toBe(2)
  })

  it('backup makes a folder that a server starts on', async () => {
    const target = folder()
    expect(run(['backup', target], data).status).toBe(0)
    const running = await startOn(target)
    try {
      expect((await fetch(`${running.url}/health`)).status).toBe(200)
    } finally {
      await running.stop()
    }
  })

  it('create-user makes the first user of an empty installation, with its organ', () => {
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
  })
})
