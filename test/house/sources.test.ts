import { describe, expect, it } from 'vitest'
import { sourceFiles } from './source-files.ts'

const all = sourceFiles('src', 'views', 'migrations', 'samples', 'test', 'bin')
const program = all.filter(({ path }) => !path.startsWith('test/'))
const matching = (files: typeof all, pattern: RegExp): string[] =>
  files.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

describe('source files', () => {
  it('are found at all', () => {
    expect(program.length).toBeGreaterThan(100)
    expect(all.length).toBeGreaterThan(150)
  })

  it('stay under 300 lines', () => {
    expect(all.filter(({ text }) => text.split('\n').length > 301).map(({ path }) => path)).toEqual([])
  })

  it('ask the machine for the time in one place', () => {
    const typescript = program.filter(({ path }) => /\.tsx?$/.test(path))
    expect(matching(typescript, /new Date\(\)|Date\.now\(/)).toEqual(['src/lib/clock.ts'])
  })

  it('ask which database it is in src/db and src/serve.ts only', () => {
    const found = matching(program, /dialect === /).filter(
      (path) => !path.startsWith('src/db/') && path !== 'migrations/columns.ts' && path !== 'src/serve.ts',
    )
    expect(found).toEqual([])
  })

  it('read the environment in one place', () => {
    expect(matching(program, /process\.env/)).toEqual(['src/config.ts'])
  })

  it('write hx-* attributes through one helper', () => {
    const spelled = /['"\s{]hx-[a-z]/
    expect(
      matching(
        program.filter((f) => /\.tsx$/.test(f.path)),
        spelled,
      ),
    ).toEqual([])
  })

  it('offer every export in both forms', () => {
    const views = program.filter(({ path }) => path.startsWith('views/'))
    expect(matching(views, /导出[^'"`{}<>，。；]*CSV/)).toEqual([])
    expect(matching(program, /toCsv\(/)).toEqual(['src/http/export.ts'])
  })

  it('never mock a module and never skip a test', () => {
    const tests = all.filter(({ path }) => path.startsWith('test/') && path !== 'test/house/sources.test.ts')
    expect(
      matching(tests, /\bvi\.(mock|doMock)\(|\b(it|test|describe)\.(skip|todo|only)\b|\bskipIf\(|\brunIf\(/),
    ).toEqual([])
  })

  it('exempt only these units of work from the audit trail', () => {
    const exempt = program.flatMap(({ path, text }) =>
      path === 'src/db/transaction.ts' ? [] : [...text.matchAll(/\.unaudited\(/g)].map(() => path),
    )
    expect(exempt.sort()).toEqual([
      'samples/seed.ts',
      'src/audit/jobs.ts',
      'src/comparisons/commands/compare.ts',
      'src/comparisons/jobs.ts',
      'src/deadlines/commands/feed.ts',
      'src/jobs/schedule.ts',
      'src/ledger/batch-jobs.ts',
      'src/ledger/jobs.ts',
      'src/notices/commands/deliver.ts',
      'src/notices/commands/deliver.ts',
      'src/notices/commands/deliver.ts',
      'src/notices/commands/read.ts',
      'src/notices/commands/read.ts',
      'src/notices/commands/sweep.ts',
      'src/people/commands/sessions.ts',
      'src/people/commands/sign-in.ts',
    ])
  })
})
