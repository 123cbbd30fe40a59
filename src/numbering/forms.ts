import { z } from 'zod'
import { required } from '../http/fields.ts'
import { patternProblem } from './rules.ts'

export const seriesForm = z.object({
  pattern: required('请填写编号格式。', 40).superRefine((value, ctx) => {
    const problem = patternProblem(value)
    if (problem) ctx.addIssue({ code: 'custom', message: problem })
  }),
  version: z.coerce.number({ message: '页面已过期，请刷新后重试。' }).int().min(0).max(2_147_483_647),
})
