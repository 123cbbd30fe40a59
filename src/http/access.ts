import type { MiddlewareHandler } from 'hono'
import { Refused } from '../lib/refused.ts'
import type { Permission } from '../people/model.ts'
import { may as isAllowed } from '../people/rules.ts'
import type { Env } from './env.ts'
import { paths } from './paths.ts'
import { wantsFragment } from './reply.tsx'

/** Marks a handler so that a house test can see that every route has one of these in front. */
const guards = new WeakSet<object>()
export const isGuard = (handler: unknown): boolean => typeof handler === 'function' && guards.has(handler)

/** Tells whether a guard lets everybody in. */
export const isOpenGuard = (handler: unknown): boolean => handler === open

function guard(handler: MiddlewareHandler<Env>): MiddlewareHandler<Env> {
  guards.add(handler)
  return handler
}

/** Lets anybody in; the few routes that use it are listed in a house test. */
export const open: MiddlewareHandler<Env> = guard(async (_c, next) => next())

/** Lets in whoever is signed in, even with an initial password: changing it and signing out must be possible. */
export const signedInAtAll: MiddlewareHandler<Env> = guard(async (c, next) => {
  if (!c.var.sessionId) return askToSignIn(c)
  return next()
})

/** Lets in whoever is signed in. An initial password must be changed first. */
export const signedIn: MiddlewareHandler<Env> = guard(async (c, next) => {
  if (!c.var.sessionId) return askToSignIn(c)
  if (c.var.mustChangePassword) return c.redirect(paths.password(), 303)
  return next()
})

/** Lets in whoever has one of the permissions. */
export function may(...permissions: readonly [Permission, ...Permission[]]): MiddlewareHandler<Env> {
  return guard(async (c, next) => {
    if (!c.var.sessionId) return askToSignIn(c)
    if (c.var.mustChangePassword) return c.redirect(paths.password(), 303)
    if (!permissions.some((p) => isAllowed(c.var.actor, p)))
      throw new Refused('forbidden', '您的角色不能办理这一项。如确需办理，请联系管理员调整角色。')
    return next()
  })
}

function askToSignIn(c: Parameters<MiddlewareHandler<Env>>[0]): Response {
  if (c.req.method !== 'GET' || wantsFragment(c))
    throw new Refused('unauthenticated', '登录已过期，内容尚未保存。请在新标签页重新登录，再回到本页重新提交。')
  return c.redirect(paths.signIn({ next: c.req.path }), 303)
}
