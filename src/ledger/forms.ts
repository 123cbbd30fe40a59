import { z } from 'zod'
import { CATEGORIES, SECRECIES } from '../documents/model.ts'
import { choice, optional, required, ticked, version } from '../http/fields.ts'
import { LEDGER_FIELDS, type LedgerDefaults, type LedgerField, type Mapping, ROW_OUTCOMES } from './model.ts'

const defaults = {
  makingOrganId: optional(60),
  category: z
    .enum(CATEGORIES)
    .or(z.literal(''))
    .optional()
    .transform((v) => v || null),
  secrecy: choice(SECRECIES, '请选择密级。'),
  reason: required('请说明这些文件为什么没有在本系统审核，例如“历史文件”。', 200),
}

interface TypedDefaults extends LedgerDefaults {
  readonly [other: string]: unknown
}

const defaultsOf = ({ makingOrganId, category, secrecy, reason }: TypedDefaults): LedgerDefaults => ({
  makingOrganId,
  category,
  secrecy,
  reason,
})

/** What counts for the rows that say nothing of it. */
export const uploadLedgerForm = z.object(defaults).transform((typed) => defaultsOf(typed))

const column = z
  .string()
  .optional()
  .transform((v) => (v && /^\d{1,3}$/u.test(v) ? Number(v) : undefined))

const COLUMNS = Object.fromEntries(LEDGER_FIELDS.map((field) => [`column_${field}`, column])) as unknown as Readonly<
  Record<`column_${LedgerField}`, typeof column>
>

/** Which column holds what, on which sheet, under which row of headings. */
export const mappingForm = z
  .object({
    ...defaults,
    version: version(),
    sheet: optional(100),
    headerRow: z.coerce.number().int().min(1).max(20_000).optional().catch(undefined),
    ...COLUMNS,
  })
  .transform((typed) => ({
    version: typed.version,
    sheet: typed.sheet ?? undefined,
    headerRow: typed.headerRow,
    defaults: defaultsOf(typed),
    mapping: Object.fromEntries(
      LEDGER_FIELDS.flatMap((field) => {
        const at = typed[`column_${field}`]
        return typeof at === 'number' ? [[field, at]] : []
      }),
    ) as Mapping,
  }))

export const commitForm = z.object({ version: version(), leavesOut: ticked() })
export const abandonForm = z.object({ version: version() })

export const rowFilter = z.object({ outcome: z.enum(ROW_OUTCOMES).optional().catch(undefined) })

/** Which document a file of a batch belongs to, by number or title; left out when the other button was pressed. */
export const matchForm = z.object({
  words: optional(200),
  act: z.enum(['match', 'leave']).catch('match'),
})
export const attachForm = z.object({ version: version() })
export const noFields = z.object({})
