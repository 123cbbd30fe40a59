import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'

export const TEMPLATE_KINDS = [
  'review-opinion',
  'review-supplement',
  'review-return',
  'filing-report',
  'filing-note',
  'filing-basis',
  'filing-early-effect',
  'filing-supplement',
  'filing-refusal',
  'filing-urging',
  'filing-explanation',
  'filing-advice',
] as const
/** The forms that are filled in from the record. A new one needs its label and its entry in KINDS, nothing else. */
export type TemplateKind = (typeof TEMPLATE_KINDS)[number]

export const TEMPLATE_LABELS: Readonly<Record<TemplateKind, string>> = {
  'review-opinion': '合法性审核意见书',
  'review-supplement': '送审材料补正通知书',
  'review-return': '送审退回通知书',
  'filing-report': '备案报告',
  'filing-note': '备案说明',
  'filing-basis': '制定依据目录',
  'filing-early-effect': '提前施行说明',
  'filing-supplement': '备案补正通知书',
  'filing-refusal': '不予备案通知书',
  'filing-urging': '督促报备函',
  'filing-explanation': '规范性文件备案审查请予说明函',
  'filing-advice': '规范性文件备案审查建议书',
}

/** What a template is filled with: words under Chinese names, and lists of the same. */
export interface TemplateData {
  readonly [tag: string]: string | readonly TemplateData[]
}

/** A name that may stand in a template. */
export interface TemplateTag {
  readonly name: string
  readonly meaning: string
  /** A template without it would not be this form. */
  readonly isNeeded?: boolean
  /** Set for a list, {#名称}…{/名称}: the names that may stand within it. */
  readonly items?: readonly TemplateTag[]
}

/** A piece of the built-in template. */
export type Block =
  | {
      readonly is: 'organ' | 'title' | 'number' | 'head' | 'text' | 'mark' | 'addressee' | 'signature'
      readonly text: string
    }
  | { readonly is: 'table'; readonly columns: readonly Column[]; readonly list: string }
  | { readonly is: 'facts'; readonly rows: readonly (readonly [string, string])[] }

interface Column {
  readonly label: string
  /** Millimetres of the 156 there are. */
  readonly width: number
  readonly text: string
}

export interface KindDefinition {
  readonly label: string
  readonly tags: readonly TemplateTag[]
  readonly example: TemplateData
  readonly blocks: readonly Block[]
}

/** One thing in braces, as it was understood. */
export interface FoundTag {
  readonly name: string
  /** `value`, `list` ({#…} and {^…}) or something that is not allowed. */
  readonly use: 'value' | 'list' | 'other'
  /** As it stands in the file. */
  readonly raw: string
  readonly within: readonly FoundTag[]
}

/** One thing that is wrong with a template. */
export interface TemplateProblem {
  /** As it stands in the file; null when it is not about one tag. */
  readonly tag: string | null
  readonly message: string
  /** Which part and paragraph. */
  readonly place: string | null
}

/** One version of an office's template. */
export interface TemplateVersion {
  readonly versionId: string
  readonly kind: TemplateKind
  readonly serial: number
  /** Null: the built-in one was taken up again. */
  readonly file: { readonly name: string; readonly digest: string; readonly size: number } | null
  readonly restores: number | null
  readonly note: string | null
  readonly madeOn: Day
  readonly madeAt: Instant
  readonly madeByName: string
}

/** One form with its template, as its page shows it. */
export interface TemplateDesk {
  readonly kind: TemplateKind
  readonly label: string
  readonly tags: readonly TemplateTag[]
  /** The newest first. */
  readonly versions: readonly TemplateVersion[]
  /** The serial of the newest; 0 while there is only the built-in one. */
  readonly current: number
}

/** A file that was made from a template and kept. */
export interface GeneratedFile {
  readonly fileId: string
  readonly kind: TemplateKind
  readonly number: string | null
  /** 0 for the built-in one. */
  readonly templateSerial: number
  readonly fileName: string
  readonly digest: string
  readonly size: number
  readonly madeOn: Day
  readonly madeByName: string
}
