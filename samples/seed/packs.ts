import { addDays, type Day } from '../../src/lib/day.ts'
import { type MaterialKind, PROCEDURES, type ProcedureRecord } from '../../src/packs/model.ts'
import { STEPS_OF_OTHERS } from '../../src/packs/rules.ts'

/** What every kind of document must be sent with. */
export const USUAL_MATERIALS: readonly MaterialKind[] = ['request', 'note', 'basis', 'opinions', 'own_legal']

/** Steps that are taken where their paper is in the pack, and what came of them. */
const WITH_PAPERS: Partial<Record<string, string>> = {
  hearing: '已举行听证会，听证报告附后',
  experts: '五名专家出具书面意见，意见附后',
  risk: '风险可控，防范和处置措施见评估报告',
  competition: '不具有排除、限制竞争的效果',
}

/** Steps that an ordinary document goes through; forty days of consultation end three days before it is sent. */
export function usualProcedures(
  sentOn: Day,
  materials: readonly MaterialKind[] = USUAL_MATERIALS,
): readonly ProcedureRecord[] {
  const none = {
    reason: null,
    fromOn: null,
    toOn: null,
    channel: null,
    received: null,
    adopted: null,
    conclusion: null,
  }
  return PROCEDURES.filter((p) => !STEPS_OF_OTHERS.includes(p)).map((procedure): ProcedureRecord => {
    const blank = { ...none, procedure, exceptionReason: null }
    if (procedure === 'consultation')
      return {
        ...blank,
        answer: 'yes',
        fromOn: addDays(sentOn, -43),
        toOn: addDays(sentOn, -3),
        channel: '市政府网站',
        received: 9,
        adopted: 4,
      }
    const done = WITH_PAPERS[procedure]
    if (done && materials.some((m) => m === procedure)) return { ...blank, answer: 'yes', conclusion: done }
    if (done) return { ...blank, answer: 'not_applicable', reason: '不涉及' }
    return { ...blank, answer: 'yes', conclusion: '已办理' }
  })
}
