import { compareTexts } from '../../src/text/compare.ts'
import type { Comparison } from '../../src/text/compare-model.ts'
import { extractText } from '../../src/text/import/extract-text.ts'
import { sideText } from '../../src/text/segments.ts'
import { leastTime } from './compare-pairs.ts'
import { edited, inLines, numbered, prose, shuffled } from './compare-texts.ts'

const LENGTH = 300_000
/** After this the product stops a comparison. */
const HARD = 5000
const MOST_MEMORY = 400

interface Case {
  readonly name: string
  readonly old: string
  readonly new: string
  /** Milliseconds allowed. */
  readonly limit: number
}

function cases(): Case[] {
  const text = prose(LENGTH, 1)
  const bare = prose(LENGTH, 2, '')
  const other = prose(LENGTH, 3)
  const near = edited(text, 250, 4)
  return [
    { name: 'unrelated, one paragraph', old: text, new: other, limit: 2000 },
    { name: 'near-identical, one paragraph', old: text, new: near, limit: 500 },
    { name: 'near-identical, no punctuation', old: bare, new: edited(bare, 250, 5), limit: HARD },
    {
      name: 'half rewritten, one paragraph',
      old: text,
      new: text.slice(0, LENGTH / 2) + other.slice(LENGTH / 2),
      limit: HARD,
    },
    { name: 'heavily edited, one paragraph', old: text, new: edited(text, 12, 6), limit: HARD },
    { name: 'one character over and over', old: '甲'.repeat(LENGTH), new: '甲'.repeat(LENGTH - 7), limit: HARD },
    { name: 'unrelated, 3,750 paragraphs', old: inLines(text, 80), new: inLines(other, 80), limit: HARD },
    {
      name: 'near-identical, 2,000 articles',
      old: numbered(inLines(text, 150)),
      new: numbered(inLines(near, 151)),
      limit: HARD,
    },
    {
      name: '5,000 lines shuffled and edited',
      old: inLines(text, 60),
      new: shuffled(inLines(text, 60).split('\n'), 7)
        .map((line) => `${line}的`)
        .join('\n'),
      limit: HARD,
    },
    { name: 'the same line 20,000 times', old: '同上。\n'.repeat(20_000), new: '同上。\n'.repeat(19_000), limit: HARD },
    {
      name: '20,000 short lines, half of them other',
      old: inLines(bare.slice(0, 80_000), 4),
      new: inLines(edited(bare.slice(0, 80_000), 9, 8), 4),
      limit: HARD,
    },
  ]
}

/** Measures texts made to be slow: none may cost more than its limit, and each must rebuild. */
export function measureExtremes(): void {
  console.log(`texts of ${LENGTH} characters or more lines than any law:`)
  for (const { name, old, new: next, limit } of cases()) {
    const [oldText, newText] = [extractText(old), extractText(next)]
    let provisions: Comparison['provisions'] = []
    const ms = leastTime(limit < HARD ? 4 : 2, () => {
      provisions = compareTexts(oldText, newText).provisions
    })
    const length = (side: 'old' | 'new'): number =>
      provisions.reduce((sum, provision) => sum + sideText(provision.segments, side).length, 0)
    const whole = length('old') === lengthOf(oldText.provisions) && length('new') === lengthOf(newText.provisions)
    const memory = process.memoryUsage().rss / 1024 / 1024
    // Memory of the process grows from case to case; the ones with a target of their own come first.
    const most = limit < HARD ? MOST_MEMORY : Number.POSITIVE_INFINITY
    const isMet = ms <= limit && memory <= most
    const target = `≤ ${limit} ms${limit < HARD ? `, ≤ ${MOST_MEMORY} MB` : ''}`
    console.log(
      `  ${name}: ${ms.toFixed(0)} ms, ${memory.toFixed(0)} MB in use (target ${target}): ${isMet ? 'met' : 'MISSED'}${whole ? '' : ', DOES NOT REBUILD'}`,
    )
  }
}

const lengthOf = (provisions: readonly { text: string; heading: string | null }[]): number =>
  provisions.reduce((sum, { text, heading }) => sum + text.length + (heading?.length ?? 0), 0)
