import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { documentRoutes } from '../../../src/documents/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { givenDocument, givenRevision } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf, typedIn } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the page of a document', () => {
  const t = useDeps('sqlite')
  let city: City
  let drafter: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
  })

  const visitor = (who: Actor, panels: Parameters<typeof documentRoutes>[1] = []) =>
    visitorOf(t.deps, appOf(t.deps, documentRoutes(t.deps, panels)), who)

  it('shows what the workflows give, and nothing where they give nothing', async () => {
    const id = await givenDocument(t.deps, { makingOrganId: city.department })
    const panels = [
      { key: 'one', load: async () => ({ title: '一件审核', body: <p>第一轮</p> }) },
      { key: 'none', load: async () => null },
    ]
    const page = await pageIn(await (await visitor(drafter, panels)).get(paths.documents.show({ id })))
    expect(textOf(page, '#panel-one')).toBe('一件审核第一轮')
    expect(page.querySelector('#panel-none')).toBeNull()
  })

  it('points at a validity that is longer than the policy allows, and at no other', async () => {
    const facts = async (title: string, years: number) => {
      const id = await givenDocument(t.deps, {
        makingOrganId: city.department,
        title,
        stage: 'published',
        issuedOn: '2024-01-01',
        validity: { kind: 'years', years },
      })
      return textOf(await pageIn(await (await visitor(drafter)).get(paths.documents.show({ id }))), '#facts')
    }
    expect(await facts('停车办法', 5)).not.toContain('确需更长')
    expect(await facts('停车办法', 8)).toContain('超过“有效期上限（一般）”的 5 年（待司法局确认）；确需更长的')
    expect(await facts('停车暂行办法', 3)).toContain('超过“有效期上限（暂行、试行）”的 2 年')
  })

  it('does not exist for those who may not see it', async () => {
    const id = await givenDocument(t.deps, { makingOrganId: city.county })
    await givenRevision(t.deps, { documentId: id })
    const stranger = await visitor(drafter)
    for (const path of [
      paths.documents.show({ id }),
      paths.documents.edit({ id }),
      paths.documents.revision({ id, serial: '1' }),
      paths.documents.revisionFile({ id, serial: '1' }),
      paths.documents.revision({ id, serial: 'x' }),
    ])
      expect((await stranger.get(path)).status, path).toBe(404)
    const administrator = await visitor(await givenActor(t.deps, { roles: ['administrator'], organId: city.bureau }))
    expect((await administrator.get(paths.documents.show({ id }))).status).toBe(403)
  })

  it('refuses the same file again and leads to where it is', async () => {
    const id = await givenDocument(t.deps, { makingOrganId: city.department })
    await givenRevision(t.deps, { documentId: id, body: '同一份' })
    const browser = await visitor(drafter)
    const answer = await browser.post(paths.documents.revisions({ id }), {
      kind: 'draft',
      note: '说明还在',
      file: new File(['同一份'], '又一次.txt'),
    })
    expect(answer.status).toBe(422)
    const page = await pageIn(answer)
    expect(textOf(page, '#field-file-error')).toContain('第 1 稿完全相同')
    expect(typedIn(page, 'note')).toBe('说明还在')
    const link = page.querySelector('.upload form a[href*="/revisions/1"]')
    expect(link).not.toBeNull()
  })

  it('asks for a file when none was chosen', async () => {
    const id = await givenDocument(t.deps, { makingOrganId: city.department })
    const answer = await (await visitor(drafter)).post(paths.documents.revisions({ id }), { kind: 'draft' })
    expect(answer.status).toBe(422)
    expect(textOf(await pageIn(answer), '#field-file-error')).toContain('请选择')
  })

  it('gives the original file back under its name', async () => {
    const id = await givenDocument(t.deps, { makingOrganId: city.department })
    await givenRevision(t.deps, { documentId: id, body: '原文', fileName: '停车办法.docx' })
    const answer = await (await visitor(drafter)).get(paths.documents.revisionFile({ id, serial: '1' }))
    expect(await answer.text()).toBe('原文')
    expect(answer.headers.get('Content-Disposition')).toContain(encodeURIComponent('停车办法.docx'))
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff')
  })

  it('says why a file could not be read, and what else to mind', async () => {
    const id = await givenDocument(t.deps, { makingOrganId: city.department })
    await givenRevision(t.deps, { documentId: id, state: 'failed' })
    const browser = await visitor(drafter)
    expect(textOf(await pageIn(await browser.get(paths.documents.show({ id }))), '#text')).toContain('文件已损坏')
    await givenRevision(t.deps, {
      documentId: id,
      serial: 2,
      text: { warnings: [{ code: 'images', message: '有 2 张图片没有读出。' }] },
    })
    expect(textOf(await pageIn(await browser.get(paths.documents.show({ id }))), '#text')).toContain('2 张图片')
  })

  it('offers the issue once the review agreed, and says why not before', async () => {
    const browser = await visitor(drafter)
    const draft = await givenDocument(t.deps, { makingOrganId: city.department })
    const early = await browser.get(paths.documents.issue({ id: draft }))
    expect(early.status).toBe(422)
    expect(textOf(await pageIn(early), '.problem')).toContain('合法性审核')
    const id = await givenDocument(t.deps, { makingOrganId: city.department, stage: 'reviewed' })
    const shown = await pageIn(await browser.get(paths.documents.show({ id })))
    expect(shown.querySelector(`a[href="${paths.documents.issue({ id })}"]`)).not.toBeNull()
    const fields = { version: '1', numberText: '拉交规〔2026〕2号', signedOn: '2026-03-10', issuedOn: '2026-03-20' }
    const future = await browser.post(paths.documents.issue({ id }), fields)
    expect(future.status).toBe(422)
    expect(textOf(await pageIn(future), '#field-issuedOn-error')).toContain('晚于今天')
    const stale = await browser.post(paths.documents.issue({ id }), { ...fields, version: '9', issuedOn: '2026-03-12' })
    expect(stale.status).toBe(409)
    expect(typedIn(await pageIn(stale), 'numberText')).toBe('拉交规〔2026〕2号')
    const done = await browser.post(paths.documents.issue({ id }), { ...fields, issuedOn: '2026-03-12' })
    expect(done.status).toBe(303)
    const twice = await browser.post(paths.documents.issue({ id }), { ...fields, issuedOn: '2026-03-12' })
    expect([twice.status, textOf(await pageIn(twice), 'main')]).toEqual([422, expect.stringContaining('已经印发')])
    const page = await pageIn(await browser.get(paths.documents.show({ id })))
    expect(textOf(page, 'h1')).toContain('已印发')
  })

  it('keeps in the trail who read a secret document, once per page', async () => {
    const id = await givenDocument(t.deps, { makingOrganId: city.department, secrecy: 'secret' })
    const supervisor = await givenActor(t.deps, { roles: ['supervisor'], organId: city.bureau, displayName: '监督员' })
    await (await visitor(supervisor)).get(paths.documents.show({ id }))
    const reads = (await listAuditOf(t.deps.db, [{ type: 'document', id }])).filter((l) => l.action === 'document.read')
    expect(reads).toMatchObject([{ actorName: '监督员', detail: { what: '文件页' } }])
    expect((await (await visitor(drafter)).get(paths.documents.show({ id }))).status).toBe(404)
  })
})
