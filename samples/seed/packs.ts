import { addDays, type Day } from '../../src/lib/day.ts'
import { type MaterialKind, PROCEDURES, type ProcedureRecord } from '../../src/packs/model.ts'
import { STEPS_OF_OTHERS } from '../../src/packs/rules.ts'

/** What every kind of document must be sent with. */
export const USUAL_MATERIALS: readonly MaterialKind[] = ['request', 'note', 'basis', 'opinions', 'own_legal']

/** Steps that an ordinary document goes through; forty days of consultation end three days before it is sent. */
export function usualProcedures(sentOn: Day): readonly ProcedureRecord[] {
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
    if (['hearing', 'experts', 'risk', 'competition'].includes(procedure))
      return { ...blank, answer: 'not_applicable', reason: '不涉及' }
    return { ...blank, answer: 'yes', conclusion: '已办理' }
  })
}
