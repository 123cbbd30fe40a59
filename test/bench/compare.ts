import { compareTexts } from '../../src/text/compare.ts'
import { extractText } from '../../src/text/import/extract-text.ts'
import { measureAccuracy, unreasoned } from './compare-accuracy.ts'
import { measureExtremes } from './compare-extremes.ts'
import { GOLD } from './compare-gold.ts'
import { measureGrowth } from './compare-growth.ts'
import { HELD_OUT } from './compare-held-out.ts'
import {
  addNoise,
  comparedNoise,
  flatNoise,
  leastTime,
  lineDiff,
  NO_NOISE,
  type Pair,
  readPairs,
} from './compare-pairs.ts'
import { measureTwoVersions } from './compare-versions.ts'

const TURNS = 3

const verdict = (met: boolean): string => (met ? 'met' : 'MISSED')
const percent = (part: number, whole: number): string => `${((part / whole) * 100).toFixed(1)} %`

interface Totals {
  readonly compare: number
  readonly extract: number
  readonly lines: number
  readonly flat: number
}

function measureNoiseAndTime(pairs: readonly Pair[]): void {
  let flat = NO_NOISE
  let ours = NO_NOISE
  const times: { -readonly [K in keyof Totals]: number } = { compare: 0, extract: 0, lines: 0, flat: 0 }
  for (const pair of pairs) compareTexts(pair.old, pair.new)
  for (const pair of pairs) {
    times.compare += leastTime(TURNS, () => compareTexts(pair.old, pair.new))
    times.lines += leastTime(TURNS, () => lineDiff(pair))
    times.extract += leastTime(TURNS, () => [extractText(pair.oldText), extractText(pair.newText)])
    times.flat += leastTime(1, () => {
      flat = addNoise(flat, flatNoise(pair))
    })
    ours = addNoise(ours, comparedNoise(compareTexts(pair.old, pair.new)))
  }
  const toFlat = times.flat / times.compare
  const toLines = times.compare / times.lines
  const tiny = ours.tiny / flat.tiny
  const volume = ours.highlighted / flat.highlighted
  console.log(
    `${pairs.length} pairs: ours ${times.compare.toFixed(0)} ms, lines ${times.lines.toFixed(0)} ms, flat ${times.flat.toFixed(0)} ms`,
  )
  console.log(`  time to flat characters 1/${toFlat.toFixed(0)} (target ≤ 1/150): ${verdict(toFlat >= 150)}`)
  console.log(`  time to lines ${toLines.toFixed(2)} × (target ≤ 3): ${verdict(toLines <= 3)}`)
  const whole = times.compare + times.extract
  console.log(
    `  with reading the structure 1/${(times.flat / whole).toFixed(0)} of flat, ${(whole / times.lines).toFixed(2)} × lines`,
  )
  console.log(
    `  fragments of one or two characters ${ours.tiny} to ${flat.tiny}: ${tiny.toFixed(3)} × (target ≤ 0.20): ${verdict(tiny <= 0.2)}`,
  )
  console.log(`  fragments ${ours.fragments} to ${flat.fragments}: ${(ours.fragments / flat.fragments).toFixed(3)} ×`)
  console.log(
    `  highlighted ${ours.highlighted} to ${flat.highlighted}: ${volume.toFixed(3)} × (target ≤ 1.12): ${verdict(volume <= 1.12)}`,
  )
}

function measureAlignment(pairs: readonly Pair[]): void {
  const gold = GOLD.filter((one) => !one.rewritten)
  const counted = measureAccuracy(pairs, gold)
  const share = counted.right / counted.articles
  console.log(
    `alignment: ${counted.right} of ${counted.articles} articles right in ${gold.length} pairs, ${percent(counted.right, counted.articles)} (target ≥ 98 % of ≥ 250 in 5): ${verdict(share >= 0.98 && counted.articles >= 250 && gold.length >= 5)}`,
  )
  console.log(`  by article number ${percent(counted.byNumber, counted.articles)}`)
  for (const line of counted.wrong) console.log(`  ${line}`)
  const bare = unreasoned([...GOLD, ...HELD_OUT])
  console.log(`  hard judgements without a word of reason: ${bare.length} (target 0): ${verdict(bare.length === 0)}`)
  const heldOut = measureAccuracy(pairs, HELD_OUT)
  console.log(
    `  held out, judged before it was aligned and never tuned on: ${heldOut.right} of ${heldOut.articles}, ${percent(heldOut.right, heldOut.articles)}, by number ${percent(heldOut.byNumber, heldOut.articles)}`,
  )
  for (const line of heldOut.wrong) console.log(`    ${line}`)
  const rewritten = measureAccuracy(
    pairs,
    GOLD.filter((one) => one.rewritten),
  )
  console.log(
    `  a text rewritten as a whole, not counted: ${percent(rewritten.right, rewritten.articles)}, by number ${percent(rewritten.byNumber, rewritten.articles)}`,
  )
}

const pairs = readPairs()
if (pairs.length === 0) throw new Error('The corpus holds no pairs: nothing was measured.')
const only = process.argv[2]
if (only === undefined || only === 'alignment') measureAlignment(pairs)
if (only === undefined || only === 'extremes') measureExtremes()
if (only === undefined || only === 'growth') measureGrowth()
if (only === undefined || only === 'versions') await measureTwoVersions()
if (only === undefined || only === 'noise') measureNoiseAndTime(pairs)
