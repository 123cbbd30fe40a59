import { checkForm } from '../../src/review/reading/form-checks.ts'
import { FORM_RULES } from '../../src/review/reading/form-rules.ts'
import { FLAG_RULES, readRedFlags } from '../../src/review/reading/red-flags.ts'
import { FORM_CONTEXT, type Hit, hitsIn, type ReadFile, readCorpus, sampleOf } from './red-flags-hits.ts'
import { JUDGED } from './red-flags-judged.ts'

const SAMPLE = 20
const LEAST_JUDGED = 15
const LEAST_PRECISION = 0.5
const TURNS = 5

const placeOf = ({ file, proposal }: Hit): string =>
  `${file.replace(/\.new\.txt$/, '')} ${proposal.path === null ? '-' : `${proposal.path}:${proposal.mark?.from}`}`
const verdict = (met: boolean): string => (met ? 'met' : 'MISSED')

function byRule(hits: readonly Hit[]): Map<string, Hit[]> {
  const rules = new Map<string, Hit[]>()
  for (const hit of hits) rules.set(hit.proposal.ruleId, [...(rules.get(hit.proposal.ruleId) ?? []), hit])
  return rules
}

/** Prints hits and precision of every rule; true when each is judged enough and mostly right. */
function reportPrecision(hits: readonly Hit[]): void {
  const rules = byRule(hits)
  let isMet = true
  let [right, judged] = [0, 0]
  for (const rule of [...FLAG_RULES, ...Object.values(FORM_RULES)]) {
    const found = rules.get(rule.id) ?? []
    if (found.length === 0) {
      console.log(`  ${rule.id.padEnd(28)} no hit: not measured`)
      continue
    }
    const verdicts = new Map(JUDGED.filter((j) => j.rule === rule.id).map((j) => [j.place, j.right]))
    const sample = sampleOf(found, SAMPLE).flatMap((hit) => verdicts.get(placeOf(hit)) ?? [])
    const good = sample.filter(Boolean).length
    const isEnough = sample.length >= Math.min(LEAST_JUDGED, found.length) && good / sample.length >= LEAST_PRECISION
    isMet &&= isEnough
    right += good
    judged += sample.length
    const files = new Set(found.map((hit) => hit.file)).size
    console.log(
      `  ${rule.id.padEnd(28)} ${String(found.length).padStart(4)} in ${String(files).padStart(2)} files, judged ${String(sample.length).padStart(2)}, precision ${(good / sample.length).toFixed(2)}${isEnough ? '' : ' MISSED'}`,
    )
  }
  console.log(
    `  all ${right} of ${judged} judged, ${(right / judged).toFixed(2)}; every rule judged (≥ ${LEAST_JUDGED} or all) and ≥ ${LEAST_PRECISION}: ${verdict(isMet)}`,
  )
}

function leastTime(files: readonly ReadFile[], run: (file: ReadFile) => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < TURNS; turn++) {
    const from = performance.now()
    for (const file of files) run(file)
    least = Math.min(least, performance.now() - from)
  }
  return least
}

const { files, ms } = await readCorpus()
if (files.length === 0) throw new Error('The corpus holds no text: nothing was measured.')
const hits = hitsIn(files)
console.log(`${files.length} texts, ${hits.length} proposals`)
reportPrecision(hits)
const flags = leastTime(files, ({ text }) => readRedFlags(text, FORM_CONTEXT))
const form = leastTime(files, ({ text }) => checkForm(text, FORM_CONTEXT))
console.log(
  `  time: red flags ${flags.toFixed(0)} ms, form ${form.toFixed(0)} ms, extraction ${ms.toFixed(0)} ms, ratio ${((flags + form) / ms).toFixed(3)} (target ≤ 0.25): ${verdict((flags + form) / ms <= 0.25)}`,
)
