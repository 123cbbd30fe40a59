import type { Shell } from '../../views/layout/shell.ts'
import type { Actor } from '../people/model.ts'

/** What the middleware leaves for the routes. */
export interface Env {
  readonly Variables: {
    requestId: string
    /** Only behind a guard; a public route must not read it. */
    actor: Actor & { readonly requestId: string }
    sessionId: string | null
    mustChangePassword: boolean
    shell: Shell
  }
}
