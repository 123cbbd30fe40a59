import { compareTexts } from '../../src/text/compare.ts'
import { extractText } from '../../src/text/import/extract-text.ts'
import { sideText } from '../../src/text/segments.ts'

const LENGTH = 300_000
/** After this the product stops a comparison. */
const HARD = 5000

/** A fixed generator: the same texts in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Characters with a frequency like that of Chinese; a mark every dozen characters unless told otherwise. */
function prose(length: number, seed: number, marks = '，。，、；，'): string {
  const next = random(seed)
  const out: string[] = []
  while (out.length < length) {
    const mark = marks !== '' && next() < 0.08 ? marks.charAt(Math.floor(next() * marks.length)) : ''
    out.push(mark === '' ? String.fromCharCode(0x4e00 + Math.floor(next() ** 3 * 3000)) : mark)
  }
  return out.join('')
}

/** One small edit every so many characters. */
function edited(text: string, every: number, seed: number): string {
  const next = random(seed)
  const out: string[] = []
  for (let from = 0; from < text.length; from += every) {
    const piece = text.slice(from, from + every)
    const at = Math.floor(next() * piece.length)
    out.push(piece.slice(0, at), next() < 0.5 ? prose(4, from + 1, '') : '', piece.slice(at + Math.floor(next() * 3)))
  }
  return out.join('')
}

const inLines = (text: string, length: number): string =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, n) => text.slice(n * length, (n + 1) * length)).join('\n')

const numbered = (text: string): string =>
  text
    .split('\n')
    .map((line, at) => `第${at + 1}条 ${line}`)
    .join('\n')

function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = random(seed)
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

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
    const from = performance.now()
    const { provisions } = compareTexts(oldText, newText)
    const ms = performance.now() - from
    const length = (side: 'old' | 'new'): number =>
      provisions.reduce((sum, provision) => sum + sideText(provision.segments, side).length, 0)
    const whole = length('old') === lengthOf(oldText.provisions) && length('new') === lengthOf(newText.provisions)
    const memory = process.memoryUsage().rss / 1024 / 1024
    console.log(
      `  ${name}: ${ms.toFixed(0)} ms (target ≤ ${limit}): ${ms <= limit ? 'met' : 'MISSED'}, ${memory.toFixed(0)} MB in use${whole ? '' : ', DOES NOT REBUILD'}`,
    )
  }
}

const lengthOf = (provisions: readonly { text: string; heading: string | null }[]): number =>
  provisions.reduce((sum, { text, heading }) => sum + text.length + (heading?.length ?? 0), 0)
