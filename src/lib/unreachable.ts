/** Closes a switch over a union: adding a case without handling it no longer compiles. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${String(value)}`)
}
