import { type Context, Hono } from 'hono'
import { actionName } from '../../views/audit/action-names.ts'
import { AuditListPage } from '../../views/audit/list-page.tsx'
import { auditSentence } from '../../views/audit/wording.ts'
import { momentText, wordOf } from '../../views/format.ts'
import { decodeCursor, readAll } from '../db/page.ts'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { downloadList, type ExportColumn } from '../http/export.ts'
import { paths } from '../http/paths.ts'
import { typed, typedDay } from '../http/query.ts'
import { reply } from '../http/reply.tsx'
import type { Actor, Permission } from '../people/model.ts'
import { listUserChoices } from '../people/queries/users.ts'
import { may as isAllowed } from '../people/rules.ts'
import type { AuditLine } from './model.ts'
import { type AuditFilter, listAudit } from './queries.ts'
import { withholdSecrets } from './withhold.ts'

const SIZE = 100

const COLUMNS: readonly ExportColumn<AuditLine>[] = [
  { label: '时间', value: (line) => momentText(line.at) },
  { label: '办理人', value: (line) => line.actorName },
  { label: '对象', value: (line) => wordOf('subject', line.subjectType) },
  { label: '对象编号', value: (line) => line.subjectId },
  { label: '序号', value: (line) => line.serial },
  { label: '事项', value: (line) => actionName(line.action) },
  { label: '内容', value: (line) => auditSentence(line) },
  { label: '校验值', value: (line) => line.hash },
]

const NEEDED: Readonly<Record<string, Permission>> = {
  document: 'document.read',
  review: 'review.read',
  filing: 'filing.read',
  issuing_list: 'filing.register',
  campaign: 'cleanup.read',
  user: 'people.read',
  organ: 'people.read',
  calendar: 'calendar.read',
  policy: 'policy.read',
}

/** An administrator reads the trail but no drafts: what leads to a closed page is no link. */
const openKinds = (actor: Pick<Actor, 'roles'>): string[] =>
  Object.entries(NEEDED).flatMap(([kind, permission]) => (isAllowed(actor, permission) ? kind : []))

const typedIn = (c: Context<Env>) => ({
  subject: typed(c, 'subject'),
  id: typed(c, 'id'),
  person: typed(c, 'person'),
  action: typed(c, 'action'),
  from: typedDay(c, 'from'),
  to: typedDay(c, 'to'),
})

const filterOf = ({ subject, id, person, action, from, to }: ReturnType<typeof typedIn>): AuditFilter => ({
  subjectType: subject,
  subjectId: id,
  actorId: person,
  action,
  from,
  to,
})

/** The trail of everything that happened. */
export function auditRoutes(deps: Deps): Hono<Env> {
  const readable = async (c: Context<Env>, lines: readonly AuditLine[]): Promise<readonly AuditLine[]> =>
    isAllowed(c.var.actor, 'secret.read') ? lines : withholdSecrets(deps.db, lines)

  return new Hono<Env>()
    .get(paths.audit.list.pattern, may('audit.read'), async (c) => {
      const filter = typedIn(c)
      const found = await listAudit(deps.db, filterOf(filter), decodeCursor(c.req.query('cursor'), 1), SIZE)
      const page = { ...found, rows: await readable(c, found.rows) }
      const props = { page, filter, people: await listUserChoices(deps.db), openKinds: openKinds(c.var.actor) }
      return reply(c, { title: '审计记录', body: <AuditListPage {...props} /> })
    })
    .get(paths.audit.export.pattern, may('audit.read'), async (c) => {
      const filter = filterOf(typedIn(c))
      const rows = await readAll((cursor, size) => listAudit(deps.db, filter, cursor, size))
      return downloadList(c, '审计记录', COLUMNS, await readable(c, rows))
    })
}
