import { SYSTEM, type WorkDeps } from '../../../src/db/transaction.ts'
import { addUser } from '../../../src/people/commands/users.ts'
import type { Actor, Role } from '../../../src/people/model.ts'

export const PASSWORD = '春江花月夜-2026'

/** Someone who can sign in with `PASSWORD`. */
export async function givenAccount(
  deps: WorkDeps,
  given: {
    readonly organId: string
    readonly username: string
    readonly roles?: readonly Role[]
    readonly mustChangePassword?: boolean
  },
): Promise<Actor> {
  const roles = given.roles ?? ['drafter']
  const userId = await addUser(deps, SYSTEM, {
    username: given.username,
    displayName: given.username,
    organId: given.organId,
    unitId: null,
    email: null,
    roles,
    password: PASSWORD,
    mustChangePassword: given.mustChangePassword ?? false,
  })
  return { userId, displayName: given.username, organId: given.organId, roles }
}
