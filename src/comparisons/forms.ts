import { z } from 'zod'
import { choice, optional } from '../http/fields.ts'
import { MODES, PAIRING_KINDS } from './model.ts'

const provision = z.string().trim().max(200).optional()

/** Two provisions and what a person says of them; a button in a row sends both paths as one value. */
export const pairingForm = z
  .object({
    kind: choice(PAIRING_KINDS, '请选择“是同一条”或“不是同一条”。'),
    oldPath: provision,
    newPath: provision,
    both: z.string().trim().max(400).optional(),
    reason: optional(200),
  })
  .transform(({ kind, oldPath, newPath, both, reason }, ctx) => {
    const [one, other] = both?.split(' ') ?? [oldPath, newPath]
    if (!one) ctx.addIssue({ code: 'custom', path: ['oldPath'], message: '请选择旧稿中的一条。' })
    if (!other) ctx.addIssue({ code: 'custom', path: ['newPath'], message: '请选择新稿中的一条。' })
    return { kind, oldPath: one ?? '', newPath: other ?? '', reason }
  })

/** Two texts outside the register, as far as they are typed; files come beside them. */
export const toolForm = z.object({
  oldText: optional(500_000),
  newText: optional(500_000),
  mode: z.enum(MODES).catch('side'),
})

/** A 修改决定: one of the register, or pasted; a file comes beside it. */
export const decisionForm = z.object({ decisionText: optional(500_000) })
