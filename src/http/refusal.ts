import { Refused, type RefusedKind } from '../lib/refused.ts'

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refused: Refused }

/** Waits for a command and gives a refusal of these kinds as a value, for forms that show it beside what was typed. */
export async function outcomeOf<T>(run: Promise<T>, ...kinds: readonly RefusedKind[]): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await run }
  } catch (error) {
    if (error instanceof Refused && kinds.includes(error.kind)) return { ok: false, refused: error }
    throw error
  }
}
