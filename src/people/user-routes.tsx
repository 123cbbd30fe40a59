import { type Context, Hono } from 'hono'
import { PasswordShownPage } from '../../views/people/password-shown-page.tsx'
import type { UserChoices } from '../../views/people/user-form.tsx'
import { UserListPage } from '../../views/people/user-list-page.tsx'
import { UserNewPage } from '../../views/people/user-new-page.tsx'
import { type UserForms, UserPage, userFormsOf } from '../../views/people/user-page.tsx'
import { decodeCursor, readAll } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { readForm, refuse } from '../http/form.ts'
import { type FormError, type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { chosen, typed } from '../http/query.ts'
import { outcomeOf } from '../http/refusal.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { addUser, changeUser, resetPassword, setDisabled } from './commands/users.ts'
import { userColumns } from './exports.ts'
import { newUserForm, passwordResetForm, userEditForm, userStatusForm } from './forms.ts'
import { historyOf } from './history.ts'
import { ROLES } from './model.ts'
import { generatePassword } from './passwords.ts'
import { listUnitChoices } from './queries/organs.ts'
import { findUserIdByName, getUserPage, listUsers, type UserFilter } from './queries/users.ts'
import { listOrganChoices } from './queries.ts'
import { may as isAllowed, passwordProblem } from './rules.ts'

const SIZE = 50

const filterOf = (c: Context<Env>): UserFilter => ({
  words: typed(c, 'words'),
  organId: typed(c, 'organ'),
  role: chosen(c, 'role', ROLES),
  state: chosen(c, 'state', ['active', 'disabled']),
})

/** Accounts: who they are, what they may do, and their initial passwords. */
export function userRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()

  const organOptions = async () =>
    (await listOrganChoices(deps.db)).map((o) => [o.organId, `${'　'.repeat(o.depth)}${o.name}`] as const)
  const choices = async (): Promise<UserChoices> => ({
    organs: await organOptions(),
    units: (await listUnitChoices(deps.db)).map((u) => [u.unitId, u.label] as const),
  })
  const show = async (c: Context<Env>, id: string, rejected: Partial<UserForms>, status: 200 | 422) => {
    const user = await getUserPage(deps.db, id, deps.clock.now())
    const props = {
      user,
      forms: { ...userFormsOf(user), ...rejected },
      choices: isAllowed(c.var.actor, 'people.manage') ? await choices() : null,
      isSelf: id === c.var.actor.userId,
      history: await historyOf(deps.db, c.var.actor, { type: 'user', id }),
    }
    return reply(c, { title: user.displayName, body: <UserPage {...props} /> }, status)
  }
  const askNew = async (c: Context<Env>, state: FormState, status: 200 | 422) =>
    reply(c, { title: '新增用户', body: <UserNewPage state={state} choices={await choices()} /> }, status)
  const problemsOf = async (
    user: { username: string; organId: string; unitId: string | null },
    userId: string | null,
  ): Promise<FormError[]> => {
    const problems: FormError[] = []
    const holder = await findUserIdByName(deps.db, user.username)
    if (holder !== undefined && holder !== userId)
      problems.push({ field: 'username', message: `用户名“${user.username}”已被使用。请换一个用户名。` })
    const units = await listUnitChoices(deps.db)
    if (user.unitId && !units.some((u) => u.unitId === user.unitId && u.organId === user.organId))
      problems.push({ field: 'unitId', message: '所选内设机构不属于所选单位。请重新选择。' })
    return problems
  }

  app.get(paths.users.list.pattern, may('people.read'), async (c) => {
    const { organId, ...filter } = filterOf(c)
    const page = await listUsers(deps.db, filterOf(c), decodeCursor(c.req.query('cursor'), 1), SIZE)
    const mayManage = isAllowed(c.var.actor, 'people.manage')
    const props = { page, filter: { ...filter, organ: organId }, organs: await organOptions(), mayManage }
    return reply(c, { title: '用户', body: <UserListPage {...props} /> })
  })

  app.get(paths.users.export.pattern, may('people.read'), async (c) => {
    const rows = await readAll((cursor, size) => listUsers(deps.db, filterOf(c), cursor, size))
    return downloadList(c, '用户', userColumns, rows)
  })

  app.get(paths.users.create.pattern, may('people.manage'), (c) => askNew(c, formOf(), 200))

  app.post(paths.users.create.pattern, may('people.manage'), async (c) => {
    const form = await readForm(c, newUserForm)
    if (!form.ok) return askNew(c, form.state, 422)
    const problems = await problemsOf(form.data, null)
    const weak = form.data.password ? passwordProblem(form.data.password) : null
    if (weak) problems.push({ field: 'password', message: weak })
    if (problems.length > 0) return askNew(c, refuse(form.state, problems), 422)
    const password = form.data.password ?? generatePassword()
    const id = await addUser(deps, c.var.actor, { ...form.data, password, mustChangePassword: true })
    if (form.data.password) return seeOther(c, paths.users.show({ id }))
    const shown = { userId: id, username: form.data.username, password, title: '已新增用户' }
    return reply(c, { title: shown.title, body: <PasswordShownPage {...shown} /> })
  })

  app.get(paths.users.show.pattern, may('people.read'), (c) => show(c, c.req.param('id'), {}, 200))

  app.post(paths.users.show.pattern, may('people.manage'), async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c, userEditForm)
    if (!form.ok) return show(c, id, { edit: form.state }, 422)
    const problems = await problemsOf(form.data, id)
    if (problems.length > 0) return show(c, id, { edit: refuse(form.state, problems) }, 422)
    const changed = await outcomeOf(changeUser(deps, c.var.actor, { userId: id, ...form.data }), 'invalid')
    if (!changed.ok)
      return show(c, id, { edit: refuse(form.state, [{ field: 'roles', message: changed.refused.message }]) }, 422)
    return seeOther(c, paths.users.show({ id }))
  })

  app.post(paths.users.passwordReset.pattern, may('people.manage'), async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c, passwordResetForm)
    if (!form.ok) return show(c, id, { reset: form.state }, 422)
    const weak = form.data.password ? passwordProblem(form.data.password) : null
    if (weak) return show(c, id, { reset: refuse(form.state, [{ field: 'password', message: weak }]) }, 422)
    const password = form.data.password ?? generatePassword()
    await resetPassword(deps, c.var.actor, { userId: id, password, version: form.data.version })
    if (form.data.password) return seeOther(c, paths.users.show({ id }))
    const { username } = await getUserPage(deps.db, id, deps.clock.now())
    const shown = { userId: id, username, password, title: '已重置密码' }
    return reply(c, { title: shown.title, body: <PasswordShownPage {...shown} /> })
  })

  app.post(paths.users.status.pattern, may('people.manage'), async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c, userStatusForm)
    if (!form.ok) return show(c, id, { edit: form.state }, 422)
    const { status, version } = form.data
    await setDisabled(deps, c.var.actor, { userId: id, isDisabled: status === 'disabled', version })
    return seeOther(c, paths.users.show({ id }))
  })
  return app
}
