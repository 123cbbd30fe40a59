import { beforeEach, describe, expect, it } from 'vitest'
import { filingPaperRoutes } from '../../../src/filing/paper-routes.tsx'
import { filingRoutes } from '../../../src/filing/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { type FilingDesk, givenFilingDesk, givenFilings } from '../../support/given/filing.ts'
import { givenActor } from '../../support/given/people.ts'
import { givenTemplate } from '../../support/given/templates.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('letters on the page of a filing', () => {
  const t = useDeps('sqlite')
  let desk: FilingDesk
  let id: string
  beforeEach(async () => {
    desk = await givenFilingDesk(t.deps)
    id = (await givenFilings(t.deps, desk.drafter))[0] ?? ''
  })
  const as = (actor: Actor) => visitorOf(t.deps, appOf(t.deps, filingRoutes(t.deps), filingPaperRoutes(t.deps)), actor)
  const urge = async (replyBy: string, actor = desk.reviewer) =>
    (await as(actor)).post(paths.filings.letters({ id }), { kind: 'filing-urging', replyBy, note: '请写明原因' })
  const file = async () => {
    const page = await pageIn(await (await as(desk.drafter)).get(paths.filings.show({ id })))
    return page.querySelector('#letters a[download]')?.getAttribute('href') ?? ''
  }

  it('are written from a form and offered to those they concern under their number', async () => {
    const answer = await urge('2026-03-23')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${paths.filings.show({ id })}#letters`])
    const got = await (await as(desk.drafter)).get(await file())
    expect(got.status).toBe(200)
    expect(decodeURIComponent(got.headers.get('content-disposition') ?? '')).toContain('拉司备督〔2026〕1号-')
    const stranger = await givenActor(t.deps, { organId: desk.city.county, roles: ['drafter'] })
    expect((await (await as(stranger)).get(await file())).status).toBe(404)
    const page = await pageIn(await (await as(stranger)).get(paths.filings.show({ id })))
    expect(page.querySelector('#letters')).toBeNull()
  })

  it('say what is wrong with the form and keep what was typed', async () => {
    const answer = await urge('2026-03-01')
    expect(answer.status).toBe(422)
    const page = await pageIn(answer)
    expect(textOf(page, '#letters')).toContain('限期报备日应当晚于今天')
    expect(page.querySelector('#letters textarea')?.textContent).toBe('请写明原因')
    expect((await urge('2026-03-23', desk.drafter)).status).toBe(403)
    const unknown = await (await as(desk.reviewer)).post(paths.filings.letters({ id }), { kind: 'filing-report' })
    expect(unknown.status).toBe(422)
  })

  it('list in Chinese what is wrong with the template', async () => {
    await givenTemplate(t.deps, 'filing-urging', ['{编码}', '{#材料}'])
    const answer = await urge('2026-03-23')
    expect(answer.status).toBe(422)
    const said = textOf(await pageIn(answer), '#letters')
    expect(said).toContain('“督促报备函”的模板有错误')
    expect(said).toContain('{#材料}')
  })

  it('leave a trace when the document is secret', async () => {
    await urge('2026-03-23')
    const path = await file()
    await t.deps.database.kysely.updateTable('document').set({ secrecy: 'secret' }).execute()
    expect((await (await as(desk.reviewer)).get(path)).status).toBe(404)
    expect((await (await as(desk.supervisor)).get(path)).status).toBe(200)
    const readings = await t.deps.db
      .selectFrom('audit_entry')
      .select('actor_name')
      .where('action', '=', 'document.read')
      .execute()
    expect(readings).toEqual([{ actor_name: '刘局' }])
  })
})
