import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Refused } from '../../src/lib/refused.ts'
import { extractFile } from '../../src/text/import/extract-file.ts'
import { elevenArticles } from '../fixtures/docx/eleven-articles.ts'
import { mutate, seeded } from '../fixtures/docx/mutate.ts'

const COUNT = Number(process.env.FUZZ_COUNT ?? 2000)
const SEED = Number(process.env.FUZZ_SEED ?? 20261123)
const HANG_MS = 5000
const CORPUS = resolve(process.env.CORPUS_DIR ?? '../shared/corpus')

/** Small real files besides our own, where a corpus is at hand. */
function seeds(): Uint8Array[] {
  const folders = ['docx', 'doc'].map((name) => join(CORPUS, name)).filter((folder) => existsSync(folder))
  return folders
    .flatMap((folder) =>
      readdirSync(folder)
        .sort()
        .map((file) => readFileSync(join(folder, file))),
    )
    .filter((bytes) => bytes.length > 0 && bytes.length < 60_000)
}

const files = [await elevenArticles(), ...seeds()]
const next = seeded(SEED)
const counts = { read: 0, refused: 0, crashed: 0, hung: 0 }
let slowest = 0
for (let turn = 0; turn < COUNT; turn++) {
  const bytes = await mutate(files[Math.floor(next() * files.length)] as Uint8Array, next)
  const from = performance.now()
  try {
    await extractFile(bytes, `${turn}.docx`)
    counts.read++
  } catch (error) {
    if (error instanceof Refused && /。$/.test(error.message)) counts.refused++
    else {
      counts.crashed++
      console.log(`turn ${turn}: ${error instanceof Error ? error.stack : error}`)
    }
  }
  const ms = performance.now() - from
  slowest = Math.max(slowest, ms)
  if (ms > HANG_MS) counts.hung++
}
console.log(
  `${COUNT} mutated packages from ${files.length} files, seed ${SEED}: ${JSON.stringify(counts)}, slowest ${slowest.toFixed(0)} ms`,
)
process.exitCode = counts.crashed + counts.hung > 0 ? 1 : 0
