import { z } from 'zod'
import { choice, optional, optionalDay, required, requiredDay, version } from '../http/fields.ts'
import { type Day, isDay } from '../lib/day.ts'
import {
  CATEGORIES,
  type DocumentFilter,
  type DocumentInput,
  REVISION_KINDS,
  SECRECIES,
  STAGES,
  VALIDITY_FILTERS,
  VALIDITY_SOURCES,
  type Validity,
  type ValiditySource,
} from './model.ts'

const EFFECTS = ['not_issued', 'not_yet', 'in_force', 'amended', 'suspended', 'lapsed', 'repealed'] as const

/** Filters come from addresses: what is no filter is left out, never an error. */
const filter = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

export const documentFilter: z.ZodType<DocumentFilter> = z.object({
  words: filter(z.string().trim().min(1).max(100)),
  category: filter(z.enum(CATEGORIES)),
  stage: filter(z.enum(STAGES)),
  secrecy: filter(z.enum(SECRECIES)),
  organId: filter(z.string().min(1).max(60)),
  year: filter(z.coerce.number().int().min(1949).max(2100)),
  effect: filter(z.enum(EFFECTS)),
  validity: filter(z.enum(VALIDITY_FILTERS)),
  on: filter(z.string().refine(isDay)),
})

/** Writing the last day of documents that state none, for the number that the page showed. */
export const legacyForm = z.object({ count: z.coerce.number().int().positive() })

const validityFields = {
  validityKind: choice(['auto', 'years', 'until', 'none'], '请选择有效期。'),
  validityYears: z
    .string()
    .optional()
    .transform((v) => (v ? Number(v) : null)),
  lapsesAfter: optionalDay(),
  validitySource: z
    .enum(VALIDITY_SOURCES)
    .or(z.literal(''))
    .optional()
    .transform((v) => v || null),
}

interface TypedValidity {
  readonly validityKind: 'auto' | 'years' | 'until' | 'none'
  readonly validityYears: number | null
  readonly lapsesAfter: Day | null
  readonly validitySource: ValiditySource | null
}

function checkValidity(typed: TypedValidity, ctx: z.RefinementCtx): void {
  const wrong = (field: string, message: string): void =>
    ctx.addIssue({ code: 'custom', path: [field], message, input: typed })
  const { validityKind: kind, validityYears: years } = typed
  if (kind === 'years' && (years === null || !Number.isInteger(years) || years < 1 || years > 50))
    wrong('validityYears', '请填写有效期的年数，1 到 50 之间的整数。')
  if (kind === 'until' && typed.lapsesAfter === null) wrong('lapsesAfter', '请填写有效期的最后一日。')
  if ((kind === 'years' || kind === 'until') && typed.validitySource === null)
    wrong('validitySource', '请选择有效期的来源。')
}

function validityFrom(typed: TypedValidity): Validity | null {
  if (typed.validityKind === 'auto') return null
  if (typed.validityKind === 'years') return { kind: 'years', years: typed.validityYears ?? 0 }
  if (typed.validityKind === 'until') return { kind: 'until', lapsesAfter: typed.lapsesAfter as Day }
  return { kind: 'none' }
}

const registerFields = {
  title: optional(300).transform((v) => v ?? ''),
  category: choice(CATEGORIES, '请选择类别。'),
  secrecy: choice(SECRECIES, '请选择密级。'),
  makingOrganId: required('请选择制定机关。'),
  draftingOrganId: required('请选择起草单位。'),
  implementingOrganId: optional(60),
  numberText: optional(100),
  signedOn: optionalDay(),
  writtenOn: optionalDay(),
  issuedOn: optionalDay(),
  publishedOn: optionalDay(),
  effectiveOn: optionalDay(),
  ...validityFields,
  note: optional(2_000),
}

type TypedRegister = z.output<z.ZodObject<typeof registerFields>>

const inputFrom = (typed: TypedRegister): DocumentInput => ({
  title: typed.title,
  category: typed.category,
  secrecy: typed.secrecy,
  makingOrganId: typed.makingOrganId,
  draftingOrganId: typed.draftingOrganId,
  implementingOrganId: typed.implementingOrganId,
  numberText: typed.numberText,
  dates: {
    signedOn: typed.signedOn,
    writtenOn: typed.writtenOn,
    issuedOn: typed.issuedOn,
    publishedOn: typed.publishedOn,
    effectiveOn: typed.effectiveOn,
  },
  validity: validityFrom(typed),
  validitySource: typed.validityKind === 'years' || typed.validityKind === 'until' ? typed.validitySource : null,
  note: typed.note,
})

/** A draft; the title may come from the file. */
export const registrationForm = z.object(registerFields).superRefine(checkValidity).transform(inputFrom)

/** A document issued outside this program. */
export const issuedDocumentForm = z
  .object({
    ...registerFields,
    title: required('请填写名称。'),
    stage: choice(['issued', 'published'], '请选择文件现在的状态。'),
    reason: required('请说明这件文件为什么没有在本系统审核，例如“历史文件”。'),
  })
  .superRefine(checkValidity)
  .transform((typed) => ({ ...inputFrom(typed), stage: typed.stage, reason: typed.reason }))

/** The version that the form was opened with; what is fixed at the stage comes from the register, not from the form. */
export const editForm = z
  .object({ ...registerFields, title: required('请填写名称。'), version: version() })
  .superRefine(checkValidity)
  .transform((typed) => ({ ...inputFrom(typed), version: typed.version }))

export const uploadForm = z.object({
  kind: choice(REVISION_KINDS, '请选择这是送审稿还是正式文本。'),
  note: optional(500),
})

/** Which reading of the tracked changes counts. */
export const readingForm = z.object({
  reading: choice(['original', 'final'], '请选择以修订前还是修订后的文本为准。'),
  note: optional(500),
})

export const issueForm = z.object({
  version: version(),
  numberText: optional(100),
  signedOn: requiredDay('请填写签署日期。'),
  writtenOn: optionalDay(),
  issuedOn: requiredDay('请填写印发日期。'),
  differenceReason: optional(1_000),
})
