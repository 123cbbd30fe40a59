import { compareTexts } from '../compare.ts'
import type { CompareOptions } from '../compare-model.ts'
import type { ExtractedText } from '../model.ts'

export interface ComparisonTask {
  readonly old: ExtractedText
  readonly fresh: ExtractedText
  readonly options: CompareOptions
}

/** The entry of the worker thread: the result as JSON, which is what is kept and the cheapest to hand over. */
export function compare({ old, fresh, options }: ComparisonTask): string {
  return JSON.stringify(compareTexts(old, fresh, options))
}
