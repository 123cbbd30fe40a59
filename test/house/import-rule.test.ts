import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { packagePath } from '../../src/lib/root.ts'

/** A file that may exist, and an import in it that must not. */
const VIOLATIONS: readonly (readonly [file: string, source: string])[] = [
  ['src/lib/a.ts', '../db/open.ts'],
  ['src/filing/model.ts', 'zod'],
  ['src/filing/model.ts', '../db/tables.ts'],
  ['src/filing/rules.ts', 'kysely'],
  ['src/filing/rules.ts', '../db/transaction.ts'],
  ['src/filing/rules.ts', '../review/rules.ts'],
  ['src/text/align.ts', 'node:fs'],
  ['src/reports/rates.ts', 'zod'],
  ['src/calendar/working-days.ts', '../policy/records.ts'],
  ['src/filing/forms.ts', 'kysely'],
  ['src/db/open.ts', '../filing/rules.ts'],
  ['src/documents/queries.ts', '../filing/queries.ts'],
  ['src/documents/queries.ts', '../../views/layout/page.tsx'],
  ['src/filing/records.ts', 'hono'],
  ['src/filing/commands/submit-filing.ts', '../../documents/commands/register-document.ts'],
  ['src/filing/commands/submit-filing.ts', '../../http/reply.tsx'],
  ['src/review/commands.ts', '../cleanup/records.ts'],
  ['src/filing/routes.tsx', 'kysely'],
  ['src/filing/routes.tsx', './records.ts'],
  ['src/comparisons/queries.ts', '../review/records.ts'],
  ['src/findings/records.ts', '../filing/records.ts'],
  ['src/filing/queries.ts', '../notices/queries.ts'],
  ['views/filing/list-page.tsx', '../../src/filing/queries.ts'],
  ['views/filing/list-page.tsx', 'kysely'],
  ['migrations/0099-more.ts', '../src/db/tables.ts'],
]

const ALLOWED: readonly (readonly [file: string, source: string])[] = [
  ['src/filing/rules.ts', '../documents/rules.ts'],
  ['src/filing/rules.ts', '../lib/day.ts'],
  ['src/filing/model.ts', '../documents/model.ts'],
  ['src/filing/commands/submit-filing.ts', '../records.ts'],
  ['src/filing/commands/submit-filing.ts', '../../documents/records.ts'],
  ['src/reports/queries.ts', '../filing/queries.ts'],
  ['src/findings/records.ts', '../review/records.ts'],
  ['src/notices/queries.ts', '../filing/queries.ts'],
  ['views/filing/list-page.tsx', '../../src/filing/model.ts'],
  ['migrations/0099-more.ts', './columns.ts'],
]

const folder = mkdtempSync(join(tmpdir(), 'fadu-imports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function plant(cases: typeof VIOLATIONS, where: string): string {
  const root = join(folder, where)
  mkdirSync(root, { recursive: true })
  const config = JSON.parse(readFileSync(packagePath('biome.json'), 'utf8')) as Record<string, unknown>
  writeFileSync(join(root, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }))
  writeFileSync(join(root, 'biome.imports.json'), readFileSync(packagePath('biome.imports.json')))
  const files = new Map<string, string>()
  for (const [file, source] of cases)
    files.set(file, `${files.get(file) ?? ''}import { x as x${files.get(file)?.length ?? 0} } from '${source}'\n`)
  for (const [file, text] of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}

interface Report {
  readonly diagnostics: readonly {
    readonly category: string
    readonly location: { readonly path: unknown; readonly start: { readonly line: number } }
  }[]
}

/** Gives the diagnostics of the import rule as `file:line`. */
function restricted(root: string): string[] {
  let output: string
  try {
    output = execFileSync(
      packagePath('node_modules', '.bin', 'biome'),
      ['lint', '--reporter=json', '--max-diagnostics=none', '.'],
      {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    )
  } catch (error) {
    output = (error as { stdout: string }).stdout
  }
  const report = JSON.parse(output) as Report
  return report.diagnostics
    .filter((d) => d.category === 'lint/style/noRestrictedImports')
    .map(
      (d) =>
        `${typeof d.location.path === 'string' ? d.location.path : (d.location.path as { file: string }).file}:${d.location.start.line}`,
    )
}

describe('import rule', () => {
  const lines = (cases: typeof VIOLATIONS): string[] =>
    cases.map(([file], i) => `${file}:${cases.slice(0, i + 1).filter(([f]) => f === file).length}`)

  it('fires on every planted violation', () => {
    expect(restricted(plant(VIOLATIONS, 'bad')).sort()).toEqual(lines(VIOLATIONS).sort())
  })

  it('lets what the house allows pass', () => {
    expect(restricted(plant(ALLOWED, 'good'))).toEqual([])
  })
})
