import { beforeEach, describe, expect, it } from 'vitest'
import { documentRoutes } from '../../../src/documents/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import { createWorker } from '../../../src/jobs/registry.ts'
import { ledgerRoutes } from '../../../src/ledger/routes.tsx'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the import of a ledger', () => {
  const t = useDeps('sqlite')
  let city: City
  let bureau: Visitor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    bureau = await visitor('supervisor')
  })
  const visitor = async (role: 'supervisor' | 'drafter') =>
    visitorOf(
      t.deps,
      appOf(t.deps, documentRoutes(t.deps)).route('/', ledgerRoutes(t.deps)),
      await givenActor(t.deps, { organId: city.department, roles: [role] }),
    )
  const fields = (file: File) => ({ file, makingOrganId: '', category: '', secrecy: 'public', reason: '历史文件' })
  const bring = async (file: File): Promise<string> => {
    const answer = await bureau.post(paths.ledgers.create(), fields(file))
    expect(answer.status).toBe(303)
    await createWorker(t.deps).drain()
    return answer.headers.get('Location') as string
  }
  const csv = (...lines: string[]) => new File([lines.join('\n')], '台账.csv')

  it('of the export of the register changes nothing', async () => {
    const given = { makingOrganId: city.department }
    await givenDocument(t.deps, { ...given, title: '同名', stage: 'drafting' })
    await givenDocument(t.deps, { ...given, title: '同名', stage: 'in_review' })
    await givenDocument(t.deps, {
      ...given,
      title: '=办法（试行）',
      stage: 'published',
      numberText: '拉交规〔2020〕1号',
      issuedOn: '2020-01-01',
      publishedOn: '2020-01-01',
      effectiveOn: '2020-02-01',
      validity: { kind: 'years', years: 2 },
      secrecy: 'internal',
      implementingOrganId: city.department,
    })
    await givenDocument(t.deps, { ...given, title: '长期的', stage: 'issued', signedOn: '2019-05-05' })
    for (const format of ['csv', 'xlsx']) {
      const file = await bureau.get(paths.documents.export({ format }))
      const page = await pageIn(
        await bureau.get(await bring(new File([Buffer.from(await file.arrayBuffer())], `登记簿.${format}`))),
      )
      expect(textOf(page, 'main')).toContain('新增 0，更改 0，相同 4，有问题 0')
    }
  })

  it('shows what is wrong in its cell and is written by one button', async () => {
    const address = await bring(
      csv('名称,文号,制定机关,印发日期', '停车办法,拉交规〔2020〕1号,无此机关,2020-01-01', '养犬办法,,,2020年2月30日'),
    )
    const page = await pageIn(await bureau.get(address))
    expect([...page.querySelectorAll('.cell-wrong')].map((one) => one.textContent)).toEqual([
      '无此机关',
      '（空）',
      '2020年2月30日',
    ])
    expect(textOf(page, 'main')).toContain('没有可以写入的行')
    const mapped = await bureau.post(`${address}/mapping`, {
      version: page.querySelector('#mapping input[name=version]')?.getAttribute('value') ?? '',
      headerRow: '1',
      column_title: '0',
      column_number_text: '1',
      column_issued_on: '3',
      makingOrganId: city.department,
      category: '',
      secrecy: 'public',
      reason: '历史文件',
    })
    expect(mapped.status).toBe(303)
    await createWorker(t.deps).drain()
    const ready = await pageIn(await bureau.get(address))
    const version = ready.querySelector('form[action$=commit] input[name=version]')?.getAttribute('value') ?? ''
    const refused = await bureau.post(`${address}/commit`, { version })
    expect(refused.status).toBe(422)
    expect(textOf(await pageIn(refused), '.error-summary')).toContain('还有 1 行有问题')
    expect((await bureau.post(`${address}/commit`, { version, leavesOut: 'on' })).status).toBe(303)
    await createWorker(t.deps).drain()
    expect(textOf(await pageIn(await bureau.get(address)), 'main')).toContain('已写入')
    expect(await t.deps.db.selectFrom('document').select('title').execute()).toEqual([{ title: '停车办法' }])
    const wrong = await (await bureau.get(`${address}/export?outcome=wrong`)).text()
    expect(wrong).toContain('印发日期：“2020年2月30日”不是完整的日期')
  })

  it('keeps what was typed when the file is missing, and says why a file is no spreadsheet', async () => {
    const answer = await bureau.post(paths.ledgers.create(), { ...fields(csv()), file: '', reason: '旧档案' })
    expect(answer.status).toBe(422)
    const page = await pageIn(answer)
    expect(page.querySelector('input[name=reason]')?.getAttribute('value')).toBe('旧档案')
    expect(textOf(page, '#field-file-error')).toContain('请选择台账文件')
    const address = await bring(new File([new Uint8Array([0, 1, 2, 3])], '台账.xlsx'))
    expect(textOf(await pageIn(await bureau.get(address)), '.note-bad')).not.toBe('')
  })

  it('is closed to drafters', async () => {
    const drafter = await visitor('drafter')
    expect((await drafter.get(paths.ledgers.create())).status).toBe(403)
    expect((await drafter.get(paths.ledgers.list())).status).toBe(403)
  })
})
