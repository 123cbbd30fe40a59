import { z } from 'zod'
import { NORMATIVE_CATEGORIES, SECRECIES } from '../documents/model.ts'
import { choice, optional, optionalDay, required, requiredDay, version } from '../http/fields.ts'
import { LIST_FIELDS, type ListColumns, ROW_DECISIONS } from './model.ts'

const YEAR = '请填写目录所属年度，例如 2025。'

/** Receiving a list: a file or pasted rows, which the route looks at. */
export const listForm = z.object({
  name: optional(100),
  year: z.coerce.number({ message: YEAR }).int(YEAR).min(1950, YEAR).max(2100, YEAR),
  makerId: optional(100),
  receivedOn: requiredDay('请填写收到目录的日期。'),
  paste: optional(5_000_000),
})

const HEADING = '标题行请填写行号；没有标题行的填 0。'
const column = z
  .string()
  .optional()
  .transform((typed) => (typed && /^\d{1,3}$/.test(typed) ? Number(typed) : undefined))

/** Saying which column holds what. */
export const columnsForm = z
  .object({
    version: version(),
    sheet: required('请选择工作表。'),
    headingRow: z.coerce.number({ message: HEADING }).int(HEADING).min(0, HEADING).max(20_000, HEADING),
    ...(Object.fromEntries(LIST_FIELDS.map((field) => [field, column])) as Record<
      (typeof LIST_FIELDS)[number],
      typeof column
    >),
  })
  .transform(({ version, sheet, headingRow, ...columns }) => ({
    version,
    sheet,
    headingRow,
    columns: Object.fromEntries(Object.entries(columns).filter(([, at]) => at !== undefined)) as ListColumns,
  }))
  .superRefine(({ columns }, ctx) => {
    const say = (field: string, message: string): void => ctx.addIssue({ code: 'custom', path: [field], message })
    const dated = [columns.issuedOn, columns.publishedOn, columns.writtenOn].some((at) => at !== undefined)
    if (columns.title === undefined) say('title', '请选择文件名称所在的列。')
    if (columns.number === undefined && !dated) say('number', '请至少选择文号或者一种日期所在的列。')
    const used = Object.values(columns)
    if (new Set(used).size < used.length) say('title', '同一列不能作两种内容，请核对各列。')
  })

const decision = {
  decision: choice(ROW_DECISIONS, '请选择如何处理。'),
  ground: optional(200),
  reason: optional(1_000),
  makerId: optional(100).transform((v) => v ?? undefined),
  category: z
    .enum([...NORMATIVE_CATEGORIES, ''])
    .optional()
    .transform((v) => v || undefined),
  secrecy: z
    .enum([...SECRECIES, ''])
    .optional()
    .transform((v) => v || undefined),
}

/** One decision for many rows: those ticked, each with its version, or all that the filters find. */
export const decisionsForm = z.object({
  ...decision,
  scope: z.enum(['chosen', 'found']).default('chosen'),
  ids: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((v) => (v === undefined ? [] : [v].flat()))
    .transform((list) =>
      list.flatMap((one) => {
        const [rowId, seen] = one.split(':')
        return rowId && /^\d{1,9}$/.test(seen ?? '') ? [{ rowId, version: Number(seen) }] : []
      }),
    ),
})

/** A decision on one row, with what the row lacks. */
export const rowForm = z.object({
  ...decision,
  version: version(),
  documentId: optional(100),
  title: optional(300).transform((v) => v ?? undefined),
  numberText: optional(100).transform((v) => v ?? undefined),
  publishedOn: optionalDay().transform((v) => v ?? undefined),
})
