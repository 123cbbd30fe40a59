import { z } from 'zod'
import { optional, required, requiredDay, ticked, version } from '../http/fields.ts'

/** The value itself is checked by the parameter's own rule, which says what form it wants. */
export const versionForm = z.object({
  value: required('请填写取值。', 10_000),
  effectiveFrom: requiredDay('请填写自哪一天起适用。'),
  legalBasis: required('请写明依据的文件和条款；尚未找到的，写明“待核对”。', 500),
  isConfirmed: ticked(),
  note: optional(1_000),
})

export const versionEditForm = versionForm.extend({ version: version() })
