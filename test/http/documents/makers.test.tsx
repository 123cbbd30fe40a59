import { beforeEach, describe, expect, it } from 'vitest'
import { makerRoutes } from '../../../src/documents/maker-routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { type FilingDesk, givenFilingDesk, givenIssued } from '../../support/given/filing.ts'
import { givenActor } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the page of those who made a document', () => {
  const t = useDeps('sqlite')
  let desk: FilingDesk
  let path: string
  beforeEach(async () => {
    desk = await givenFilingDesk(t.deps)
    path = paths.documents.makers({ id: await givenIssued(t.deps, desk.drafter) })
  })
  const as = (actor: Actor) => visitorOf(t.deps, appOf(t.deps, makerRoutes(t.deps)), actor)
  const post = async (names: string, version = '1', actor = desk.drafter) =>
    (await as(actor)).post(path, { names, version })

  it('takes names on lines or between commas and shows them again', async () => {
    expect((await post('拉萨市司法局、城关区人民政府\n')).status).toBe(303)
    const page = await pageIn(await (await as(desk.drafter)).get(path))
    expect(page.querySelector('textarea')?.textContent).toBe('拉萨市司法局\n城关区人民政府')
  })

  it('keeps what was typed and says which name the directory lacks', async () => {
    const answer = await post('拉萨市司法局\n不存在局')
    expect(answer.status).toBe(422)
    const page = await pageIn(answer)
    expect(textOf(page, 'form')).toContain('机构目录里没有“不存在局”')
    expect(page.querySelector('textarea')?.textContent).toContain('不存在局')
  })

  it('answers a stale page with 409 and others with 404 or 403', async () => {
    expect((await post('拉萨市司法局', '9')).status).toBe(409)
    const stranger = await givenActor(t.deps, { organId: desk.city.county, roles: ['drafter'] })
    expect((await post('拉萨市司法局', '1', stranger)).status).toBe(404)
    const adviser = await givenActor(t.deps, { organId: desk.city.department, roles: ['adviser'] })
    expect((await post('拉萨市司法局', '1', adviser)).status).toBe(403)
  })
})
