import { Hono } from 'hono'
import { assetUrls } from '../../src/http/assets.ts'
import type { Env } from '../../src/http/env.ts'
import { notFound, problemHandler } from '../../src/http/problems.tsx'
import { headers, limitBody, requestId } from '../../src/http/security.ts'
import { withSession } from '../../src/http/session.ts'
import type { Actor } from '../../src/people/model.ts'
import type { TestDeps } from './deps.ts'
import { givenSession } from './given/people.ts'

/** The routes of one feature behind the middleware that every request passes. */
export function appOf(deps: TestDeps, ...features: readonly Hono<Env>[]): Hono<Env> {
  const app = new Hono<Env>()
  app.onError(problemHandler(deps.log))
  app.notFound(notFound)
  app.use(requestId)
  app.use(headers(false))
  const shell = { user: null, nav: [], isDemo: false, today: deps.clock.today(), assets: assetUrls }
  app.use(
    withSession(
      deps,
      async () => {},
      async () => shell,
    ),
  )
  app.use(limitBody(deps.config.maxUploadBytes))
  for (const feature of features) app.route('/', feature)
  return app
}

export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** Sends a form as a browser does; a value may be a file. */
  post(path: string, fields: Readonly<Record<string, string | File>>): Promise<Response>
}

/** Someone signed in, with a browser. */
export async function visitorOf(deps: TestDeps, app: Hono<Env>, actor: Actor): Promise<Visitor> {
  const Cookie = await givenSession(deps, actor)
  return {
    get: async (path, more = {}) => app.request(path, { headers: { Cookie, ...more } }),
    post: async (path, fields) => {
      const body = new FormData()
      for (const [name, value] of Object.entries(fields)) body.append(name, value)
      return app.request(path, { method: 'POST', headers: { Cookie }, body })
    },
  }
}
