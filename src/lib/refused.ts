export type RefusedKind =
  | 'not_found'
  | 'forbidden'
  | 'conflict'
  | 'invalid'
  | 'too_large'
  | 'unauthenticated'
  | 'too_many'

/** Every expected "no". The message is a Chinese sentence that says what is wrong and what to do. */
export class Refused extends Error {
  readonly kind: RefusedKind
  readonly reasons: readonly string[]
  constructor(kind: RefusedKind, message: string, reasons: readonly string[] = []) {
    super(message)
    this.name = 'Refused'
    this.kind = kind
    this.reasons = reasons
  }
}
