import { z } from 'zod'
import { choice, optional } from '../http/fields.ts'

const stale = '页面已过期，请刷新后重试。'
const serial = z.coerce.number({ message: stale }).int(stale).min(0, stale).max(2_147_483_647, stale)

export const templateUploadForm = z.object({
  note: optional(300),
  seen: serial,
  act: choice(['preview', 'use'], '请选择预览还是启用。'),
})

export const restorationForm = z.object({ serial, seen: serial })
