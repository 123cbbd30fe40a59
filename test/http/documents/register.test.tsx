import { beforeEach, describe, expect, it } from 'vitest'
import { extractRevision } from '../../../src/documents/jobs.ts'
import { documentRoutes } from '../../../src/documents/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf, typedIn } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const TEXT = '拉萨市停车管理办法\n第一条　为了规范停车，制定本办法。\n第二条　本办法自2026年5月1日起施行。\n'

describe('the register', () => {
  const t = useDeps('sqlite')
  let city: City
  let actor: Actor
  let drafter: Visitor
  const visitor = (who: Actor) => visitorOf(t.deps, appOf(t.deps, documentRoutes(t.deps)), who)

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    actor = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
    drafter = await visitor(actor)
  })

  const fields = (over: Record<string, string | File> = {}) => ({
    title: '停车办法',
    category: 'department',
    secrecy: 'public',
    makingOrganId: city.department,
    draftingOrganId: city.department,
    implementingOrganId: '',
    numberText: '',
    validityKind: 'auto',
    ...over,
  })
  const file = (body = TEXT, name = '停车（送审稿）.txt') => new File([body], name)

  it('takes a draft with its file, reads it, and proposes the title in the text', async () => {
    const answer = await drafter.post(paths.documents.create(), fields({ title: '', file: file() }))
    expect(answer.status).toBe(303)
    const address = answer.headers.get('Location') as string
    const waiting = await pageIn(await drafter.get(address))
    expect(textOf(waiting, '.doc-waiting')).toContain('正在读取')
    const poll = waiting.querySelector('.doc-waiting')?.getAttribute('hx-get') as string
    const [revision] = await t.deps.db.selectFrom('revision').select('revision_id').execute()
    await extractRevision(t.deps, revision?.revision_id as string)
    const fragment = await drafter.get(poll, { 'HX-Request': 'true' })
    expect(await fragment.text()).not.toContain('<html')
    const page = await pageIn(await drafter.get(address))
    expect(textOf(page, '.doc-outline')).toContain('第一条')
    expect(textOf(page, '.doc-body')).toContain('自2026年5月1日起施行')
    expect(textOf(page, '.note')).toContain('文本为“拉萨市停车管理办法”，登记为“停车”')
    const edit = await pageIn(await drafter.get(`${address}/edit?from=text`))
    expect(typedIn(edit, 'title')).toBe('拉萨市停车管理办法')
    expect(typedIn(edit, 'effectiveOn')).toBe('2026-05-01')
  })

  it('keeps what was typed when something is wrong', async () => {
    const answer = await drafter.post(paths.documents.create(), fields({ category: '', numberText: '拉交发[2026]1号' }))
    expect(answer.status).toBe(422)
    const page = await pageIn(answer)
    expect(textOf(page, '.error-summary')).toContain('请选择类别')
    expect(typedIn(page, 'title')).toBe('停车办法')
    expect(typedIn(page, 'numberText')).toBe('拉交发[2026]1号')
    expect(page.querySelector('[name=category]')?.getAttribute('aria-invalid')).toBe('true')
  })

  it('keeps what was typed when neither organ is the own one', async () => {
    const foreign = { makingOrganId: city.county, draftingOrganId: city.county }
    const answer = await drafter.post(paths.documents.create(), fields(foreign))
    expect(answer.status).toBe(422)
    const page = await pageIn(answer)
    expect(textOf(page, '#field-makingOrganId-error')).toContain('选为本单位')
    expect(typedIn(page, 'title')).toBe('停车办法')
  })

  it.each([
    ['{\\rtf1 x}', '办法.docx', 'RTF'],
    ['', '空.docx', '空'],
  ])('refuses the file %j beside its field', async (body, name, words) => {
    const answer = await drafter.post(paths.documents.create(), fields({ file: file(body, name) }))
    expect(answer.status).toBe(422)
    expect(textOf(await pageIn(answer), '#field-file-error')).toContain(words)
    expect(await t.deps.db.selectFrom('document').selectAll().execute()).toEqual([])
  })

  it('asks for a title or a file, and says that a number is taken', async () => {
    const nothing = await drafter.post(paths.documents.create(), fields({ title: '' }))
    expect(textOf(await pageIn(nothing), '#field-title-error')).toContain('请填写名称')
    await givenDocument(t.deps, { makingOrganId: city.department, numberText: '拉交发〔2026〕1号' })
    const taken = await drafter.post(paths.documents.create(), fields({ numberText: '拉交发[2026]第1号' }))
    expect(taken.status).toBe(422)
    expect(textOf(await pageIn(taken), '#field-numberText-error')).toContain('拉交发〔2026〕1号')
  })

  it('tells while typing how the number will be kept', async () => {
    const query = { numberText: '拉交发[2026]第7号', makingOrganId: city.department }
    const answer = await pageIn(await drafter.get(paths.documents.number(query)))
    expect(textOf(answer, '#number-check')).toBe('将登记为：拉交发〔2026〕7号。')
  })

  it('lists with filters, in pages, and as a file', async () => {
    for (let i = 1; i <= 32; i++) await givenDocument(t.deps, { makingOrganId: city.department, title: `办法${i}` })
    await givenDocument(t.deps, { makingOrganId: city.county, title: '外县办法' })
    const list = await pageIn(await drafter.get(paths.documents.list()))
    expect(list.querySelectorAll('tbody tr')).toHaveLength(30)
    expect(textOf(list, '.pager')).toContain('共 32 件')
    const next = list.querySelector('.pager [rel=next]')?.getAttribute('href') as string
    expect((await pageIn(await drafter.get(next))).querySelectorAll('tbody tr')).toHaveLength(2)
    const csv = await (await drafter.get(paths.documents.export({ words: '办法3' }))).text()
    expect(csv.trim().split('\r\n')).toHaveLength(1 + 4)
    expect(csv).not.toContain('外县')
    const none = await pageIn(await drafter.get(paths.documents.list({ words: '没有的' })))
    expect(textOf(none, '.empty')).toContain('没有符合条件的文件')
  })

  it('shows the states of the day asked, on the page and in the file', async () => {
    await givenDocument(t.deps, {
      makingOrganId: city.department,
      title: '旧的规定',
      stage: 'published',
      publishedOn: '2020-01-01',
      validity: { kind: 'years', years: 5 },
    })
    const on = (day: string) => ({ on: day, effect: 'in_force' })
    const then = await pageIn(await drafter.get(paths.documents.list(on('2024-12-31'))))
    expect(textOf(then, 'table')).toContain('2024年12月31日的效力')
    expect(textOf(then, 'tbody')).toContain('旧的规定')
    const after = await pageIn(await drafter.get(paths.documents.list(on('2025-01-01'))))
    expect(after.querySelector('tbody')).toBeNull()
    const sheet = await (await drafter.get(paths.documents.export(on('2024-12-31')))).text()
    expect(sheet).toContain('2024-12-31的效力')
    expect(sheet).toContain('旧的规定')
    const wrong = await pageIn(await drafter.get(paths.documents.list({ on: '某天' })))
    expect(textOf(wrong, 'table')).toContain('今天的效力')
  })

  it('corrects the register, and answers a stale form with a conflict', async () => {
    const id = await givenDocument(t.deps, { makingOrganId: city.department, title: '旧名' })
    const edit = (title: string) =>
      drafter.post(paths.documents.edit({ id }), fields({ title, version: '1', validityKind: 'none' }))
    expect((await edit('新名')).status).toBe(303)
    const stale = await edit('又一名')
    expect(stale.status).toBe(409)
    const again = await pageIn(stale)
    expect(textOf(again, '.error-summary')).toContain('您填写的还没有保存')
    expect(typedIn(again, 'title')).toBe('又一名')
    const page = await pageIn(await drafter.get(paths.documents.show({ id })))
    expect(textOf(page, '.timeline')).toContain('由“旧名”改为“新名”')
  })

  it('lets the bureau record an old document, and shows its state today', async () => {
    const bureau = await visitor(await givenActor(t.deps, { roles: ['reviewer'], organId: city.bureau }))
    const old = fields({
      title: '旧通告',
      makingOrganId: city.government,
      draftingOrganId: city.government,
      category: 'government',
      issuedOn: '1998-05-01',
      stage: 'published',
      reason: '历史文件',
      validityKind: 'years',
      validityYears: '1',
      validitySource: 'clause',
    })
    const answer = await bureau.post(paths.documents.issued(), old)
    expect(answer.status).toBe(303)
    const page = await pageIn(await bureau.get(answer.headers.get('Location') as string))
    expect(textOf(page, '#facts')).toContain('有效期至1999年4月30日届满')
    expect(textOf(page, '.timeline')).toContain('历史文件')
  })
})
