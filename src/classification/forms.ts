import { z } from 'zod'
import { choice, optional, required } from '../http/fields.ts'
import { CLASSIFICATION_TESTS, type ClassificationTest, TEST_ANSWERS } from '../review/reading/classification-model.ts'

const answer = z.enum(TEST_ANSWERS).optional().catch(undefined)
const ANSWERS = Object.fromEntries(CLASSIFICATION_TESTS.map((test) => [`test_${test}`, answer])) as unknown as Readonly<
  Record<`test_${ClassificationTest}`, typeof answer>
>

/** The six answers, the excluded kind, the decision and its reason. */
export const classificationForm = z
  .object({
    ...ANSWERS,
    versionId: required('请选择适用的标准。', 40),
    excluded: optional(40),
    decision: choice(['normative', 'not_normative'], '请选择认定结论。'),
    reason: required('请写明认定理由。', 2_000),
  })
  .transform((typed) => ({
    versionId: typed.versionId,
    excluded: typed.excluded,
    isNormative: typed.decision === 'normative',
    reason: typed.reason,
    answers: Object.fromEntries(
      CLASSIFICATION_TESTS.flatMap((test) => {
        const given = typed[`test_${test}`]
        return given ? [[test, given]] : []
      }),
    ),
  }))

export const classificationFilter = z.object({
  result: z.enum(['normative', 'not_normative']).optional().catch(undefined),
  words: z.string().trim().min(1).max(100).optional().catch(undefined),
})
