import { z } from 'zod'
import { type Day, isDay } from '../lib/day.ts'

/** A line of text that must be there; `ask` is the sentence shown when it is not. */
export const required = (ask: string, max = 300): z.ZodType<string> =>
  z.string({ message: ask }).trim().min(1, ask).max(max, `最多 ${max} 个字，请缩短。`)

/** Text that may be left out; gives null then. */
export const optional = (max = 5_000): z.ZodType<string | null> =>
  z
    .string()
    .trim()
    .max(max, `最多 ${max} 个字，请缩短。`)
    .optional()
    .transform((v) => v || null)

/** Reads a day as people type it: 2026-02-06, 2026/2/6, 2026.2.6, 20260206 or 2026年2月6日. */
export function readDay(text: string): Day | null {
  const m =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text)
  if (!m) return null
  const written = `${m[1]}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}`
  return isDay(written) ? written : null
}

const FORM = '日期请写成 2026-02-06 的样子，并且是日历上有的日子。'

/** A day that must be there. */
export const requiredDay = (ask: string): z.ZodType<Day> =>
  z
    .string({ message: ask })
    .trim()
    .min(1, ask)
    .transform((v, ctx) => {
      const found = readDay(v)
      if (!found) ctx.addIssue({ code: 'custom', message: FORM })
      return (found ?? '') as Day
    })

/** A day that may be left out; gives null then. */
export const optionalDay = (): z.ZodType<Day | null> =>
  z
    .string()
    .trim()
    .optional()
    .transform((v, ctx) => {
      if (!v) return null
      const found = readDay(v)
      if (!found) ctx.addIssue({ code: 'custom', message: FORM })
      return found
    })

/** One of a closed list. */
export const choice = <const T extends readonly [string, ...string[]]>(list: T, ask: string): z.ZodType<T[number]> =>
  z.enum(list, { message: ask }) as unknown as z.ZodType<T[number]>

/** A box that is ticked or not. */
export const ticked = (): z.ZodType<boolean> =>
  z
    .string()
    .optional()
    .transform((v) => v === 'on' || v === '1' || v === 'true')

/** The version that an edit form was opened with. */
export const version = (): z.ZodType<number> => {
  const message = '页面已过期，请刷新后重试。'
  return z.coerce.number({ message }).int(message).min(1, message).max(2_147_483_647, message)
}
