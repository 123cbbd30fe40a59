/** One reason why something cannot be done now. `code` is stable English; `message` is a Chinese sentence saying what to do. */
export interface Obstacle {
  readonly code: string
  readonly message: string
}

/** Gives the obstacles whose condition holds, in order: the usual shape of an `obstaclesTo…` rule. */
export const obstacles = (cases: readonly (readonly [boolean, string, string])[]): Obstacle[] =>
  cases.filter(([holds]) => holds).map(([, code, message]) => ({ code, message }))
