import type { AuditAction, AuditDetail } from '../../src/audit/actions.ts'

/** One sentence for each thing that can happen, as a clerk would tell it. */
export type Wording = { readonly [A in AuditAction]: (detail: AuditDetail<A>) => string }
