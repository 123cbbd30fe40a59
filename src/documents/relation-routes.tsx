import { type Context, Hono } from 'hono'
import { DependentsPage } from '../../views/documents/dependents-page.tsx'
import { RelationsPage } from '../../views/documents/relations-page.tsx'
import { wordOf } from '../../views/format.ts'
import { decodeCursor, readAll } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList, type ExportColumn } from '../http/export.ts'
import { attempt, readForm, refuse } from '../http/form.ts'
import { type FormState, formOf } from '../http/form-state.ts'
import { paths } from '../http/paths.ts'
import { reply, seeOther } from '../http/reply.tsx'
import { listOrganChoices } from '../people/queries.ts'
import { addRelation, changeRelation, decideRelations, type RelationPick } from './commands/relations.ts'
import { listDependents } from './queries/dependents.ts'
import { getRelationDesk } from './queries/relation-desk.ts'
import { findTargets } from './queries/relation-targets.ts'
import { newRelationForm, relationChangeForm, relationsForm } from './relation-forms.ts'
import type { DependentLine, Dependents } from './relation-model.ts'
import { RELATION_KINDS, type RelationKind, type RelationState } from './relation-model.ts'

const PAGE_SIZE = 30

/** What a document does to others, what others do to it, and what rests on it. */
export function relationRoutes(deps: Deps): Hono<Env> {
  const app = new Hono<Env>()
  const { relations, relationNew, relation, dependents, dependentsExport } = paths.documents
  const idOf = (c: Context<Env>): string => c.req.param('id') ?? ''

  const page = async (c: Context<Env>, state?: FormState) => {
    const desk = await getRelationDesk(deps.db, c.var.actor, idOf(c), deps.clock.today())
    const body = <RelationsPage desk={desk} state={state ?? formOf()} />
    return reply(c, { title: `文件关系：${desk.title}`, body }, state ? 422 : 200)
  }
  /** The government of the city decides, unless another organ is chosen. */
  const organsFor = async ({ change }: Dependents) => {
    const organs = change ? await listOrganChoices(deps.db) : []
    return { organs, decidingOrganId: organs.find((o) => o.kind === 'government')?.organId ?? null }
  }
  const done = (c: Context<Env>) => seeOther(c, relations({ id: idOf(c) }))

  app.get(relations.pattern, may('document.read'), (c) => page(c))

  app.post(relations.pattern, may('document.edit', 'cleanup.manage'), async (c) => {
    const form = await readForm(c, relationsForm)
    if (!form.ok) return page(c, form.state)
    const { confirm, dismiss, state = 'confirmed', ids = [] } = form.data
    const one = confirm ?? dismiss
    const decision: RelationState = confirm ? 'confirmed' : dismiss ? 'dismissed' : state
    const picks = (one ? [one] : ids).flatMap((id) => pickOf(id, form.state.values[`target:${id}`]))
    const decided = await attempt(
      decideRelations(deps, c.var.actor, { documentId: idOf(c), state: decision, picks }),
      form.state,
      ['invalid', 'conflict'],
    )
    return decided.ok ? done(c) : page(c, decided.state)
  })

  app.post(relationNew.pattern, may('document.edit', 'cleanup.manage'), async (c) => {
    const form = await readForm(c, newRelationForm)
    if (!form.ok) return page(c, form.state)
    const named = { ...form.data, dated: null, maker: null }
    const [found = []] = await findTargets(deps.db, c.var.actor, idOf(c), [named])
    if (found.length > 1) return page(c, refuse(form.state, [SEVERAL]))
    const input = { ...named, documentId: idOf(c), targetId: found[0]?.documentId ?? null }
    const added = await attempt(addRelation(deps, c.var.actor, input), form.state, ['invalid', 'conflict'])
    return added.ok ? done(c) : page(c, added.state)
  })

  app.post(relation.pattern, may('document.edit', 'cleanup.manage'), async (c) => {
    const form = await readForm(c, relationChangeForm)
    if (!form.ok) return page(c, form.state)
    const input = { ...form.data, documentId: idOf(c), relationId: c.req.param('relation') }
    const changed = await attempt(changeRelation(deps, c.var.actor, input), form.state)
    return changed.ok ? done(c) : page(c, changed.state)
  })

  app.get(dependents.pattern, may('document.read'), async (c) => {
    const cursor = decodeCursor(c.req.query('cursor'), 1)
    const list = await listDependents(deps.db, c.var.actor, idOf(c), deps.clock.today(), cursor, PAGE_SIZE)
    return reply(c, {
      title: `依据本文件的：${list.document.title}`,
      body: <DependentsPage list={list} actor={c.var.actor} {...(await organsFor(list))} />,
    })
  })

  app.get(dependentsExport.pattern, may('document.read'), async (c) => {
    const today = deps.clock.today()
    const rows = await readAll<DependentLine>(
      async (cursor, size) => (await listDependents(deps.db, c.var.actor, idOf(c), today, cursor, size)).page,
    )
    return downloadList(c, `依据或者引用的文件-${today}`, columnsOn(today), rows)
  })

  return app
}

const SEVERAL = {
  field: 'number',
  message: '登记中有几件同名的文件，请填写文号，以便确定是哪一件。',
}

function pickOf(id: string, targetId: string | undefined): RelationPick[] {
  const at = id.indexOf(':')
  const kind = RELATION_KINDS.find((k): k is RelationKind => k === id.slice(0, at))
  return kind ? [{ kind, key: id.slice(at + 1), targetId: targetId || null }] : []
}

const columnsOn = (on: string): readonly ExportColumn<DependentLine>[] => [
  { label: '名称', value: (d) => d.line.title },
  { label: '文号', value: (d) => d.line.numberText },
  { label: '制定机关', value: (d) => d.line.makingOrgan },
  { label: '关系', value: (d) => d.kinds.map((k) => wordOf('relation', k)).join('、') },
  { label: '原文', value: (d) => d.quote },
  { label: `${on}的效力`, value: (d) => wordOf('effect', d.line.effect.state) },
  { label: '效力说明', value: (d) => d.line.effect.reason },
]
