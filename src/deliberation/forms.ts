import { z } from 'zod'
import { choice, optional, required, requiredDay } from '../http/fields.ts'
import { DELIBERATION_RESULTS } from './model.ts'

/** What a meeting decided. */
export const deliberationForm = z
  .object({
    meeting: required('请填写会议名称，如“市政府常务会议”。', 200),
    session: optional(100),
    heldOn: requiredDay('请填写审议日期。'),
    result: choice(DELIBERATION_RESULTS, '请选择审议结果。'),
    note: optional(2_000),
  })
  .refine((form) => form.result === 'passed' || form.note !== null, {
    path: ['note'],
    message: '未通过或者暂缓的，请写明会议意见。',
  })
