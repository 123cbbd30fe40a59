import type { Context } from 'hono'
import type { z } from 'zod'
import { Refused, type RefusedKind } from '../lib/refused.ts'
import type { FormState } from './form-state.ts'

export type FormResult<T> =
  | (FormFiles & { readonly ok: true; readonly data: T; readonly state: FormState })
  | (FormFiles & { readonly ok: false; readonly state: FormState })

interface FormFiles {
  /** The file of each field; of several the last. */
  readonly files: Readonly<Record<string, File>>
  /** All files of each field that takes several. */
  readonly fileLists: Readonly<Record<string, readonly File[]>>
}

/**
 * Reads what was typed. Values come back exactly as typed, so that a rejected form loses nothing; repeated fields are
 * joined as a list under the same name. White space around a value does not count for the schema.
 */
export async function readForm<S extends z.ZodType>(c: Context, schema: S): Promise<FormResult<z.output<S>>> {
  const { values, lists, files, fileLists } = await readBody(c)
  const parsed = schema.safeParse({ ...trimmed(values), ...lists })
  if (parsed.success) return { ok: true, data: parsed.data, files, fileLists, state: { values, lists, errors: [] } }
  const errors = parsed.error.issues.map((issue) => ({
    field: issue.path.length > 0 ? String(issue.path[0]) : undefined,
    message: issue.message,
  }))
  return { ok: false, files, fileLists, state: { values, lists, errors: withoutRepeats(errors) } }
}

/** Gives the state of a form whose values have the right shape but are not true, with the sentences that say so. */
export function refuse(
  state: FormState,
  errors: readonly { field?: string | undefined; message: string }[],
): FormState {
  return { ...state, errors: [...state.errors, ...errors] }
}

async function readBody(c: Context): Promise<{
  values: Record<string, string>
  lists: Record<string, string[]>
  files: Record<string, File>
  fileLists: Record<string, File[]>
}> {
  const values: Record<string, string> = {}
  const lists: Record<string, string[]> = {}
  const files: Record<string, File> = {}
  const fileLists: Record<string, File[]> = {}
  const body = await c.req.parseBody({ all: true }).catch(() => {
    throw new Refused('invalid', '没有收到完整的表单，可能是网络中断。请重新提交。')
  })
  for (const [name, value] of Object.entries(body)) {
    const all = Array.isArray(value) ? value : [value]
    const texts = all.filter((one) => typeof one === 'string').map(storable)
    const last = texts.at(-1)
    if (last !== undefined) values[name] = last
    if (last !== undefined && (all.length > 1 || name.endsWith('[]'))) lists[name.replace(/\[\]$/, '')] = texts
    const chosen = all.filter((one) => typeof one !== 'string').filter((one) => one.size > 0 || one.name !== '')
    const file = chosen.at(-1)
    if (file) files[name] = file
    if (chosen.length > 0) fileLists[name] = chosen
  }
  return { values, lists, files, fileLists }
}

// No browser sends NUL, and PostgreSQL has no text that contains it.
const storable = (typed: string): string => typed.replaceAll('\0', '')

const trimmed = (values: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([k, v]) => [k, v.trim()]))

function withoutRepeats<E extends { field?: string | undefined }>(errors: readonly E[]): E[] {
  const seen = new Set<string>()
  return errors.filter((e) => {
    if (e.field === undefined) return true
    if (seen.has(e.field)) return false
    seen.add(e.field)
    return true
  })
}

export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly state: FormState }

/**
 * Waits for a command. A "no" about what was typed becomes the form it came from, with the reasons; every other error
 * goes on to the problem page.
 */
export async function attempt<T>(
  act: Promise<T>,
  state: FormState,
  kinds: readonly RefusedKind[] = ['invalid'],
): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await act }
  } catch (error) {
    if (!(error instanceof Refused) || !kinds.includes(error.kind)) throw error
    return { ok: false, state: withRefusal(state, error) }
  }
}

/** Puts a "no" beside what was typed; `fieldOf` names the field that answers a reason, where one does. */
export function withRefusal(
  state: FormState,
  { kind, message, reasons }: Refused,
  fieldOf: (reason: string) => string | undefined = () => undefined,
): FormState {
  const errors = [message, ...reasons].map((reason) => ({ message: reason, field: fieldOf(reason) }))
  return { ...refuse(state, errors), isStale: kind === 'conflict' }
}
