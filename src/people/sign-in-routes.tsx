import { type Context, Hono } from 'hono'
import { AccountPage } from '../../views/sign-in/account-page.tsx'
import { PasswordPage } from '../../views/sign-in/password-page.tsx'
import { SignInPage } from '../../views/sign-in/sign-in-page.tsx'
import { ping } from '../db/ping.ts'
import type { Deps } from '../deps.ts'
import { open, signedIn, signedInAtAll } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { readForm, refuse } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { localPath } from '../http/local-path.ts'
import { paths } from '../http/paths.ts'
import { outcomeOf } from '../http/refusal.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { forgetSession, rememberSession } from '../http/session.ts'
import { changePassword } from './commands/password.ts'
import { signOut, signOutEverywhere } from './commands/sessions.ts'
import { signIn } from './commands/sign-in.ts'
import { passwordForm, signInForm } from './forms.ts'
import { findDemo, getAccountPage } from './queries/account.ts'
import { passwordProblem } from './rules.ts'

/** Signing in and out, one's own account and password. */
export function signInRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const askAgain = async (c: Context<Env>, state: FormState, status: 200 | 422 | 429): Promise<Response> => {
    const next = localPath(state.values.next)
    const demo = (await findDemo(deps.db)) ?? null
    return reply(c, { title: '登录', body: <SignInPage state={state} next={next} demo={demo} /> }, status)
  }
  const askPassword = (c: Context<Env>, state: FormState, status: 200 | 422): Promise<Response> =>
    reply(c, { title: '修改密码', body: <PasswordPage state={state} isForced={c.var.mustChangePassword} /> }, status)

  app.get(paths.signIn.pattern, open, async (c) => {
    const next = c.req.query('next')
    if (c.var.sessionId) return seeOther(c, localPath(next) ?? paths.home())
    return askAgain(c, formOf({ next }), 200)
  })

  app.post(paths.signIn.pattern, open, async (c) => {
    const form = await readForm(c, signInForm)
    if (!form.ok) return askAgain(c, form.state, 422)
    const userAgent = c.req.header('User-Agent') ?? null
    const opened = await outcomeOf(signIn(deps, { ...form.data, userAgent }), 'invalid', 'too_many')
    if (!opened.ok) {
      const status = opened.refused.kind === 'too_many' ? 429 : 422
      return askAgain(c, refuse(form.state, [{ message: opened.refused.message }]), status)
    }
    rememberSession(c, opened.value, deps.config.publicUrl)
    return seeOther(c, localPath(form.data.next) ?? paths.home())
  })

  app.post(paths.session.close.pattern, signedInAtAll, async (c) => {
    await signOut(deps, c.var.actor, c.var.sessionId as string)
    forgetSession(c)
    return seeOther(c, paths.signIn())
  })

  app.post(paths.session.closeAll.pattern, signedInAtAll, async (c) => {
    await signOutEverywhere(deps, c.var.actor)
    forgetSession(c)
    return seeOther(c, paths.signIn())
  })

  app.get(paths.account.pattern, signedIn, async (c) => {
    const account = await getAccountPage(deps.db, c.var.actor.userId, c.var.sessionId, deps.clock.now())
    const isChanged = c.req.query('changed') === '1'
    return reply(c, { title: '我的账号', body: <AccountPage account={account} isChanged={isChanged} /> })
  })

  app.get(paths.password.pattern, signedInAtAll, (c) => askPassword(c, formOf(), 200))

  app.post(paths.password.pattern, signedInAtAll, async (c) => {
    const form = await readForm(c, passwordForm)
    if (!form.ok) return askPassword(c, form.state, 422)
    const problem = passwordProblem(form.data.fresh)
    if (problem) return askPassword(c, refuse(form.state, [{ field: 'fresh', message: problem }]), 422)
    const changed = await outcomeOf(changePassword(deps, c.var.actor, c.var.sessionId, form.data), 'invalid')
    if (!changed.ok)
      return askPassword(c, refuse(form.state, [{ field: 'old', message: changed.refused.message }]), 422)
    return seeOther(c, paths.account({ changed: 1 }))
  })

  app.get(paths.health.pattern, open, async (c) => {
    await ping(deps.db)
    return c.text('ok')
  })
  return app
}
