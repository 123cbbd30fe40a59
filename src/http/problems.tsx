import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Logger } from 'pino'
import { Problem } from '../../views/layout/problem.tsx'
import { Refused, type RefusedKind } from '../lib/refused.ts'
import type { Env } from './env.ts'
import { reply, wantsFragment } from './reply.tsx'

const STATUS: Record<RefusedKind, ContentfulStatusCode> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  invalid: 422,
  too_many: 429,
}

const TITLE: Record<RefusedKind, string> = {
  unauthenticated: '请先登录',
  forbidden: '没有权限',
  not_found: '没有找到',
  conflict: '与现有内容冲突',
  too_large: '文件太大',
  invalid: '不能这样办理',
  too_many: '操作太频繁',
}

interface ProblemFacts {
  readonly status: ContentfulStatusCode
  readonly title: string
  readonly message: string
  readonly reasons: readonly string[]
}

/** Turns an expected "no" into a page, a fragment or problem+json; anything else is logged and shown as a plain sentence. */
export function problemHandler(log: Logger) {
  return (error: Error, c: Context<Env>): Promise<Response> => {
    const facts = factsOf(error)
    if (facts.status >= 500) log.error({ err: error, requestId: c.var.requestId, path: c.req.path }, 'fault')
    return answer(c, facts)
  }
}

export const notFound = (c: Context<Env>): Promise<Response> =>
  answer(c, {
    status: 404,
    title: TITLE.not_found,
    message: '没有这个页面，或者您无权查看。请从左侧菜单重新进入。',
    reasons: [],
  })

function factsOf(error: Error): ProblemFacts {
  if (error instanceof Refused)
    return { status: STATUS[error.kind], title: TITLE[error.kind], message: error.message, reasons: error.reasons }
  if (error instanceof HTTPException && error.status === 403)
    return {
      status: 403,
      title: TITLE.forbidden,
      message: '这次提交不是从本系统的页面发出的，已被拦下。请刷新页面后重试。',
      reasons: [],
    }
  if (error instanceof HTTPException && error.status < 500)
    return {
      status: error.status as ContentfulStatusCode,
      title: '请求有误',
      message: '请求有误，请刷新页面后重试。',
      reasons: [],
    }
  return {
    status: 500,
    title: '系统出错',
    message: '系统出了问题，本次操作没有保存。请稍后重试；如仍不行，请把下面的编号告诉管理员。',
    reasons: [],
  }
}

async function answer(c: Context<Env>, facts: ProblemFacts): Promise<Response> {
  if (c.req.header('Accept')?.includes('application/json'))
    return c.json(
      {
        title: facts.title,
        status: facts.status,
        detail: facts.message,
        reasons: facts.reasons,
        instance: c.var.requestId,
      },
      facts.status,
      { 'Content-Type': 'application/problem+json' },
    )
  if (wantsFragment(c)) {
    c.header('HX-Retarget', '#notices')
    c.header('HX-Reswap', 'innerHTML')
  }
  return reply(c, { title: facts.title, body: <Problem {...facts} requestId={c.var.requestId} /> }, facts.status)
}
