import { z } from 'zod'
import { NORMATIVE_CATEGORIES } from '../documents/model.ts'
import { choice, optional, optionalDay, required, requiredDay, version } from '../http/fields.ts'
import type { Day } from '../lib/day.ts'
import { CAMPAIGN_KINDS, CAMPAIGN_STAGES, CLEANUP_GROUNDS, CLEANUP_OUTCOMES, type CleanupOutcome } from './model.ts'

const several = () =>
  z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((v) => (v === undefined ? [] : [v].flat()))

/** Which documents a campaign takes in. */
const scopeFields = {
  issuedFrom: optionalDay(),
  cutOffOn: requiredDay('请填写截止日期：在这一天及以前印发的文件列入清理。'),
  categories: several()
    .transform((list) => NORMATIVE_CATEGORIES.filter((c) => list.includes(c)))
    .refine((list) => list.length > 0, '请至少选择一类文件。'),
  organIds: several(),
  state: z.enum(['all', 'in_force']).default('all'),
  reformFrom: optionalDay(),
  reformTo: optionalDay(),
}

interface TypedScope {
  readonly issuedFrom: Day | null
  readonly cutOffOn: Day
  readonly state: 'all' | 'in_force'
  readonly reformFrom: Day | null
  readonly reformTo: Day | null
}

function checkScope(typed: TypedScope, context: z.RefinementCtx): void {
  const { issuedFrom, cutOffOn, reformFrom, reformTo } = typed
  const wrong = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  if (issuedFrom !== null && issuedFrom > cutOffOn) wrong('issuedFrom', '印发日期的起始日晚于截止日，请核对。')
  if ((reformFrom === null) !== (reformTo === null))
    wrong(reformFrom === null ? 'reformFrom' : 'reformTo', '机构改革的起止日期请一并填写，或者都不填写。')
  if (reformFrom !== null && reformTo !== null && reformFrom > reformTo)
    wrong('reformTo', '机构改革的截止日期早于起始日期，请核对。')
}

const scopeOfTyped = <T extends TypedScope>({ reformFrom, reformTo, state, ...typed }: T) => ({
  ...typed,
  inForceOnly: state === 'in_force',
  reform: reformFrom !== null && reformTo !== null ? { from: reformFrom, to: reformTo } : null,
})

/** Counting what a scope takes in, before anything else is filled in. */
export const scopeForm = z.object(scopeFields).superRefine(checkScope).transform(scopeOfTyped)

const criterion = (lead: CleanupOutcome) => z.enum(CLEANUP_OUTCOMES).default(lead)

/** Where each ground leads in this campaign. */
const criteriaFields = {
  supersededOutcome: choice(['repeal', 'declare_lapsed'] as const, '请选择已被新文件代替的如何处理。'),
  conflict: criterion('repeal'),
  unsuited: criterion('repeal'),
  expired: criterion('declare_lapsed'),
  provisional: criterion('declare_lapsed'),
  object_gone: criterion('declare_lapsed'),
  task_done: criterion('declare_lapsed'),
  partial_conflict: criterion('amend'),
}

/** Opening a campaign. */
export const campaignForm = z
  .object({
    ...scopeFields,
    name: required('请填写清理名称，例如“2026年规范性文件全面清理”。', 100),
    kind: choice(CAMPAIGN_KINDS, '请选择清理类型。'),
    scope: required('请写明清理范围。', 1_000),
    decidingOrganId: required('请选择作出决定的机关。'),
    ...criteriaFields,
  })
  .superRefine(checkScope)
  .transform(scopeOfTyped)
  .transform(({ conflict, unsuited, expired, provisional, object_gone, task_done, partial_conflict, ...typed }) => ({
    ...typed,
    criteria: { conflict, unsuited, expired, provisional, object_gone, task_done, partial_conflict },
  }))

const ground = z
  .enum([...CLEANUP_GROUNDS, ''])
  .optional()
  .transform((v) => v || null)
const outcome = z
  .enum([...CLEANUP_OUTCOMES, ''])
  .optional()
  .transform((v) => v || null)

/** A proposal has an outcome, or a ground that leads to one. */
const either = <T extends { readonly outcome: unknown; readonly ground: unknown }>(
  typed: T,
  context: z.RefinementCtx,
) => {
  if (typed.outcome === null && typed.ground === null)
    context.addIssue({ code: 'custom', path: ['outcome'], message: '请选择拟办意见，或者选择理由类别。' })
}

const chosen = {
  ids: several(),
  scope: z.enum(['chosen', 'found']).default('chosen'),
}

const proposalFields = {
  outcome,
  ground,
  reason: optional(2_000).transform((v) => v ?? ''),
  basis: optional(2_000),
  consultation: optional(2_000),
  amendBy: optionalDay(),
}

/** A proposal (拟办) for one item. */
export const proposalForm = z.object({ version: version(), ...proposalFields }).superRefine(either)

/** One proposal for many items. */
export const proposalsForm = z.object({ ...proposalFields, ...chosen }).superRefine(either)

/** A decision for one item or many; without an outcome each is decided as proposed. */
export const decisionForm = z.object({
  outcome: z
    .enum([...CLEANUP_OUTCOMES, ''])
    .optional()
    .transform((v) => v || null),
  number: required('请填写决定的文号。', 100),
  decidedOn: requiredDay('请填写决定日期。'),
  effectiveOn: requiredDay('请填写生效日期（决定印发或者公布之日）。'),
  amendBy: optionalDay(),
  reason: optional(2_000),
  ...chosen,
})

/** The legal office's opinion for many items; without an outcome it agrees with each proposal. */
export const reviewForm = z.object({
  outcome: z
    .enum([...CLEANUP_OUTCOMES, ''])
    .optional()
    .transform((v) => v || null),
  reason: optional(2_000),
  amendBy: optionalDay(),
  ...chosen,
})

/** The legal office's opinion for one item. */
export const itemReviewForm = reviewForm.omit({ ids: true, scope: true }).extend({ version: version() })

/** Agreeing with the proposal of one item. */
export const agreeForm = z.object({ version: version() })

/** Moving a campaign to another stage. */
export const stageForm = z.object({
  version: version(),
  to: choice(CAMPAIGN_STAGES, '请选择阶段。'),
  note: optional(500),
  actedOn: optionalDay(),
  place: optional(200),
  paperNumber: optional(100),
  recipientOrganId: optional(100),
})

/** Assigning items to another unit. */
export const assignForm = z.object({ assignTo: required('请选择改派给哪个单位。'), ...chosen })

/** Why a document is in no catalogue. */
export const explainForm = z.object({ reason: required('请写明不列入本次清理的理由。', 500) })

/** An amendment that was made. */
export const amendmentDoneForm = z.object({
  version: version(),
  by: required('请填写修改它的文件的文号或者名称。', 300),
  doneOn: requiredDay('请填写完成日期。'),
})

/** Another deadline for an amendment. */
export const amendmentDueForm = z.object({
  version: version(),
  dueOn: optionalDay(),
  reason: required('请写明变更期限的理由。', 500),
})

/** Taking back that an amendment was made. */
export const amendmentReopenForm = z.object({ version: version(), reason: required('请写明撤回的理由。', 500) })
