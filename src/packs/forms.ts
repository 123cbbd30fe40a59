import { z } from 'zod'
import { choice, optional, optionalDay, required, ticked } from '../http/fields.ts'
import {
  type Basis,
  MATERIAL_KINDS,
  NATURES,
  PROCEDURE_ANSWERS,
  type Procedure,
  type ProcedureRecord,
} from './model.ts'

/** The version of the pack when its form was opened; 0 when there was none. */
const seen = (): z.ZodType<number> =>
  z.coerce.number({ message: '页面已过期，请刷新后重试。' }).int().min(0).max(2_147_483_647)

const BASIS = /^\s*(?:《(.+)》|([^《》（）()]+?))\s*(?:[（(]([^（）()]*)[）)])?\s*(第.+)?\s*$/u

/** Reads bases one a line: 《名称》（文号）第X条. */
export function readBases(text: string): readonly Basis[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const match = BASIS.exec(line)
      const title = match?.[1] ?? match?.[2] ?? line
      return { title: title.trim(), numberText: match?.[3]?.trim() || null, articles: match?.[4]?.trim() || null }
    })
}

/** What the drafters say of a draft. */
export const packForm = z.object({
  nature: choice(NATURES, '请选择是新制定、修改、废止还是延续。'),
  isMarketRelated: ticked(),
  contactName: required('请填写联系人。', 50),
  contactPhone: optional(50),
  bases: optional(20_000).transform((text) => readBases(text ?? '')),
  version: seen(),
})

/** One file of the pack. */
export const materialForm = z.object({ kind: choice(MATERIAL_KINDS, '请选择材料的种类。') })

const count = (): z.ZodType<number | null> =>
  optional(10).transform((text, ctx) => {
    if (text === null) return null
    const value = Number(text)
    if (/^\d{1,6}$/.test(text)) return value
    ctx.addIssue({ code: 'custom', message: '请填写条数，如 12；没有的填 0。' })
    return null
  })

/** The fields of one step; a step that was left blank is not answered yet. */
const stepFields = (procedure: Procedure) => ({
  [`${procedure}-answer`]: optional(20).transform((text) => PROCEDURE_ANSWERS.find((a) => a === text) ?? null),
  [`${procedure}-note`]: optional(2_000),
  [`${procedure}-fromOn`]: optionalDay(),
  [`${procedure}-toOn`]: optionalDay(),
  [`${procedure}-channel`]: optional(200),
  [`${procedure}-received`]: count(),
  [`${procedure}-adopted`]: count(),
  [`${procedure}-exceptionReason`]: optional(1_000),
})

/** What was done in each of the steps that are asked for. */
export const proceduresForm = (procedures: readonly Procedure[]) =>
  z
    .object({ version: seen(), ...Object.assign({}, ...procedures.map(stepFields)) } as Record<string, z.ZodType>)
    .transform((form) => ({
      version: form.version as number,
      records: procedures.flatMap((procedure): ProcedureRecord[] => {
        const value = <K extends keyof ProcedureRecord>(name: K) => form[`${procedure}-${name}`] as ProcedureRecord[K]
        const answer = value('answer')
        if (!answer) return []
        const note = form[`${procedure}-note`] as string | null
        return [
          {
            procedure,
            answer,
            reason: answer === 'yes' ? null : note,
            fromOn: value('fromOn'),
            toOn: value('toOn'),
            channel: value('channel'),
            received: value('received'),
            adopted: value('adopted'),
            conclusion: answer === 'yes' ? note : null,
            exceptionReason: value('exceptionReason'),
          },
        ]
      }),
    }))
