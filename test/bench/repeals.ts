import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findRepeals, type Repeal } from '../../src/text/repeals.ts'
import { JUDGED_REPEALS, type JudgedRepeal } from './repeals-judged.ts'

const LEAST_MET = 58

const CORPUS = resolve(process.env.CORPUS_DIR ?? '../shared/corpus')
const sentences = readFileSync(join(CORPUS, 'text', 'repeal-sentences.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => (JSON.parse(line) as { readonly sentence: string }).sentence)

const ended = (sentence: string): Repeal[] => findRepeals(sentence).filter((r) => r.kind === 'repealed')
const found = ({ title, datedOn, year, number, maker }: Repeal): JudgedRepeal => ({
  title: title ?? '',
  ...(datedOn || year ? { dated: datedOn ?? String(year) } : {}),
  ...(number ? { number } : {}),
  ...(maker ? { maker } : {}),
})
const keyOf = ({ title, dated, number, maker }: JudgedRepeal): string => JSON.stringify([title, dated, number, maker])
const same = (a: readonly JudgedRepeal[], b: readonly JudgedRepeal[], key: (r: JudgedRepeal) => string): boolean =>
  JSON.stringify(a.map(key).sort()) === JSON.stringify(b.map(key).sort())

let [titles, whole, documents] = [0, 0, 0]
for (const [line, judged] of JUDGED_REPEALS) {
  const got = ended(sentences[line - 1] ?? '').map(found)
  documents += judged.length
  const isWhole = same(judged, got, keyOf)
  titles += Number(same(judged, got, (r) => r.title))
  whole += Number(isWhole)
  if (!isWhole) console.log(`  line ${line}: judged ${judged.map(keyOf).join(' ')}, read ${got.map(keyOf).join(' ')}`)
}
const read = sentences.map(ended)
console.log(
  `  ${sentences.length} sentences, ${read.flat().length} documents; none read in ${read.filter((r) => r.length === 0).length}`,
)
console.log(
  `  judged ${JUDGED_REPEALS.size} sentences with ${documents} documents: titles right in ${titles}, titles with dates, numbers and makers in ${whole} (at least ${LEAST_MET}): ${whole >= LEAST_MET ? 'met' : 'MISSED'}`,
)
if (whole < LEAST_MET || JUDGED_REPEALS.size < 60) process.exitCode = 1
