import { z } from 'zod'
import { choice } from '../http/fields.ts'
import { NOTICE_KINDS } from './model.ts'

const KIND = choice(NOTICE_KINDS, '没有这类提醒。请刷新页面后重新选择。')

export const readingForm = z.object({ act: z.string().optional() })
export const allReadingForm = z.object({
  kind: z
    .string()
    .optional()
    .transform((kind) => NOTICE_KINDS.find((one) => one === kind)),
})

const STALE = '页面已过期，请刷新后重试。'

export const settingForm = z
  .object({
    email: z
      .string()
      .trim()
      .max(254, '邮箱最多 254 个字符。')
      .optional()
      .transform((v) => v || null)
      .refine((v) => v === null || z.email().safeParse(v).success, '邮箱请写成 name@example.cn 的样子。'),
    mail: choice(['digest', 'none'], '请选择是否接收邮件。'),
    wanted: z.array(KIND).optional().default([]),
    version: z.coerce.number({ message: STALE }).int(STALE).min(0, STALE).max(2_147_483_647, STALE),
  })
  .refine((v) => v.mail === 'none' || v.wanted.length > 0, {
    path: ['wanted'],
    message: '请至少选择一类提醒，或者改为不接收邮件。',
  })
