import { z } from 'zod'
import { choice, optional, required, version } from '../http/fields.ts'
import {
  type AnswerInput,
  CHECK_ANSWERS,
  FINDING_HEADS,
  FINDING_SOURCES,
  RESOLUTION_STATES,
  RESPONSE_ANSWERS,
  SEVERITIES,
} from './model.ts'
import { answerProblem } from './rules.ts'

/** The version before the person; 0 when there was nothing yet. */
const seen = (): z.ZodType<number> =>
  z.coerce.number({ message: '页面已过期，请刷新后重试。' }).int().min(0).max(2_147_483_647)

const words = {
  path: optional(100),
  quote: optional(5_000),
  head: choice(FINDING_HEADS, '请选择所属方面。'),
  severity: choice(SEVERITIES, '请选择必须改还是建议改。'),
  problem: required('请写明问题。', 5_000),
  basis: optional(2_000),
  suggestion: optional(5_000),
}

/** A new finding. */
export const findingForm = z.object({
  ...words,
  source: choice(FINDING_SOURCES, '请从审核工作台打开这张表。'),
  sourceRef: optional(200),
  follows: optional(100),
})

/** A finding that is changed. */
export const findingChangeForm = z.object({ ...words, version: version() })

/** Taking a finding back. */
export const findingWithdrawalForm = z.object({ reason: required('请写明撤回的理由。', 1_000), version: version() })

/** What a later round says of a finding. */
export const resolutionForm = z.object({
  state: choice(RESOLUTION_STATES, '请选择已解决还是仍未解决。'),
  note: optional(1_000),
  version: seen(),
})

/** One answer of the checklist. */
export const checkForm = z.object({
  answer: choice(CHECK_ANSWERS, '请选择符合、不符合还是不适用。'),
  note: optional(2_000),
  version: seen(),
})

/** What is made of a proposal with one key. */
export const proposalForm = z.object({
  key: required('请从审核工作台处理提示。', 200),
  verdict: z.enum(['dismiss', 'restore'], { message: '请选择忽略还是恢复。' }),
})

/** The answers to some findings; one left blank is not answered yet. `only` names the one whose button was pressed. */
export const answersForm = (findingIds: readonly string[]) =>
  z
    .object({
      only: optional(100),
      ...Object.fromEntries(
        findingIds.flatMap((id) => [
          [`${id}-answer`, optional(20)],
          [`${id}-reason`, optional(5_000)],
          [`${id}-newText`, optional(10_000)],
          [`${id}-seen`, optional(100)],
        ]),
      ),
    })
    .transform((form, ctx) => {
      const typed = form as Readonly<Record<string, string | null>>
      const chosen = typed.only ? findingIds.filter((id) => id === typed.only) : findingIds
      return chosen.flatMap((findingId): AnswerInput[] => {
        const [reason, newText] = [typed[`${findingId}-reason`] ?? null, typed[`${findingId}-newText`] ?? null]
        const answer = RESPONSE_ANSWERS.find((a) => a === typed[`${findingId}-answer`])
        const say = (message: string, field: string): void =>
          ctx.addIssue({ code: 'custom', message, path: [`${findingId}-${field}`] })
        if (!answer && (typed.only || reason || newText)) say('请选择采纳、部分采纳还是不采纳。', 'answer')
        if (!answer) return []
        const problem = answerProblem(answer, reason)
        if (problem) say(problem, 'reason')
        return [{ findingId, answer, reason, newText, seen: typed[`${findingId}-seen`] ?? null }]
      })
    })
