import { z } from 'zod'
import { choice, optional, required, ticked } from '../http/fields.ts'
import { EMERGENCY_GROUNDS, OPINION_KINDS, RETURN_GROUNDS, REVIEW_DUTIES } from './model.ts'

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

/** Sending a round back. */
export const returnForm = z.object({
  ground: choice(RETURN_GROUNDS, '请选择退回的理由。'),
  reason: required('请写明退回的具体理由。', 2_000),
})

/** Putting the last day off. */
export const extensionForm = z.object({ reason: required('请写明延期理由。', 1_000) })

/** The emergency route. */
export const emergencyForm = z.object({
  ground: choice(EMERGENCY_GROUNDS, '请选择适用应急程序的情形。'),
  reason: required('请写明适用应急程序的理由。', 1_000),
  waivesConsultation: ticked(),
  waivesTime: ticked(),
  orderedBy: required('请写明作出决定的负责人或者上级指令。', 200),
})

/** The version a draft had when its form was opened; 0 before it was begun. */
const seen = (): z.ZodType<number> =>
  z.coerce.number({ message: '页面已过期，请刷新后重试。' }).int().min(0).max(2_147_483_647)

/** The opinion of the reviewing body: kept as a draft, or handed on. */
export const opinionForm = z.object({
  kind: choice(OPINION_KINDS, '请选择审核意见的种类。'),
  body: required('请填写审核意见，写明理由和依据。', 20_000),
  lateReason: optional(1_000),
  version: seen(),
  act: z.enum(['keep', 'hand_on'], { message: '请选择暂存还是提交。' }),
})

/** What the checker and the signer say. */
export const verdictForm = z
  .object({
    verdict: z.enum(['pass', 'back'], { message: '请选择同意还是退回修改。' }),
    note: optional(2_000),
    lateReason: optional(1_000),
    version: seen(),
  })
  .refine((form) => form.verdict === 'pass' || form.note !== null, {
    path: ['note'],
    message: '请写明退回修改的理由。',
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
