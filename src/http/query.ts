import type { Context } from 'hono'
import type { Day } from '../lib/day.ts'
import { readDay } from './fields.ts'

/** Reads a filter that is one of a list; anything else counts as not set. */
export const chosen = <T extends string>(c: Context, name: string, list: readonly T[]): T | undefined =>
  list.find((item) => item === c.req.query(name))

/** Reads typed words; white space alone counts as not set. */
export const typed = (c: Context, name: string): string | undefined => c.req.query(name)?.trim() || undefined

/** Reads a day; what is no day counts as not set. */
export const typedDay = (c: Context, name: string): Day | undefined => readDay(typed(c, name) ?? '') ?? undefined
