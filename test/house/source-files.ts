import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { packagePath } from '../../src/lib/root.ts'

export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Reads our own source files, tracked or about to be. */
export function sourceFiles(...folders: readonly string[]): readonly SourceFile[] {
  const list = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...folders], {
    cwd: packagePath(),
    encoding: 'utf8',
  })
  return list
    .split('\n')
    .filter((path) => /\.(ts|tsx|mjs|js|css)$/.test(path))
    .map((path) => ({ path, text: readFileSync(packagePath(path), 'utf8') }))
}
