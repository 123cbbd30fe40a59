import { z } from 'zod'
import { choice, optional, required, version } from '../http/fields.ts'
import { RELATION_KINDS, RELATION_STATES } from './relation-model.ts'

/** Which proposals were ticked, or the one whose own button was pressed; `kind:key` each. */
export const relationsForm = z.object({
  ids: z.array(z.string().min(1).max(1_000)).max(2_000).optional(),
  confirm: z.string().max(1_000).optional(),
  dismiss: z.string().max(1_000).optional(),
  state: z.enum(RELATION_STATES).optional(),
})

/** A relation that the text does not state. */
export const newRelationForm = z.object({
  kind: choice(RELATION_KINDS, '请选择关系的种类。'),
  title: required('请填写对方文件的名称，不带书名号。'),
  number: optional(100),
  quote: required('请写明依据的原文或者理由。', 2_000),
})

export const relationChangeForm = z.object({
  state: choice(RELATION_STATES, '请选择确认还是撤回。'),
  targetId: optional(60),
  version: version(),
})
