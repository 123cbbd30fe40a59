import { type Context, Hono } from 'hono'
import type { OrganChoices } from '../../views/people/organ-form.tsx'
import { OrganListPage } from '../../views/people/organ-list-page.tsx'
import { OrganNewPage } from '../../views/people/organ-new-page.tsx'
import { type OrganForms, OrganPage, organFormsOf } from '../../views/people/organ-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList } from '../http/export.ts'
import { readForm, refuse } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { chosen, typed } from '../http/query.ts'
import { outcomeOf } from '../http/refusal.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { addOrgan, addUnit, changeOrgan, dissolveOrgan } from './commands/organs.ts'
import { organColumns } from './exports.ts'
import { dissolutionForm, organEditForm, organForm, unitForm } from './forms.ts'
import { historyOf } from './history.ts'
import { ORGAN_KINDS } from './model.ts'
import { findOrganIdByName, getOrganPage, listCalendarChoices, listOrgans, type OrganFilter } from './queries/organs.ts'
import { may as isAllowed } from './rules.ts'

const CONGRESSES: readonly string[] = ['congress', 'upper_congress']
const TAKEN = { field: 'name', message: '这个名称已经有了。请核对是否重复，或换一个名称。' }
const UNIT_TAKEN = { field: 'unitName', message: '本机关已有同名的内设机构。请核对是否重复。' }

const filterOf = (c: Context<Env>): OrganFilter => ({
  words: typed(c, 'words'),
  kind: chosen(c, 'kind', ORGAN_KINDS),
  state: chosen(c, 'state', ['current', 'dissolved']),
})

/** The tree of organs with their units. */
export function organRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()

  const choicesFor = async (organId: string | null): Promise<OrganChoices> => {
    const organs = await listOrgans(deps.db, {})
    const option = (o: (typeof organs)[number]) => [o.organId, `${'　'.repeat(o.depth)}${o.name}`] as const
    const others = organs.filter((o) => o.organId !== organId && o.dissolvedOn === null)
    const congresses = organs.filter((o) => CONGRESSES.includes(o.kind)).map((o) => [o.organId, o.name] as const)
    return { parents: others.map(option), congresses, calendars: await listCalendarChoices(deps.db) }
  }
  const show = async (c: Context<Env>, id: string, rejected: Partial<OrganForms>, status: 200 | 422) => {
    const organ = await getOrganPage(deps.db, id)
    const choices = isAllowed(c.var.actor, 'people.manage') ? await choicesFor(id) : null
    const history = await historyOf(deps.db, c.var.actor, { type: 'organ', id })
    const forms = { ...organFormsOf(organ), ...rejected }
    const body = <OrganPage organ={organ} forms={forms} choices={choices} history={history} />
    return reply(c, { title: organ.name, body }, status)
  }
  const askNew = async (c: Context<Env>, state: FormState, status: 200 | 422) => {
    const body = <OrganNewPage state={state} choices={await choicesFor(null)} />
    return reply(c, { title: '新增机关', body }, status)
  }
  const isTaken = async (name: string, organId: string | null): Promise<boolean> => {
    const found = await findOrganIdByName(deps.db, name)
    return found !== undefined && found !== organId
  }

  app.get(paths.organs.list.pattern, may('people.read'), async (c) => {
    const filter = filterOf(c)
    const mayManage = isAllowed(c.var.actor, 'people.manage')
    const organs = await listOrgans(deps.db, filter)
    return reply(c, { title: '机关', body: <OrganListPage organs={organs} filter={filter} mayManage={mayManage} /> })
  })

  app.get(paths.organs.export.pattern, may('people.read'), async (c) =>
    downloadList(c, '机关', organColumns, await listOrgans(deps.db, filterOf(c))),
  )

  app.get(paths.organs.create.pattern, may('people.manage'), (c) =>
    askNew(c, formOf({ parentId: c.req.query('parent'), calendarId: 'lhasa', position: 0 }), 200),
  )

  app.post(paths.organs.create.pattern, may('people.manage'), async (c) => {
    const form = await readForm(c, organForm)
    if (!form.ok) return askNew(c, form.state, 422)
    if (await isTaken(form.data.name, null)) return askNew(c, refuse(form.state, [TAKEN]), 422)
    const id = await addOrgan(deps, c.var.actor, form.data)
    return seeOther(c, paths.organs.show({ id }))
  })

  app.get(paths.organs.show.pattern, may('people.read'), (c) => show(c, c.req.param('id'), {}, 200))

  app.post(paths.organs.show.pattern, may('people.manage'), async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c, organEditForm)
    if (!form.ok) return show(c, id, { edit: form.state }, 422)
    if (await isTaken(form.data.name, id)) return show(c, id, { edit: refuse(form.state, [TAKEN]) }, 422)
    const changed = await outcomeOf(changeOrgan(deps, c.var.actor, { organId: id, ...form.data }), 'invalid')
    if (!changed.ok)
      return show(c, id, { edit: refuse(form.state, [{ field: 'parentId', message: changed.refused.message }]) }, 422)
    return seeOther(c, paths.organs.show({ id }))
  })

  app.post(paths.organs.units.pattern, may('people.manage'), async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c, unitForm)
    if (!form.ok) return show(c, id, { unit: form.state }, 422)
    const { units } = await getOrganPage(deps.db, id)
    const name = form.data.unitName
    if (units.some((unit) => unit.name === name)) return show(c, id, { unit: refuse(form.state, [UNIT_TAKEN]) }, 422)
    await addUnit(deps, c.var.actor, { organId: id, name })
    return seeOther(c, `${paths.organs.show({ id })}#units`)
  })

  app.post(paths.organs.dissolution.pattern, may('people.manage'), async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c, dissolutionForm)
    if (!form.ok) return show(c, id, { dissolution: form.state }, 422)
    const done = await outcomeOf(dissolveOrgan(deps, c.var.actor, { organId: id, ...form.data }), 'invalid')
    if (!done.ok)
      return show(
        c,
        id,
        { dissolution: refuse(form.state, [{ field: 'successorId', message: done.refused.message }]) },
        422,
      )
    return seeOther(c, paths.organs.show({ id }))
  })
  return app
}
