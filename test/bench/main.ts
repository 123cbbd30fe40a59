import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** In the order they run; each in a process of its own, so that none warms up or fills the memory of another. */
const BENCHES = [
  'compare',
  'red-flags',
  'repeals',
  'cleanup',
  'extract-speed',
  'extract-corpus',
  'extract-fuzz',
  'extract-bombs',
  'extract-loop',
] as const

const asked = process.argv.slice(2)
const chosen = BENCHES.filter((name) => asked.length === 0 || asked.some((word) => name.startsWith(word)))
const found = chosen.filter((name) => existsSync(join(import.meta.dirname, `${name}.ts`)))
if (found.length === 0) throw new Error(`No bench by this name; there are ${BENCHES.join(', ')}.`)
for (const name of found) {
  console.log(`\n== ${name}`)
  const file = join(import.meta.dirname, `${name}.ts`)
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', file], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
