import { beforeEach, describe, expect, it } from 'vitest'
import { recordAudit } from '../../../src/audit/record.ts'
import { auditRoutes } from '../../../src/audit/routes.tsx'
import { inTransaction } from '../../../src/db/transaction.ts'
import { paths } from '../../../src/http/paths.ts'
import { enqueue } from '../../../src/jobs/job.ts'
import { jobRoutes } from '../../../src/jobs/routes.tsx'
import type { Actor, Role } from '../../../src/people/model.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the audit trail and the jobs on pages', () => {
  const t = useDeps('sqlite')
  let administrator: Actor
  const people: Partial<Record<Role, Visitor>> = {}
  const as = (role: Role): Visitor => people[role] as Visitor
  beforeEach(async () => {
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    const app = appOf(t.deps, auditRoutes(t.deps), jobRoutes(t.deps))
    for (const role of ['administrator', 'supervisor', 'reviewer', 'drafter'] as const) {
      const actor = await givenActor(t.deps, { organId, roles: [role], username: role })
      if (role === 'administrator') administrator = actor
      people[role] = await visitorOf(t.deps, app, actor)
    }
  })
  const rowsAt = async (query: Record<string, string>) => [
    ...(await pageIn(await as('administrator').get(paths.audit.list(query)))).querySelectorAll('tbody tr'),
  ]

  it('is read by supervisors and administrators only', async () => {
    expect((await as('supervisor').get(paths.audit.list())).status).toBe(200)
    expect((await as('reviewer').get(paths.audit.list())).status).toBe(403)
    expect((await as('drafter').get(paths.audit.export())).status).toBe(403)
  })

  it('tells each entry in a sentence', async () => {
    const [row] = await rowsAt({ action: 'organ.added' })
    expect(row?.textContent).toContain('新增机关“市司法局”（政府部门）')
  })

  it('is filtered by subject, person and period', async () => {
    expect(await rowsAt({ subject: 'organ' })).toHaveLength(1)
    expect(await rowsAt({ person: administrator.userId })).toHaveLength(1)
    expect(await rowsAt({ person: 'system', action: 'user.added' })).toHaveLength(4)
    expect(await rowsAt({ from: '2026-03-17' })).toHaveLength(0)
  })

  it('leads an administrator to organs and a supervisor to documents too', async () => {
    await inTransaction(t.deps, administrator, (work) =>
      recordAudit(work, 'document.registered', { type: 'document', id: 'one' }, { title: '办法', category: 'rule' }),
    )
    const linksOf = async (role: Role) => {
      const page = await pageIn(await as(role).get(paths.audit.list()))
      return [...page.querySelectorAll('tbody a')].map((a) => a.getAttribute('href'))
    }
    expect(await linksOf('supervisor')).toContain('/documents/one')
    const links = await linksOf('administrator')
    expect(links).not.toContain('/documents/one')
    expect(links).toContain(`/users/${administrator.userId}`)
  })

  it('is exported with the filter applied', async () => {
    const csv = await (await as('supervisor').get(paths.audit.export({ subject: 'organ' }))).text()
    expect(csv.trim().split('\r\n')).toHaveLength(2)
    expect(csv).toContain('新增机关“市司法局”')
  })

  it('shows a parked job with its error and lets an administrator retry it', async () => {
    await inTransaction.unaudited(t.deps, 'a test', (work) => enqueue(work, 'seal-audit', {}))
    await t.deps.database.kysely
      .updateTable('job')
      .set({ state: 'parked', attempts: 5, last_error: '磁盘已满' })
      .execute()
    const page = await pageIn(await as('administrator').get(paths.jobs()))
    expect(textOf(page, 'tbody')).toMatch(/封存审计记录.*磁盘已满/)
    const action = page.querySelector('tbody form')?.getAttribute('action') ?? ''
    expect((await as('supervisor').post(action, {})).status).toBe(403)
    expect((await as('administrator').post(action, {})).status).toBe(303)
    expect((await as('administrator').post(action, {})).status).toBe(409)
    expect(textOf(await pageIn(await as('administrator').get(paths.jobs())), '.empty')).toContain('后台运行正常')
  })
})
