import { beforeEach, describe, expect, it } from 'vitest'
import { comparisonRoutes } from '../../../src/comparisons/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { extractDocx } from '../../../src/text/import/extract-docx.ts'
import { AFTER, BEFORE, givenText } from '../../support/given/comparisons.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the files of a comparison', () => {
  const t = useDeps('sqlite')
  let city: City
  let drafter: Actor
  let texts: { readonly old: string; readonly new: string }

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
    const documentId = await givenDocument(t.deps, { makingOrganId: city.department, title: '停车管理办法' })
    const old = await givenText(t.deps, documentId, 1, BEFORE)
    texts = { old, new: await givenText(t.deps, documentId, 2, AFTER) }
  })
  const get = async (format: string, who = drafter): Promise<Response> =>
    (await visitorOf(t.deps, appOf(t.deps, comparisonRoutes(t.deps)), who)).get(
      paths.comparisons.output({ ...texts, format }),
    )
  const nameOf = (answer: Response): string =>
    decodeURIComponent(/filename\*=UTF-8''(.*)$/u.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '')

  it.each([
    ['table.docx', '停车管理办法修改对照表.docx', '第 2 稿'],
    ['redline.docx', '停车管理办法（修订稿）.docx', '三十日'],
  ])('%s is a Word file with a Chinese name', async (format, name, words) => {
    const answer = await get(format)
    expect([answer.status, nameOf(answer)]).toEqual([200, name])
    const text = await extractDocx(new Uint8Array(await answer.arrayBuffer()))
    expect(JSON.stringify(text)).toContain(words)
  })

  it('as JSON say by which method they were made', async () => {
    const answer = await get('data.json')
    const data = (await answer.json()) as { method: number; summary: { edits: number } }
    expect(data).toMatchObject({ method: expect.any(Number), oldName: '第 1 稿', summary: { edits: 2 } })
  })

  it('for the printer are one page with three columns', async () => {
    const html = await (await get('table.html')).text()
    expect(html).toMatch(/^<!doctype html>/u)
    expect(html.match(/<th /gu)).toHaveLength(3)
    expect(html).toContain('<del>十五')
    expect(html).toContain('<ins>三十')
  })

  it('are no more open than the texts, and only of the known kinds', async () => {
    const stranger = await givenActor(t.deps, { roles: ['drafter'], organId: city.county })
    expect((await get('table.docx', stranger)).status).toBe(404)
    expect((await get('table.exe')).status).toBe(404)
  })
})
