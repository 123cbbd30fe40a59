import JSZip from 'jszip'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkRoutes } from '../../../src/cleanup/check-routes.tsx'
import { itemRoutes } from '../../../src/cleanup/item-routes.tsx'
import { outputRoutes } from '../../../src/cleanup/output-routes.tsx'
import { listItemIds } from '../../../src/cleanup/queries/items.ts'
import { campaignRoutes } from '../../../src/cleanup/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Actor } from '../../../src/people/model.ts'
import { readSheetFile } from '../../../src/sheets/read/read-file.ts'
import { givenCampaign, moveThrough } from '../../support/given/campaigns.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the pages of a clean-up', () => {
  const t = useDeps('sqlite')
  let city: City
  let bureau: Actor
  let browser: Visitor
  let id = ''
  let items: readonly string[] = []

  const given = (title: string, more: Partial<Parameters<typeof givenDocument>[1]> = {}) =>
    givenDocument(t.deps, {
      makingOrganId: city.department,
      category: 'department',
      stage: 'published',
      title,
      issuedOn: '2018-03-01',
      effectiveOn: '2018-03-01',
      ...more,
    })
  const visitor = (who: Actor) => {
    const routes = [campaignRoutes(t.deps), itemRoutes(t.deps), outputRoutes(t.deps), checkRoutes(t.deps)]
    return visitorOf(t.deps, appOf(t.deps, ...routes), who)
  }
  const main = async (path: string) => textOf(await pageIn(await browser.get(path)), 'main')
  const word = async (path: string) => {
    const answer = await browser.get(path)
    expect(answer.headers.get('Content-Disposition')).toContain('.docx')
    const zip = await JSZip.loadAsync(await answer.arrayBuffer())
    return ((await zip.file('word/document.xml')?.async('string')) ?? '').replace(/<[^>]+>/g, '')
  }
  const propose = (fields: Record<string, string>, query: Record<string, string> = {}) =>
    browser.post(paths.campaigns.proposals({ id }, query), { scope: 'found', ...fields })

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    bureau = await givenActor(t.deps, { organId: city.bureau, roles: ['supervisor'] })
    browser = await visitor(bureau)
    const documents = [
      await given('停车办法', { numberText: '拉交发〔2018〕1号' }),
      await given('市场办法'),
      await given('涉密办法', { secrecy: 'secret' }),
    ]
    id = await givenCampaign(t.deps, bureau, city.government, documents)
    items = await listItemIds(t.deps.db, bureau, id, {})
  })

  it('count a scope before it is opened, keep what was typed, and say what is wrong with it', async () => {
    const scope = { cutOffOn: '2025-12-31', 'categories[]': 'department', name: '清理甲', state: 'all' }
    const counted = await browser.post(paths.campaigns.count(), scope)
    expect(counted.status).toBe(200)
    const page = await pageIn(counted)
    expect(textOf(page, 'main')).toContain('这个范围现在共 3 件（含涉密 1 件）')
    expect(textOf(page, 'main')).not.toContain('涉密办法')
    expect(page.querySelector('input[name=name]')?.getAttribute('value')).toBe('清理甲')
    const wrong = await browser.post(paths.campaigns.count(), { ...scope, reformFrom: '2019-01-01' })
    expect(wrong.status).toBe(422)
    expect(textOf(await pageIn(wrong), 'main')).toContain('机构改革的起止日期请一并填写')
    const empty = await pageIn(await browser.post(paths.campaigns.count(), { ...scope, 'categories[]': 'rule' }))
    expect(textOf(empty, 'main')).toContain('请调整起止日期')
  })

  it('let the ground decide by the criteria of the campaign, and show what departs from them', async () => {
    const nothing = await browser.post(paths.campaigns.proposals({ id }), { 'ids[]': items[1] ?? '', basis: '上位法' })
    expect(nothing.status).toBe(422)
    const kept = await pageIn(nothing)
    expect(kept.querySelector('tbody input[checked]')?.getAttribute('value')).toBe(items[1])
    expect(kept.querySelector('input[name=basis]')?.getAttribute('value')).toBe('上位法')
    expect((await propose({ ground: 'superseded', reason: '新办法' }, { words: '停车' })).status).toBe(303)
    expect((await propose({ ground: 'conflict', outcome: 'remain' }, { words: '市场' })).status).toBe(422)
    const departing = { ground: 'conflict', outcome: 'remain', reason: '上位法尚未施行' }
    expect((await propose(departing, { words: '市场' })).status).toBe(303)
    const page = await pageIn(await browser.get(paths.campaigns.show({ id }, { state: 'off_criteria' })))
    const rows = [...page.querySelectorAll('tbody tr[id^=item]')].map((row) => row.textContent ?? '')
    expect(rows).toHaveLength(1)
    expect(rows[0]).toContain('标准为废止')
    expect(rows[0]).toContain('与上位规定抵触：上位法尚未施行')
  })

  it('give report, draft decisions and catalogues as Word and Excel, without the secret documents', async () => {
    await propose({ outcome: 'remain' })
    await propose({ outcome: 'repeal', reason: '已被代替' }, { words: '停车' })
    const outputs = await main(paths.campaigns.outputs({ id }))
    expect(outputs).toContain(
      '继续有效 1 ＋ 废止 1 ＋ 宣布失效 0 ＋ 修改 0 ＝ 2 件；涉密不列 1 件，尚无意见 0 件，合计 3 件',
    )
    const report = await word(paths.campaigns.reportWord({ id }))
    expect(report).toContain('继续有效2件，废止1件')
    const decision = await word(paths.campaigns.decisionWord({ id, kind: 'repeal' }))
    expect(decision).toContain('拉萨市人民政府关于废止部分规范性文件的决定（草案）')
    expect(decision).toContain('《停车办法》（拉交发〔2018〕1号）规范性文件予以废止')
    const remain = await word(paths.campaigns.catalogueWord({ id, kind: 'remain' }))
    expect(remain).toContain('另有涉密文件1件')
    for (const text of [report, decision, remain]) expect(text).not.toContain('涉密办法')
    const excel = await browser.get(paths.campaigns.catalogueExport({ id, kind: 'remain' }, { format: 'xlsx' }))
    const [sheet] = (await readSheetFile(Buffer.from(await excel.arrayBuffer()))).sheets
    expect(sheet?.rows.map((row) => row.cells[1])).toEqual(['文件名称', '市场办法'])
    const onDay = await main(paths.campaigns.catalogue({ id, kind: 'remain' }, { on: '2018-02-01' }))
    expect(onDay).toContain('未印发')
    expect((await browser.get(paths.campaigns.catalogue({ id, kind: 'nothing' as never }))).status).toBe(404)
  })

  it('list what drops out, take it in while units propose, later only with a reason', async () => {
    await given('补录的办法')
    expect(await main(paths.campaigns.check({ id }))).toContain('不在任何目录的文件 1')
    expect((await browser.post(paths.campaigns.include({ id }), {})).status).toBe(303)
    expect(await main(paths.campaigns.check({ id }))).toContain('不在任何目录的文件 0')
    expect((await browser.post(paths.campaigns.include({ id }), {})).status).toBe(422)
    const late = await given('又一件补录的办法')
    await propose({ outcome: 'remain' })
    await moveThrough(t.deps, bureau, id, ['reviewing'])
    const explain = paths.campaigns.explain({ id, document: late })
    const long = await browser.post(explain, { reason: '长'.repeat(501) })
    expect(long.status).toBe(422)
    expect((await pageIn(long)).querySelector('#field-reason')?.getAttribute('value')).toHaveLength(501)
    expect((await browser.post(explain, { reason: '不属于规范性文件' })).status).toBe(303)
    expect(await main(paths.campaigns.check({ id }, { part: 'explained' }))).toContain('不属于规范性文件')
    for (const [part, file] of [
      ['omitted', '制定机关'],
      ['ended', '序号,文件名称,决定'],
      ['explained', '又一件补录的办法,不属于规范性文件'],
    ] as const)
      expect(await (await browser.get(paths.campaigns.checkExport({ id }, { part }))).text()).toContain(file)
    expect((await browser.post(paths.campaigns.unexplain({ id, document: late }), {})).status).toBe(303)
    expect(await main(paths.campaigns.check({ id }))).toContain('又一件补录的办法')
    const unit = await visitor(await givenActor(t.deps, { organId: city.department, roles: ['drafter'] }))
    expect((await unit.post(explain, { reason: '单位不能' })).status).toBe(403)
  })

  it('ask when and where catalogues were published, and follow the amendments up to the end', async () => {
    await propose({ outcome: 'amend', reason: '部分过时', amendBy: '2026-06-30' })
    await moveThrough(t.deps, bureau, id, ['reviewing', 'reporting', 'deciding'])
    const decision = { number: '拉政发〔2026〕9号', decidedOn: '2026-03-10', effectiveOn: '2026-03-16' }
    await browser.post(paths.campaigns.decisions({ id }), { scope: 'found', outcome: '', ...decision })
    await moveThrough(t.deps, bureau, id, ['decided'])
    const page = await pageIn(await browser.get(paths.campaigns.show({ id })))
    const form = page.querySelector('form.stage-form input[name=actedOn]')?.closest('form')
    const fields = { version: form?.querySelector('input[name=version]')?.getAttribute('value') ?? '', to: 'published' }
    const stage = paths.campaigns.stage({ id })
    const refused = await browser.post(stage, { ...fields, actedOn: '2026-03-16' })
    expect(refused.status).toBe(422)
    const again = await pageIn(refused)
    expect(textOf(again, 'main')).toContain('请填写公布的载体')
    expect(again.querySelector('form.stage-form input[name=actedOn]')?.getAttribute('value')).toBe('2026-03-16')
    expect((await browser.post(stage, { ...fields, actedOn: '2026-03-16', place: '市政府公报' })).status).toBe(303)
    expect(await main(paths.campaigns.show({ id }))).toContain('2026年3月16日，市政府公报')

    expect(await main(paths.amendments.list({ state: 'open' }))).toContain('尚未修改 3 件，其中逾期 0 件')
    const at = { id, item: items[0] ?? '' }
    expect(await main(paths.campaigns.item(at))).toContain('还剩106日')
    const late = { version: '1', by: '拉交发〔2018〕1号', doneOn: '2026-03-16' }
    const itself = await browser.post(paths.campaigns.amendmentDone(at), late)
    expect(itself.status).toBe(422)
    expect(textOf(await pageIn(itself), 'main')).toContain('不能是它自己')
    const done = { ...late, by: '拉交发〔2026〕4号' }
    expect((await browser.post(paths.campaigns.amendmentDone(at), done)).status).toBe(303)
    expect((await browser.post(paths.campaigns.amendmentDone(at), done)).status).toBe(422)
    expect(await main(paths.amendments.list())).toContain('已修改 1 件')
    const back = { version: '2', reason: '文号有误' }
    expect((await browser.post(paths.campaigns.amendmentReopen(at), back)).status).toBe(303)
    const due = { version: '2', dueOn: '2026-09-30', reason: '立法计划调整' }
    expect((await browser.post(paths.campaigns.amendmentDue(at), due)).status).toBe(409)
    expect((await browser.post(paths.campaigns.amendmentDue(at), { ...due, version: '3' })).status).toBe(303)
    expect((await browser.get(paths.amendments.export())).status).toBe(200)
  })
})
