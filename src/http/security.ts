import { randomUUID } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
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

/** Refuses changes sent from other sites. Behind a TLS proxy the browser's origin is the public one. */
export const sameOrigin = (publicUrl: string | null): MiddlewareHandler => {
  const known = publicUrl ? new URL(publicUrl).origin : null
  return csrf({ origin: (origin, c) => origin === known || origin === new URL(c.req.url).origin })
}

/** Stops a body that is larger than any upload may be. */
export const limitBody = (maxUploadBytes: number): MiddlewareHandler =>
  bodyLimit({
    maxSize: maxUploadBytes + 1024 * 1024,
    onError: () => {
      throw new Refused(
        'too_large',
        `上传的内容超过 ${Math.floor(maxUploadBytes / 1024 / 1024)} MB。请压缩图片或拆分文件后再上传。`,
      )
    },
  })
