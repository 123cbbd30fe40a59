import { beforeEach, describe, expect, it } from 'vitest'
import { comparisonRoutes } from '../../../src/comparisons/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { createComparer } from '../../../src/text/comparing/comparer.ts'
import { firstVersion, secondVersion } from '../../fixtures/docx/two-versions.ts'
import { AFTER, BEFORE, givenText } from '../../support/given/comparisons.ts'
import { givenDocument, givenRevision } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { type Html, pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const rows = (page: Html): (string | null)[] =>
  [...page.querySelectorAll('.side-by-side > tbody > tr')].map((tr) => tr.getAttribute('class'))
const foldedIn = (page: Html): (string | null)[] =>
  [...page.querySelectorAll('.folded summary')].map((s) => s.textContent)

describe('the pages of a comparison', () => {
  const t = useDeps('sqlite')
  let city: City
  let drafter: Actor
  let documentId: string
  let texts: { readonly old: string; readonly new: string }

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
    documentId = await givenDocument(t.deps, { makingOrganId: city.department, title: '停车管理办法' })
    const old = await givenText(t.deps, documentId, 1, BEFORE)
    texts = { old, new: await givenText(t.deps, documentId, 2, AFTER) }
  })

  const visitor = (who = drafter): Promise<Visitor> => visitorOf(t.deps, appOf(t.deps, comparisonRoutes(t.deps)), who)
  const open = async (query = {}): Promise<Html> =>
    pageIn(await (await visitor()).get(paths.comparisons.show(texts, query)))

  it('are found from the document, newest two when none are chosen', async () => {
    const browser = await visitor()
    const answer = await browser.get(paths.documents.comparison({ id: documentId }))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, paths.comparisons.show(texts)])
    const back = await browser.get(paths.documents.comparison({ id: documentId }, { old: 2, new: 1, mode: 'inline' }))
    expect(back.headers.get('location')).toBe(
      paths.comparisons.show({ old: texts.new, new: texts.old }, { mode: 'inline' }),
    )
  })

  it('tell first what changed, with the way to each place', async () => {
    const page = await open()
    const links = [...page.querySelectorAll('.change-list a')].map((a) => [a.textContent, a.getAttribute('href')])
    expect(links).toEqual([
      ['第二条：备案期限由“十五日”改为“三十日”', '#n-2'],
      ['新增第三条', '#n-3'],
    ])
    for (const [, href] of links) expect(page.getElementById((href ?? '').slice(1))?.localName).toBe('tr')
    expect(textOf(page, '.change-renumbered summary')).toBe('2条条号变动')
  })

  it('show what changed and fold what did not', async () => {
    const page = await open()
    expect(rows(page)).toEqual(['folded', 'change-changed', 'change-added', 'folded'])
    expect(foldedIn(page)[1]).toBe('原第三条至第四条现为第四条至第五条，文字未变（2条）')
    const changed = page.querySelector('tr[data-change="changed"]')
    expect([changed?.querySelector('del')?.textContent, changed?.querySelector('ins')?.textContent]).toEqual([
      '十五',
      '三十',
    ])
    expect(changed?.querySelectorAll('td')[1]?.textContent).toBe('第二条停车场经营者应当自开业之日起十五日内备案。')
  })

  it('show one kind of change by its address, and keep the sentences leading to the whole', async () => {
    const page = await open({ kind: 'renumbered' })
    expect(rows(page)).toEqual(['change-renumbered', 'change-renumbered'])
    expect(page.querySelector('.change-list a')?.getAttribute('href')).toBe(`${paths.comparisons.show(texts)}#n-2`)
    expect(textOf(page, '.change-counts [aria-current]')).toBe('仅条号变动 2')
    expect(rows(await open({ kind: 'nonsense' }))).toHaveLength(4)
    expect(textOf(await open({ kind: 'merged' }), '#comparison .empty')).toContain('没有这一种变化')
  })

  it('show both texts in one column', async () => {
    const page = await open({ mode: 'inline' })
    expect(page.querySelectorAll('.inline-changes thead th')).toHaveLength(2)
    expect(textOf(page, 'tr[data-change="changed"] .compared')).toBe(
      '第二条停车场经营者应当自开业之日起十五三十日内备案。',
    )
  })

  it('come in parts when they are longer than any law, and lead to the right one', async () => {
    const article = (words: string) => (_: unknown, at: number) =>
      `第${at + 1}条　${at === 2040 ? words : '照旧'}第${at}项。`
    const long = await givenText(t.deps, documentId, 3, Array.from({ length: 2_050 }, article('改前')))
    const other = await givenText(t.deps, documentId, 4, Array.from({ length: 2_050 }, article('改后')))
    const at = async (query = {}) =>
      pageIn(await (await visitor()).get(paths.comparisons.show({ old: long, new: other }, query)))
    const first = await at()
    const link = first.querySelector('.change-list a')?.getAttribute('href') ?? ''
    expect(link).toBe(`${paths.comparisons.show({ old: long, new: other }, { part: 2 })}#n-2041`)
    const second = await at({ part: 2 })
    expect([first.getElementById('n-2041'), second.getElementById('n-2041')?.localName]).toEqual([null, 'tr'])
    const shown = [first, second].map((page) => page.querySelectorAll('[id^=n-]').length)
    expect(shown).toEqual([2_000, 50])
    expect(rows(await at({ part: 99 }))).toEqual(rows(second))
  })

  it('say so when there was no time for an exact comparison', async () => {
    expect((await open()).body.textContent).not.toContain('整条替换')
    await t.deps.database.kysely.deleteFrom('comparison_result').execute()
    const comparer = createComparer({ inlineUpTo: 0, timeoutMs: 1, coarseTimeoutMs: 20_000 })
    const app = appOf(t.deps, comparisonRoutes({ ...t.deps, comparer }))
    const page = await pageIn(await (await visitorOf(t.deps, app, drafter)).get(paths.comparisons.show(texts)))
    await comparer.close()
    expect(textOf(page, '#summary .note-warn')).toContain('整条替换')
    expect(textOf(page, 'tr[data-change="changed"] del')).toBe('停车场经营者应当自开业之日起十五日内备案。')
  })

  it('take a person’s word on two articles, and take it back', async () => {
    const browser = await visitor()
    const page = await open({ newPath: '3' })
    expect(page.querySelector('select[name=newPath] option[selected]')?.getAttribute('value')).toBe('3')
    const unpair = page.querySelector('tr[data-change="changed"] button[name=both]')
    expect(unpair?.getAttribute('form')).toBe(page.querySelector('form[hidden]')?.getAttribute('id'))
    const both = unpair?.getAttribute('value') ?? ''
    const answer = await browser.post(paths.comparisons.pairings(texts), { kind: 'unpair', both })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${paths.comparisons.show(texts)}#pairings`])
    const after = await open()
    expect(textOf(after, '.pairings li')).toContain('不是同一条')
    expect(rows(after)).toEqual(expect.arrayContaining(['change-removed']))
    const undo = after.querySelector('.pairings form')?.getAttribute('action') ?? ''
    expect((await browser.post(undo, {})).status).toBe(303)
    expect((await open()).querySelector('.pairings')).toBeNull()
    expect((await browser.post(undo, {})).status).toBe(409)
  })

  it('say what is wrong with a word on two articles, and keep what was chosen', async () => {
    const browser = await visitor()
    const half = await browser.post(paths.comparisons.pairings(texts), {
      kind: 'pair',
      oldPath: '2',
      newPath: '',
      reason: '改写',
    })
    expect(half.status).toBe(422)
    const page = await pageIn(half)
    expect(textOf(page, '.error-summary')).toContain('请选择新稿中的一条')
    expect(page.querySelector('select[name=oldPath] option[selected]')?.getAttribute('value')).toBe('2')
    const wrong = await browser.post(paths.comparisons.pairings(texts), { kind: 'pair', oldPath: '2', newPath: '77' })
    expect([wrong.status, textOf(await pageIn(wrong), '.error-summary')]).toEqual([
      422,
      expect.stringContaining('没有这一条'),
    ])
  })

  it('let others look, and offer them nothing to change', async () => {
    await t.deps.database.kysely.updateTable('document').set({ stage: 'published' }).execute()
    const stranger = await visitor(await givenActor(t.deps, { roles: ['drafter'], organId: city.county }))
    const page = await pageIn(await stranger.get(paths.comparisons.show(texts)))
    expect([rows(page).length, page.querySelector('#pairings'), page.querySelector('button[name=both]')]).toEqual([
      4,
      null,
      null,
    ])
    expect((await stranger.post(paths.comparisons.pairings(texts), { kind: 'unpair', both: '2 2' })).status).toBe(403)
  })

  it('do not exist where one of the texts may not be seen', async () => {
    const hidden = await givenDocument(t.deps, { makingOrganId: city.county })
    const other = await givenText(t.deps, hidden, 1, BEFORE)
    const browser = await visitor()
    for (const pair of [
      { ...texts, old: other },
      { ...texts, new: other },
      { ...texts, old: 'nothing' },
    ])
      expect((await browser.get(paths.comparisons.show(pair))).status).toBe(404)
    expect((await browser.get(paths.comparisons.create({ new: other }))).status).toBe(404)
  })

  it('lead to any other document, the one it replaces first', async () => {
    const replaced = await givenDocument(t.deps, {
      makingOrganId: city.government,
      title: '停车管理暂行办法',
      stage: 'published',
    })
    const before = await givenText(t.deps, replaced, 1, BEFORE, 'official')
    const hidden = await givenDocument(t.deps, { makingOrganId: city.county, title: '停车管理细则' })
    await givenText(t.deps, hidden, 1, BEFORE)
    const repealing = [...AFTER.slice(0, -1), '第五条　本办法自2026年5月1日起施行，《停车管理暂行办法》同时废止。']
    const fresh = await givenText(t.deps, documentId, 3, repealing)
    const page = await pageIn(await (await visitor()).get(paths.comparisons.create({ new: fresh, words: '停车' })))
    expect(textOf(page, '#replaced')).toContain('停车管理暂行办法')
    expect(textOf(page, '#others')).not.toContain('停车管理细则')
    const link = page.querySelector('#replaced td a')?.getAttribute('href') ?? ''
    expect(link).toBe(paths.comparisons.show({ old: before, new: fresh }))
    const shown = await pageIn(await (await visitor()).get(link))
    expect(textOf(shown, 'h1')).toBe('《停车管理暂行办法》与《停车管理办法》比对')
  })

  it('show the two versions of one measure as five edits and nine articles renumbered', async () => {
    const [old, fresh] = [Buffer.from(await firstVersion()), Buffer.from(await secondVersion())]
    const id = await givenDocument(t.deps, { makingOrganId: city.department })
    const given = async (serial: number, bytes: Buffer) =>
      givenRevision(t.deps, {
        documentId: id,
        serial,
        body: `${serial}`,
        text: await t.deps.extractor.extract(bytes, 'a.docx'),
      })
    const pair = { old: await given(1, old), new: await given(2, fresh) }
    const page = await pageIn(await (await visitor()).get(paths.comparisons.show(pair)))
    expect(textOf(page, '.change-sum')).toContain('共 5 处修改')
    expect(textOf(page, '.change-renumbered summary')).toBe('9条条号变动')
    expect(page.querySelectorAll('.change-renumbered li')).toHaveLength(9)
    expect(page.querySelectorAll('.change-list li')).toHaveLength(5)
    expect([...page.querySelectorAll('.compared-table ins')].map((ins) => ins.textContent)).toContain('96')
    expect(textOf(page, 'tr.change-moved .change-from')).toBe('原在第六条之后')
  })
})
