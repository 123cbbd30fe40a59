import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { diffChars, diffLines } from 'diff'
import { diff as myers } from 'fast-myers-diff'
import type { Comparison } from '../../src/text/compare-model.ts'
import { extractText } from '../../src/text/import/extract-text.ts'
import type { ExtractedText } from '../../src/text/model.ts'

export interface Pair {
  readonly id: string
  readonly oldText: string
  readonly newText: string
  readonly old: ExtractedText
  readonly new: ExtractedText
}

/** Reads the pairs of the corpus; the texts stay outside the repository. */
export function readPairs(): Pair[] {
  const folder = join(resolve(process.env.CORPUS_DIR ?? '../shared/corpus'), 'pairs')
  const ids = readdirSync(folder).flatMap((name) => /^(\d+)\.old\.txt$/.exec(name)?.[1] ?? [])
  return ids.sort().map((id) => {
    const oldText = readFileSync(join(folder, `${id}.old.txt`), 'utf8')
    const newText = readFileSync(join(folder, `${id}.new.txt`), 'utf8')
    return { id, oldText, newText, old: extractText(oldText), new: extractText(newText) }
  })
}

export interface Noise {
  /** Stretches shown as removed or inserted. */
  readonly fragments: number
  /** Those of one or two characters. */
  readonly tiny: number
  readonly highlighted: number
}

const noiseOf = (fragments: readonly string[]): Noise => ({
  fragments: fragments.length,
  tiny: fragments.filter((text) => text.length <= 2).length,
  highlighted: fragments.reduce((sum, text) => sum + text.length, 0),
})

export const addNoise = (a: Noise, b: Noise): Noise => ({
  fragments: a.fragments + b.fragments,
  tiny: a.tiny + b.tiny,
  highlighted: a.highlighted + b.highlighted,
})
export const NO_NOISE: Noise = { fragments: 0, tiny: 0, highlighted: 0 }

const MOST_FOR_JSDIFF = 30_000

/** The flat difference by characters; above 30,000 characters by fast-myers-diff, which gives the same minimal script. */
export function flatNoise({ oldText, newText }: Pair): Noise {
  if (Math.max(oldText.length, newText.length) > MOST_FOR_JSDIFF) {
    const parts = [...myers(oldText, newText)]
    return noiseOf(
      parts.flatMap(([sx, ex, sy, ey]) => [oldText.slice(sx, ex), newText.slice(sy, ey)]).filter((text) => text !== ''),
    )
  }
  const parts = diffChars(oldText, newText)
  return noiseOf(parts.filter((part) => part.added || part.removed).map((part) => part.value))
}

export const comparedNoise = (comparison: Comparison): Noise =>
  noiseOf(comparison.provisions.flatMap((p) => p.segments.filter((s) => s.op !== 'equal').map((s) => s.text)))

export const lineDiff = ({ oldText, newText }: Pair): number => diffLines(oldText, newText).length

/** The least of several runs, in milliseconds. */
export function leastTime(turns: number, run: () => unknown): number {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < turns; turn++) {
    const from = performance.now()
    run()
    least = Math.min(least, performance.now() - from)
  }
  return least
}
