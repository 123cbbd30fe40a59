import { z } from 'zod'
import { choice, optional, required, ticked } from '../http/fields.ts'
import { OPINION_KINDS, REVIEW_DUTIES } from './model.ts'

/** Submitting a draft as a new round. */
export const submissionForm = z
  .object({
    revisionId: required('请选择送审稿。'),
    note: optional(),
    isUrgent: ticked(),
    urgencyReason: optional(500),
  })
  .refine((form) => !form.isUrgent || form.urgencyReason !== null, {
    path: ['urgencyReason'],
    message: '请写明紧急送审的理由。',
  })

/** Asking for what is missing. */
export const supplementForm = z.object({ missing: required('请逐项写明需要补正的材料。', 2_000) })

/** Answering a supplement. */
export const supplementAnswerForm = z.object({ revisionId: required('请选择送审稿。') })

/** The opinion of the reviewing body. */
export const opinionForm = z.object({
  kind: choice(OPINION_KINDS, '请选择审核意见的种类。'),
  body: required('请填写审核意见，写明理由和依据。', 20_000),
  lateReason: optional(1_000),
})

/** What an adviser says. */
export const adviceForm = z.object({ advice: required('请填写顾问意见。', 20_000) })

/** Taking a round back. */
export const withdrawalForm = z.object({ reason: required('请写明撤回原因。', 1_000) })

/** Giving a review to somebody: the duty and the person come as one choice. */
export const assignmentForm = z.object({
  person: required('请选择人员。').transform((value, ctx) => {
    const at = value.indexOf(':')
    const duty = REVIEW_DUTIES.find((d) => d === value.slice(0, Math.max(at, 0)))
    if (!duty) ctx.addIssue({ code: 'custom', message: '请从列表中选择人员。' })
    return { duty: duty ?? 'reviewer', userId: value.slice(at + 1) }
  }),
})
