import { Hono } from 'hono'
import { parseHTML } from 'linkedom'
import type { Env } from '../../../src/http/env.ts'
import { problemHandler } from '../../../src/http/problems.tsx'
import { requestId } from '../../../src/http/security.ts'
import { withSession } from '../../../src/http/session.ts'
import type { Actor } from '../../../src/people/model.ts'
import { shellFor } from '../../../src/reports/shell.ts'
import { reviewRoutes } from '../../../src/review/routes.tsx'
import type { TestDeps } from '../../support/deps.ts'
import { givenSession } from '../../support/given/people.ts'

/** A page as the browser would read it. */
export type Html = ReturnType<typeof parseHTML>['document']

interface Answer {
  readonly status: number
  readonly location: string | null
  readonly text: string
  readonly document: Html
}

export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
}

/** Somebody signed in, in front of the pages of reviews. */
export async function visitor(deps: TestDeps, actor: Actor): Promise<Visitor> {
  const app = new Hono<Env>()
  app.onError(problemHandler(deps.log))
  app.use(requestId)
  app.use(withSession(deps, async () => {}, shellFor(deps)))
  app.route('/', reviewRoutes(deps))
  const cookie = await givenSession(deps, actor)
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(path, init)
    const text = await response.text()
    const { document } = parseHTML(text || '<html></html>')
    return { status: response.status, location: response.headers.get('location'), text, document }
  }
  return {
    get: (path, headers = {}) => send(path, { headers: { ...headers, cookie } }),
    post: (path, fields, headers = {}) =>
      send(path, { method: 'POST', headers: { ...headers, cookie }, body: new URLSearchParams(fields) }),
  }
}
