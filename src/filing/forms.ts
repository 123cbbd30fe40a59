import { z } from 'zod'
import { choice, optional, optionalDay, requiredDay, ticked, version } from '../http/fields.ts'
import { DESK_LETTER_KINDS, FILING_MATERIALS, REGISTRATION_OUTCOMES } from './model.ts'

/** Recording that a document was published. */
export const publicationForm = z.object({
  version: version(),
  publishedOn: requiredDay('请填写公布日期。'),
  effectiveOn: optionalDay(),
  place: optional(200),
  earlyEffectReason: optional(1_000),
})

/** Recording that the pack went to the recipient. */
export const submissionForm = z.object({
  submittedOn: requiredDay('请填写报送日期。'),
  reportNumber: optional(100),
  materials: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((v) => (v === undefined ? [] : [v].flat()))
    .transform((list) => FILING_MATERIALS.filter((m) => list.includes(m))),
  lateReason: optional(1_000),
})

/** Recording what the recipient decided. */
export const registrationForm = z.object({
  outcome: choice(REGISTRATION_OUTCOMES, '请选择登记结果。'),
  decidedOn: requiredDay('请填写登记日期。'),
  number: optional(100),
  reason: optional(2_000),
  conforming: ticked(),
})

/** Writing a letter about a filing. */
export const letterForm = z.object({
  kind: choice(DESK_LETTER_KINDS, '请选择要出具的文书。'),
  replyBy: optionalDay(),
  note: optional(1_000),
})

/** Adding a file to the pack of a filing. */
export const paperForm = z.object({ material: choice(FILING_MATERIALS, '请选择材料种类。') })

/** Taking a file out of the pack: the same file stays the same when the pack of the last submission is taken up. */
export const paperEndForm = z.object({
  material: choice(FILING_MATERIALS, '请选择材料种类。'),
  digest: z.string().regex(/^[0-9a-f]{64}$/, '页面已过期，请刷新后重试。'),
})
