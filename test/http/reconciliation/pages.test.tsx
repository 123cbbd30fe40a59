import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import { reconciliationRoutes } from '../../../src/reconciliation/routes.tsx'
import { readSheetFile } from '../../../src/sheets/read/read-file.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const LIST = `拉萨市2025年发文目录
序号\t文件名称\t发文字号\t发文日期
1\t拉萨市养犬管理办法\t拉政发〔2025〕1号\t2025-03-01
2\t关于任免张三的决定\t拉政发〔2025〕2号\t2025-03-02
3\t\t拉政发〔2025〕3号\t2025-03-03
`

describe('issuing lists on pages', () => {
  const t = useDeps('sqlite')
  let city: City
  let bureau: Visitor
  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    const app = appOf(t.deps, reconciliationRoutes(t.deps))
    bureau = await visitorOf(t.deps, app, await givenActor(t.deps, { organId: city.bureau, roles: ['reviewer'] }))
  })

  const typed = (more: Record<string, string> = {}) => ({
    year: '2025',
    receivedOn: '2026-01-20',
    makerId: city.government,
    ...more,
  })
  const received = async (): Promise<string> => {
    const answer = await bureau.post(paths.issuingLists.create(), typed({ paste: LIST }))
    expect(answer.status).toBe(303)
    return (answer.headers.get('location') ?? '').split('/')[2] ?? ''
  }
  const compared = async (): Promise<string> => {
    const id = await received()
    const columns = { version: '1', sheet: '表格', headingRow: '2', title: '1', number: '2', writtenOn: '3' }
    const answer = await bureau.post(paths.issuingLists.columns({ id }), columns)
    expect(answer.headers.get('location')).toBe(paths.issuingLists.show({ id }))
    return id
  }
  const idsIn = async (id: string): Promise<string[]> => {
    const page = await pageIn(await bureau.get(paths.issuingLists.show({ id })))
    return [...page.querySelectorAll('input[name="ids[]"]')].map((box) => box.getAttribute('value') ?? '')
  }

  it('are only for those who register filings', async () => {
    const app = appOf(t.deps, reconciliationRoutes(t.deps))
    const drafter = await visitorOf(
      t.deps,
      app,
      await givenActor(t.deps, { organId: city.department, roles: ['drafter'] }),
    )
    expect((await drafter.get(paths.issuingLists.list())).status).toBe(403)
    expect((await drafter.post(paths.issuingLists.create(), typed())).status).toBe(403)
    expect((await bureau.get(paths.issuingLists.show({ id: 'none' }))).status).toBe(404)
    expect(textOf(await pageIn(await bureau.get(paths.issuingLists.list())), '.empty')).toContain('还没有导入')
  })

  it.each<[Record<string, string>, Uint8Array | null, RegExp]>([
    [{}, null, /请选择发文目录文件/],
    [{ year: '二〇二五' }, Buffer.from(LIST), /年度/],
    [{ receivedOn: '2026-02-30' }, Buffer.from(LIST), /日期请写成/],
    [{ receivedOn: '2027-01-01' }, Buffer.from(LIST), /不能晚于今天/],
    [{ makerId: 'none' }, Buffer.from(LIST), /不由您的单位核对/],
    [{}, Buffer.from('%PDF-1.7'), /这是 PDF 文件/],
    [{}, Buffer.from('d0cf11e0a1b11ae1', 'hex'), /已损坏/],
    [{}, Buffer.from('a,"b'), /引号没有成对/],
    [{ paste: ' , ,' }, null, /没有内容/],
  ])('keep what was typed when a list cannot be taken: %j', async (more, bytes, said) => {
    const fields = typed({ name: '年度目录', ...more })
    const file = bytes && new File([new Uint8Array(bytes)], '目录.xlsx')
    const answer = await bureau.post(paths.issuingLists.create(), file ? { ...fields, file } : fields)
    expect(answer.status).toBe(422)
    const page = await pageIn(answer)
    expect(textOf(page, '.error-summary')).toMatch(said)
    expect(page.querySelector('input[name=name]')?.getAttribute('value')).toBe('年度目录')
  })

  it('have their columns guessed for correction', async () => {
    const id = await received()
    const show = await bureau.get(paths.issuingLists.show({ id }))
    expect(show.headers.get('location')).toBe(paths.issuingLists.columns({ id }))
    const page = await pageIn(await bureau.get(paths.issuingLists.columns({ id })))
    const chosen = (name: string) =>
      page.querySelector(`form[method=post] select[name=${name}] option[selected]`)?.textContent
    expect([chosen('title'), chosen('number'), chosen('writtenOn')]).toEqual([
      'B 列：文件名称',
      'C 列：发文字号',
      'D 列：发文日期',
    ])
    const wrong = { version: '1', sheet: '表格', headingRow: '2', title: '', number: '2' }
    const answer = await bureau.post(paths.issuingLists.columns({ id }), wrong)
    expect(answer.status).toBe(422)
    const again = await pageIn(answer)
    expect(textOf(again, '.error-summary')).toContain('请选择文件名称所在的列')
    expect(again.querySelector('form[method=post] select[name=number] option[selected]')?.getAttribute('value')).toBe(
      '2',
    )
  })

  it('show every row, filter and export the same rows in both forms', async () => {
    const id = await compared()
    const text = textOf(await pageIn(await bureau.get(paths.issuingLists.show({ id }))), 'main')
    for (const words of ['表中共 5 行', '条目 3 行', '登记中没有 2', '没有文件名称', '拉萨市养犬管理办法', '按期'])
      expect(text).toContain(words)
    const csv = await (await bureau.get(paths.issuingLists.rowsExport({ id }, { outcome: 'omitted' }))).text()
    expect(csv.trim().split('\r\n')).toHaveLength(3)
    const xlsx = await bureau.get(paths.issuingLists.rowsExport({ id }, { outcome: 'bad', format: 'xlsx' }))
    const { sheets } = await readSheetFile(new Uint8Array(await xlsx.arrayBuffer()))
    expect(sheets[0]?.rows[1]?.cells.slice(0, 3)).toEqual(['5', '', '拉政发〔2025〕3号'])
    const lists = await (await bureau.get(paths.issuingLists.export())).text()
    expect(lists).toContain('2025年发文目录')
  })

  it('take one decision for the rows ticked, and a stale one not at all', async () => {
    const id = await compared()
    const [dog = '', , bad = ''] = await idsIn(id)
    const none = await bureau.post(paths.issuingLists.decisions({ id }), { decision: 'omission' })
    expect(none.status).toBe(422)
    const wrong = await bureau.post(paths.issuingLists.decisions({ id }), {
      decision: 'none',
      reason: '任免',
      'ids[]': dog,
    })
    expect(wrong.status).toBe(422)
    expect(textOf(await pageIn(wrong), '.error-summary')).toContain('备案义务')
    const done = await bureau.post(paths.issuingLists.decisions({ id }), { decision: 'omission', 'ids[]': dog })
    expect(done.status).toBe(303)
    expect(
      (await bureau.post(paths.issuingLists.decisions({ id }), { decision: 'omission', 'ids[]': dog })).status,
    ).toBe(409)
    const text = textOf(await pageIn(await bureau.get(paths.issuingLists.show({ id }))), 'tbody')
    expect(text).toContain('确认漏报，补建备案')
    expect(text).toContain('待报送')
    const found = { decision: 'explained', reason: '目录漏填', scope: 'found' }
    expect((await bureau.post(paths.issuingLists.decisions({ id }, { outcome: 'bad' }), found)).status).toBe(303)
    const row = paths.issuingLists.row({ id, row: bad.split(':')[0] ?? '' })
    expect(textOf(await pageIn(await bureau.get(row)), 'main')).toContain('目录漏填')
  })

  it('take a decision on one row with what the row lacks', async () => {
    const id = await compared()
    const [, , bad = ''] = await idsIn(id)
    const [rowId = '', version = ''] = bad.split(':')
    const path = paths.issuingLists.row({ id, row: rowId })
    expect(textOf(await pageIn(await bureau.get(path)), 'main')).toContain('没有文件名称')
    const refused = await bureau.post(path, { version, decision: 'omission', reason: '补' })
    expect(refused.status).toBe(422)
    expect((await pageIn(refused)).querySelector('textarea[name=reason]')?.textContent).toContain('补')
    const omission = { version, decision: 'omission', title: '拉萨市停车办法', secrecy: 'public' }
    expect((await bureau.post(path, omission)).status).toBe(303)
    expect((await bureau.post(path, omission)).status).toBe(409)
  })
})
