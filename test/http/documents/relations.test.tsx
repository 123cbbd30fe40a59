import { beforeEach, describe, expect, it } from 'vitest'
import { changeRoutes } from '../../../src/cleanup/change-routes.tsx'
import { relationPanel } from '../../../src/documents/relation-panel.tsx'
import { relationRoutes } from '../../../src/documents/relation-routes.tsx'
import { documentRoutes } from '../../../src/documents/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import { givenDocument, givenRevision } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const LAW = '拉萨市道路条例'

describe('the pages of relations', () => {
  const t = useDeps('sqlite')
  let city: City
  let supervisor: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    supervisor = await givenActor(t.deps, { roles: ['supervisor'], organId: city.bureau })
  })

  const visitor = (who: Actor) =>
    visitorOf(
      t.deps,
      appOf(t.deps, relationRoutes(t.deps), changeRoutes(t.deps), documentRoutes(t.deps, [relationPanel(t.deps)])),
      who,
    )
  const given = async (title: string, sentence: string, publishedOn = '2020-01-01') => {
    const id = await givenDocument(t.deps, {
      makingOrganId: city.department,
      title,
      stage: 'published',
      publishedOn,
    })
    await givenRevision(t.deps, {
      documentId: id,
      kind: 'official',
      text: extractText(`${title}\n第一条　${sentence}`),
    })
    return id
  }

  it('confirm one by its own button, many by their boxes, and show them on both documents', async () => {
    const law = await given(LAW, '为了管理道路。')
    const id = await given('停车规定', `根据《${LAW}》，制定本规定。参照《收费目录》执行。《旧规定》同时废止。`)
    const browser = await visitor(supervisor)
    const page = await pageIn(await browser.get(paths.documents.relations({ id })))
    const boxes = [...page.querySelectorAll('#proposed input[name="ids[]"]')].map((b) => b.getAttribute('value') ?? '')
    expect(boxes.map((b) => b.split(':')[0])).toEqual(['repeals', 'implements', 'cites'])
    expect(textOf(page, '#proposed')).toContain('登记中没有，只按名称记录')
    const keys = [...page.querySelectorAll('#proposed tbody tr:first-child [data-key]')]
    expect(keys.map((k) => [k.getAttribute('data-key'), k.getAttribute('name')])).toEqual([
      ['y', 'confirm'],
      ['n', 'dismiss'],
    ])
    const [repeal = '', basis = '', cited = ''] = boxes
    const answer = await browser.post(paths.documents.relations({ id }), { dismiss: repeal })
    expect(answer.status).toBe(303)
    for (const one of [basis, cited])
      expect(
        (
          await browser.post(paths.documents.relations({ id }), {
            'ids[]': one,
            state: 'confirmed',
            [`target:${one}`]: one === basis ? law : '',
          })
        ).status,
      ).toBe(303)
    const done = await pageIn(await browser.get(paths.documents.relations({ id })))
    expect(textOf(done, '#confirmed')).toContain(LAW)
    expect(textOf(done, '#confirmed')).toContain('另有 1 项读出后经核对不采用')
    expect(textOf(done, '#proposed')).toContain('没有待确认的关系')
    const dependents = await pageIn(await browser.get(paths.documents.dependents({ id: law })))
    expect(textOf(dependents, 'table')).toContain('停车规定')
    const file = await (await browser.get(paths.documents.dependentsExport({ id: law }))).text()
    expect(file).toContain('停车规定')
    expect(textOf(await pageIn(await browser.get(paths.documents.show({ id: law }))), '#panel-relations')).toContain(
      '依据或者引用本文件的 1 件',
    )
  })

  it('say what is missing, keep what was typed, and answer 422', async () => {
    const id = await given('停车规定', '为了管理停车。')
    const browser = await visitor(supervisor)
    const none = await browser.post(paths.documents.relations({ id }), { state: 'confirmed' })
    expect(none.status).toBe(422)
    expect(await none.text()).toContain('请先勾选')
    const half = await browser.post(paths.documents.relationNew({ id }), { kind: 'replaces', title: '旧规定' })
    expect(half.status).toBe(422)
    expect(await half.text()).toContain('旧规定')
  })

  it('open the clean-up of what rests on a repealed document', async () => {
    const law = await given(LAW, '为了管理道路。', '2010-01-01')
    const id = await given('停车规定', `根据《${LAW}》，制定本规定。`)
    const repealing = await given('新道路条例', `《${LAW}》同时废止。`, '2026-03-01')
    const browser = await visitor(supervisor)
    for (const [source, kind] of [
      [id, 'implements'],
      [repealing, 'repeals'],
    ] as const) {
      const one = `${kind}:${LAW}|`
      await browser.post(paths.documents.relations({ id: source }), { confirm: one, [`target:${one}`]: law })
    }
    const page = await pageIn(await browser.get(paths.documents.dependents({ id: law })))
    expect(textOf(page, 'main')).toContain('自2026年3月1日起废止')
    const answer = await browser.post(paths.documents.dependentsCleanup({ id: law }), {
      decidingOrganId: city.government,
    })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(/^\/campaigns\//)
    expect(textOf(await pageIn(await browser.get(paths.documents.dependents({ id: law }))), 'main')).toContain('已开展')
  })

  it('are closed to those who may not decide', async () => {
    const id = await given('停车规定', '《旧规定》同时废止。')
    const stranger = await visitor(await givenActor(t.deps, { roles: ['drafter'], organId: city.county }))
    const page = await pageIn(await stranger.get(paths.documents.relations({ id })))
    expect(page.querySelector('#proposed')).toBeNull()
    expect((await stranger.post(paths.documents.relations({ id }), { confirm: 'repeals:旧规定|' })).status).toBe(403)
    expect((await stranger.post(paths.documents.dependentsCleanup({ id }), { decidingOrganId: 'x' })).status).toBe(403)
  })
})
