import { parseAmendments } from '../amendments.ts'
import { checkAmendments } from '../amendments-check.ts'
import { compareTexts } from '../compare.ts'
import type { CompareOptions, Comparison } from '../compare-model.ts'
import type { ExtractedText } from '../model.ts'
import { type OutputTask, writeOutput } from '../outputs/write-output.ts'

export interface ComparisonTask {
  readonly old: ExtractedText
  readonly fresh: ExtractedText
  readonly options: CompareOptions
}

/** The entry of the worker thread: the result as JSON, which is what is kept and the cheapest to hand over. */
export function compare({ old, fresh, options }: ComparisonTask): string {
  return JSON.stringify(compareTexts(old, fresh, options))
}

export interface CheckTask {
  readonly decision: ExtractedText
  readonly old: ExtractedText
  readonly fresh: ExtractedText
  readonly comparison: Comparison
}

/** The other entry: what a 修改决定 announces against what the comparison of the two texts found. */
export function check({ decision, old, fresh, comparison }: CheckTask): string {
  return JSON.stringify(checkAmendments(parseAmendments(decision), old, fresh, comparison))
}

/** The entry that writes a comparison as a Word file, which takes longest of all for a long law. */
export const write = (task: OutputTask): Promise<Uint8Array> => writeOutput(task)
