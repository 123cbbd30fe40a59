import type { Context, MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Deps } from '../deps.ts'
import { sha256 } from '../lib/hash.ts'
import { findSignedIn, type SignedIn } from '../people/queries.ts'
import type { Env } from './env.ts'

const COOKIE = 'fadu'
const KEEP_EVERY = 5 * 60_000

/** Remembers the token in a cookie that scripts cannot read. */
export function rememberSession(c: Context, token: string, publicUrl: string | null): void {
  setCookie(c, COOKIE, token, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: publicUrl?.startsWith('https:') ?? false,
  })
}

export const forgetSession = (c: Context): void => {
  deleteCookie(c, COOKIE, { path: '/' })
}

/** The id of a session is the hash of its token: a stolen database opens nothing. */
export function sessionIdOf(c: Context): string | null {
  const token = getCookie(c, COOKIE)
  return token ? sha256(token) : null
}

/** Finds who is signed in and prepares the shell of the page; guards decide afterwards. */
export function withSession(
  deps: Deps,
  keep: (sessionId: string) => Promise<void>,
  shellFor: (signedIn: SignedIn | undefined, path: string) => Promise<Env['Variables']['shell']>,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    const sessionId = sessionIdOf(c)
    const now = deps.clock.now()
    const signedIn = sessionId ? await findSignedIn(deps.db, sessionId, now) : undefined
    c.set('sessionId', signedIn ? sessionId : null)
    if (signedIn) {
      c.set('actor', { ...signedIn.actor, requestId: c.var.requestId })
      c.set('mustChangePassword', signedIn.mustChangePassword)
      if (sessionId && Date.parse(now) - Date.parse(signedIn.lastSeenAt) > KEEP_EVERY) await keep(sessionId)
    }
    c.set('shell', await shellFor(signedIn, c.req.path))
    await next()
  }
}
