import type { Comparison } from '../compare-model.ts'
import type { ExtractedText } from '../model.ts'
import { type ChangeTableGiven, changeTableDocx } from './change-table.ts'
import { redlineDocx } from './redline.ts'
import type { RedlineAuthor } from './redline-xml.ts'

export const OUTPUT_KINDS = ['table', 'redline'] as const
/** 修改对照表, or one file with tracked changes. */
export type OutputKind = (typeof OUTPUT_KINDS)[number]

export interface OutputTask {
  readonly kind: OutputKind
  readonly old: ExtractedText
  readonly fresh: ExtractedText
  readonly comparison: Comparison
  readonly given: ChangeTableGiven
  readonly by: RedlineAuthor
}

/** Writes a comparison as a Word file. */
export const writeOutput = async (task: OutputTask): Promise<Uint8Array> =>
  task.kind === 'table'
    ? changeTableDocx(task.comparison, task.given)
    : redlineDocx(task.old, task.fresh, task.comparison, task.by)
