import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import { Refused } from '../lib/refused.ts'
import type { Env } from './env.ts'

/** Gives each request an id, shown on fault pages and kept in the audit trail. */
export const requestId: MiddlewareHandler<Env> = async (c, next) => {
  c.set('requestId', randomUUID())
  await next()
  c.header('X-Request-Id', c.var.requestId)
}

/** Nothing inline, nothing from outside, no framing. */
export const headers = (secure: boolean): MiddlewareHandler =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    strictTransportSecurity: secure ? 'max-age=15552000' : false,
  })

/**
 * Refuses changes sent from other sites, whatever they say they send. Behind a TLS proxy the browser's origin is the
 * public one.
 */
export const sameOrigin = (publicUrl: string | null): MiddlewareHandler => {
  const known = publicUrl ? new URL(publicUrl).origin : null
  const isOurs = (origin: string, c: Context): boolean => origin === known || origin === new URL(c.req.url).origin
  const forForms = csrf({ origin: isOurs })
  return (c, next) => {
    const origin = c.req.header('Origin')
    if (origin !== undefined && !['GET', 'HEAD'].includes(c.req.method) && !isOurs(origin, c))
      throw new HTTPException(403)
    return forForms(c, next)
  }
}

/** No address of ours contains NUL, and PostgreSQL has no text that does. */
export const plainAddress: MiddlewareHandler = (c, next) => {
  if (c.req.url.includes('%00')) throw new Refused('not_found', '没有这个页面，或者您无权查看。请从左侧菜单重新进入。')
  return next()
}

/** Stops a body that is larger than an upload may be; some addresses take more. */
export function limitBody(maxUploadBytes: number, more: Readonly<Record<string, number>> = {}): MiddlewareHandler {
  const limit = (bytes: number): MiddlewareHandler =>
    bodyLimit({
      maxSize: bytes + 1024 * 1024,
      onError: () => {
        throw new Refused(
          'too_large',
          `上传的内容超过 ${Math.floor(bytes / 1024 / 1024)} MB。请压缩图片或拆分文件后再上传。`,
        )
      },
    })
  const usual = limit(maxUploadBytes)
  const others = new Map(Object.entries(more).map(([path, bytes]) => [path, limit(bytes)]))
  return (c, next) => (others.get(c.req.path) ?? usual)(c, next)
}
