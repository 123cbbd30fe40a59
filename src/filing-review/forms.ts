import { z } from 'zod'
import { choice, optional, required, requiredDay, version } from '../http/fields.ts'
import {
  CORRECTION_STEPS,
  REVIEW_GROUNDS,
  REVIEW_STATES,
  type ReviewGround,
  SUGGESTION_OUTCOMES,
  SUGGESTION_SOURCES,
} from './model.ts'

export const openForm = z.object({})
export const extensionForm = z.object({ version: version(), reason: required('请写明延长的理由。', 1_000) })

const grounds = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((given): readonly ReviewGround[] => {
    const all = given === undefined ? [] : Array.isArray(given) ? given : [given]
    return REVIEW_GROUNDS.filter((ground) => all.includes(ground))
  })

export const conclusionForm = z.object({
  version: version(),
  outcome: choice(['conforms', 'problems'], '请选择审查结论。'),
  grounds,
  conclusion: required('请写明审查意见：审查了什么，依据是什么。', 5_000),
})

/** One step of the correction; the number is needed for annulment, the corrected document with an answer. */
export const stepForm = z.object({
  version: version(),
  kind: choice(CORRECTION_STEPS, '请选择办理哪一步。'),
  words: required('请写明内容。', 5_000),
  number: optional(100),
  actedOn: requiredDay('请填写办理日期。'),
  correctedNumber: optional(300),
})

export const suggestionForm = z.object({
  source: choice(SUGGESTION_SOURCES, '请选择来源。'),
  sourceName: required('请填写提出的人或者机关。', 200),
  title: required('请填写被建议审查的文件的文号或者名称。', 300),
  words: required('请写明建议的内容和理由。', 5_000),
  receivedOn: requiredDay('请填写收到日期。'),
})

export const answerForm = z.object({
  version: version(),
  outcome: choice(SUGGESTION_OUTCOMES, '请选择处理结果。'),
  reply: required('请写明答复的内容。', 5_000),
  repliedOn: requiredDay('请填写答复日期。'),
})

export const reviewFilter = z.object({
  state: z.enum(REVIEW_STATES).optional().catch(undefined),
  words: z.string().trim().min(1).max(100).optional().catch(undefined),
})

export const suggestionFilter = z.object({
  source: z.enum(SUGGESTION_SOURCES).optional().catch(undefined),
  open: z.enum(['open', 'answered']).optional().catch(undefined),
  words: z.string().trim().min(1).max(100).optional().catch(undefined),
})
