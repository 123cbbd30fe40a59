export interface FormError {
  readonly field?: string | undefined
  readonly message: string
}

/** What was typed, exactly, and what is wrong with it. Blank, prefilled and rejected forms are the same shape. */
export interface FormState {
  readonly values: Readonly<Record<string, string>>
  /** Fields that may hold several values, such as ticked boxes of one name. */
  readonly lists?: Readonly<Record<string, readonly string[]>>
  readonly errors: readonly FormError[]
  /** Somebody was faster: what was typed rests on something that is no longer so. */
  readonly isStale?: boolean
}

/** The status of a page that shows rejected forms: 409 where somebody was faster, 422 else, 200 without any. */
export function statusOf(...rejected: readonly (FormState | undefined)[]): 200 | 409 | 422 {
  const states = rejected.filter((state) => state !== undefined)
  if (states.length === 0) return 200
  return states.some((state) => state.isStale) ? 409 : 422
}

/** An empty form, or one prefilled with what is known. Null and undefined become empty fields. */
export const formOf = (values: Readonly<Record<string, string | number | null | undefined>> = {}): FormState => ({
  values: Object.fromEntries(
    Object.entries(values).map(([k, v]) => [k, v === null || v === undefined ? '' : String(v)]),
  ),
  errors: [],
})

/** Finds the sentence that belongs to a field. */
export const errorOf = (state: FormState, field: string): string | undefined =>
  state.errors.find((e) => e.field === field)?.message

/** Gives the value of a field as typed. */
export const valueIn = (state: FormState, field: string): string => state.values[field] ?? ''

/** Gives all values of a field that may hold several. */
export const listOf = (state: FormState, field: string): readonly string[] =>
  state.lists?.[field] ?? (state.values[field] ? [state.values[field]] : [])
