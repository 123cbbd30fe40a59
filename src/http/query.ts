import type { Context } from 'hono'
import type { z } from 'zod'
import type { Day } from '../lib/day.ts'
import { readDay } from './fields.ts'
import type { FormState } from './form-state.ts'

/** Reads a filter that is one of a list; anything else counts as not set. */
export const chosen = <T extends string>(c: Context, name: string, list: readonly T[]): T | undefined =>
  list.find((item) => item === c.req.query(name))

/** Reads typed words; white space alone counts as not set. */
export const typed = (c: Context, name: string): string | undefined => c.req.query(name)?.trim() || undefined

/** Reads a day; what is no day counts as not set. */
export const typedDay = (c: Context, name: string): Day | undefined => readDay(typed(c, name) ?? '') ?? undefined

/** Reads a form that is sent as a query; what was typed comes back as it was. */
export function readQuery<S extends z.ZodType>(
  c: Context,
  schema: S,
):
  | { readonly ok: true; readonly data: z.output<S>; readonly state: FormState }
  | { readonly ok: false; readonly state: FormState } {
  const values = c.req.query()
  const parsed = schema.safeParse(values)
  if (parsed.success) return { ok: true, data: parsed.data, state: { values, errors: [] } }
  const errors = parsed.error.issues.map((issue) => ({ field: String(issue.path[0] ?? ''), message: issue.message }))
  return { ok: false, state: { values, errors } }
}
