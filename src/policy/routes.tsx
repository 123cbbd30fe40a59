import { type Context, Hono } from 'hono'
import { groupOf } from '../../views/policy/groups.ts'
import { PolicyListPage } from '../../views/policy/list-page.tsx'
import { PolicyPage } from '../../views/policy/policy-page.tsx'
import { versionFormOf } from '../../views/policy/version-form.tsx'
import { PolicyVersionPage } from '../../views/policy/version-page.tsx'
import { foldText } from '../db/contains.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList, type ExportColumn } from '../http/export.ts'
import { readForm, refuse } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { chosen, typed } from '../http/query.ts'
import { outcomeOf } from '../http/refusal.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { historyOf } from '../people/history.ts'
import { may as isAllowed } from '../people/rules.ts'
import { addPolicyVersion, changePolicyVersion } from './commands.ts'
import { versionEditForm, versionForm } from './forms.ts'
import type { PolicyLine } from './model.ts'
import { getPolicyVersion, getPolicyVersions, listPolicyLines } from './queries.ts'
import { validatePolicyValue } from './rules.ts'

const COLUMNS: readonly ExportColumn<PolicyLine>[] = [
  { label: '类别', value: (p) => groupOf(p.key) },
  { label: '参数', value: (p) => p.label },
  { label: '取值', value: (p) => p.text },
  { label: '依据', value: (p) => p.legalBasis },
  { label: '起始日期', value: (p) => p.effectiveFrom },
  { label: '是否确认', value: (p) => (p.isConfirmed ? '已确认' : '待确认') },
  { label: '说明', value: (p) => p.note },
]

const filterOf = (c: Context<Env>) => ({
  words: typed(c, 'words'),
  confirmed: chosen(c, 'confirmed', ['yes', 'no']),
})

function matches(line: PolicyLine, { words, confirmed }: ReturnType<typeof filterOf>): boolean {
  if (confirmed && line.isConfirmed !== (confirmed === 'yes')) return false
  return !words || [line.label, line.legalBasis, line.note ?? ''].some((t) => foldText(t).includes(foldText(words)))
}

/** Every limit and switch as dated data with its legal basis. */
export function policyRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const list = () => listPolicyLines(deps.db, deps.clock.today())

  const show = async (c: Context<Env>, key: string, rejected: FormState | null, status: 200 | 422) => {
    const policy = await getPolicyVersions(deps.db, key, deps.clock.today())
    const props = {
      policy,
      addition: rejected ?? formOf({ value: policy.shown.text }),
      mayEdit: isAllowed(c.var.actor, 'policy.edit'),
      history: await historyOf(deps.db, c.var.actor, { type: 'policy', id: key }),
    }
    return reply(c, { title: policy.shown.label, body: <PolicyPage {...props} /> }, status)
  }
  const edit = async (c: Context<Env>, key: string, id: string, rejected: FormState | null, status: 200 | 422) => {
    const line = await getPolicyVersion(deps.db, key, id)
    const body = <PolicyVersionPage line={line} state={rejected ?? versionFormOf(line)} />
    return reply(c, { title: `更正：${line.label}`, body }, status)
  }

  app.get(paths.policies.list.pattern, may('policy.read'), async (c) => {
    const filter = filterOf(c)
    const all = await list()
    const lines = all.filter((line) => matches(line, filter))
    const unconfirmed = all.filter((line) => !line.isConfirmed).length
    const body = <PolicyListPage lines={lines} filter={filter} unconfirmed={unconfirmed} />
    return reply(c, { title: '期限与参数', body })
  })

  app.get(paths.policies.export.pattern, may('policy.read'), async (c) => {
    const filter = filterOf(c)
    const lines = (await list()).filter((line) => matches(line, filter))
    return downloadList(c, '期限与参数', COLUMNS, lines)
  })

  app.get(paths.policies.show.pattern, may('policy.read'), (c) => show(c, c.req.param('key'), null, 200))

  app.post(paths.policies.versions.pattern, may('policy.edit'), async (c) => {
    const { key } = await getPolicyVersions(deps.db, c.req.param('key'), deps.clock.today())
    const form = await readForm(c, versionForm)
    if (!form.ok) return show(c, key, form.state, 422)
    const value = validatePolicyValue(key, form.data.value)
    if (!value.ok) return show(c, key, refuse(form.state, [{ field: 'value', message: value.reason }]), 422)
    const input = { ...form.data, key, value: JSON.stringify(value.value) }
    const added = await outcomeOf(addPolicyVersion(deps, c.var.actor, input), 'invalid')
    if (!added.ok)
      return show(c, key, refuse(form.state, [{ field: 'effectiveFrom', message: added.refused.message }]), 422)
    return seeOther(c, paths.policies.show({ key }))
  })

  app.get(paths.policies.version.pattern, may('policy.edit'), (c) =>
    edit(c, c.req.param('key'), c.req.param('id'), null, 200),
  )

  app.post(paths.policies.version.pattern, may('policy.edit'), async (c) => {
    const line = await getPolicyVersion(deps.db, c.req.param('key'), c.req.param('id'))
    const form = await readForm(c, versionEditForm)
    if (!form.ok) return edit(c, line.key, line.policyId, form.state, 422)
    const value = validatePolicyValue(line.key, form.data.value)
    if (!value.ok)
      return edit(c, line.key, line.policyId, refuse(form.state, [{ field: 'value', message: value.reason }]), 422)
    const input = { ...form.data, policyId: line.policyId, value: JSON.stringify(value.value) }
    const changed = await outcomeOf(changePolicyVersion(deps, c.var.actor, input), 'invalid')
    if (!changed.ok)
      return edit(
        c,
        line.key,
        line.policyId,
        refuse(form.state, [{ field: 'effectiveFrom', message: changed.refused.message }]),
        422,
      )
    return seeOther(c, paths.policies.show({ key: line.key }))
  })
  return app
}
