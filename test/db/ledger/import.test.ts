import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { verifyAudit } from '../../../src/audit/seal.ts'
import { createWorker } from '../../../src/jobs/registry.ts'
import { commitImport, recheckLedger, uploadLedger } from '../../../src/ledger/commands/imports.ts'
import { allLedgerRows, getLedgerImport } from '../../../src/ledger/queries/imports.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const HEAD = '序号,文件名称,发文字号,制定机关,印发日期,有效期至,效力状态,废止日期,备注'
const DEFAULTS = { makingOrganId: null, category: null, secrecy: 'public', reason: '历史文件' } as const

describe.each(DIALECTS)('a ledger on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: string
  let actor: Actor

  beforeEach(async () => {
    city = await givenOrgan(t.deps, { name: '拉萨市人民政府', shortName: '市政府', kind: 'government' })
    actor = await givenActor(t.deps, { organId: city, roles: ['supervisor'] })
  })

  const upload = async (lines: readonly string[], head = HEAD) => {
    const bytes = Buffer.from(['拉萨市规范性文件台账', head, ...lines].join('\r\n'))
    const importId = await uploadLedger(t.deps, actor, { fileName: '台账.csv', bytes, defaults: DEFAULTS })
    await work()
    return importId
  }
  const work = () => createWorker(t.deps).drain()
  const read = (importId: string) => getLedgerImport(t.deps.db, importId, actor)
  const rows = (importId: string) => allLedgerRows(t.deps.db, importId, undefined)
  const documents = () => t.deps.db.selectFrom('document').selectAll().orderBy('title').execute()
  const commit = async (importId: string, leavesOut = false) => {
    const { version } = await read(importId)
    await commitImport(t.deps, actor, { importId, version, leavesOut })
    await work()
    return read(importId)
  }

  it('is read, shown, and written as one unit', async () => {
    const id = await upload([
      '1,停车管理办法,拉政发〔2010〕5号,市政府,2010年5月1日,5年,有效,,老文件',
      '2,养犬规定,拉政发[2011]第06号,拉萨市人民政府,2011.3.2,,已废止,2018-06-30,',
      ',,,,,,,,',
    ])
    expect(await read(id)).toMatchObject({
      state: 'ready',
      headerRow: 2,
      counts: { new: 2, changed: 0, same: 0, wrong: 0 },
    })
    expect(await documents()).toEqual([])
    expect((await commit(id)).state).toBe('committed')
    expect(await documents()).toMatchObject([
      {
        title: '停车管理办法',
        number_text: '拉政发〔2010〕5号',
        issued_on: '2010-05-01',
        validity_years: 5,
        category: 'government',
        stage: 'published',
      },
      { title: '养犬规定', number_text: '拉政发〔2011〕6号', validity_kind: 'none', note: null },
    ])
    const [parking, dogs] = await documents()
    const effects = await t.deps.db.selectFrom('document_effect').selectAll().execute()
    expect(effects).toMatchObject([{ document_id: dogs?.document_id, kind: 'repealed', effective_on: '2018-06-30' }])
    const [entry] = await listAuditOf(t.deps.db, [{ type: 'document', id: parking?.document_id ?? '' }])
    expect(entry).toMatchObject({ action: 'document.recorded' })
    expect((await verifyAudit(t.deps.db)).broken).toBeNull()
  })

  it('says of each cell what is wrong, and writes the rest only when told to', async () => {
    const id = await upload([
      '1,停车管理办法,拉政发〔2010〕5号,市政府,2010年5月1日,,,,',
      '2,养犬规定,,交通运输局,2011年13月1日,三百年,作废,,',
      '3,,拉政发〔2012〕1号,市政府,2012-01-01,,,,',
      '4,停车管理办法,拉政发〔2010〕05号,市政府,2010-05-01,,,,',
      '5,招商办法,拉政发〔2013〕1号,市政府,,,已失效,,',
    ])
    const found = (await rows(id)).map((row) => [row.rowNumber, row.outcome, row.problems.map((one) => one.field)])
    expect(found).toEqual([
      [3, 'new', []],
      [4, 'wrong', ['effect_state', 'making_organ_id', 'issued_on', 'validity']],
      [5, 'wrong', ['title']],
      [6, 'wrong', [null]],
      [7, 'wrong', [null]],
    ])
    const { version } = await read(id)
    await expect(commitImport(t.deps, actor, { importId: id, version, leavesOut: false })).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('还有 4 行有问题'),
    })
    expect((await commit(id, true)).state).toBe('committed')
    expect(await documents()).toHaveLength(1)
  })

  it('brought in again changes only what differs, and shows both values first', async () => {
    await commit(
      await upload([
        '1,停车管理办法,拉政发〔2010〕5号,市政府,2010年5月1日,,,,旧备注',
        '2,养犬规定,,市政府,2011-03-02,,,,',
      ]),
    )
    const again = await upload([
      '1,停车管理办法（修订）,拉政发〔2010〕5号,市政府,2010年5月1日,,,,',
      '2,养犬规定,拉政发〔2011〕6号,市政府,2011-03-02,,,,',
    ])
    expect((await rows(again)).map((row) => [row.outcome, row.changes])).toEqual([
      ['changed', { title: ['停车管理办法', '停车管理办法（修订）'] }],
      ['changed', { number_text: [null, '拉政发〔2011〕6号'] }],
    ])
    await commit(again)
    expect(await documents()).toMatchObject([
      { title: '停车管理办法（修订）', note: '旧备注', version: 2 },
      { title: '养犬规定', number_text: '拉政发〔2011〕6号' },
    ])
    const third = await upload(['1,停车管理办法（修订）,拉政发〔2010〕5号,市政府,2010年5月1日,,,,旧备注'])
    expect((await read(third)).counts).toEqual({ new: 0, changed: 0, same: 1, wrong: 0 })
  })

  it('is not written when the register has changed under it, and nothing of it is', async () => {
    const id = await upload([
      '1,停车管理办法,拉政发〔2010〕5号,市政府,2010年5月1日,,,,',
      '2,养犬规定,拉政发〔2010〕6号,市政府,2010-05-01,,,,',
    ])
    await givenDocument(t.deps, { makingOrganId: city, numberText: '拉政发〔2010〕6号', title: '别的' })
    expect(await commit(id)).toMatchObject({ state: 'ready', failure: expect.stringContaining('登记簿有了变化') })
    expect((await documents()).map((one) => one.title)).toEqual(['别的'])
    const { version } = await read(id)
    await recheckLedger(t.deps, actor, { importId: id, version })
    await work()
    expect((await read(id)).counts).toEqual({ new: 1, changed: 0, same: 0, wrong: 1 })
  })

  it('does not touch what is under review or was filed', async () => {
    await givenDocument(t.deps, { makingOrganId: city, title: '草案', stage: 'in_review' })
    const id = await upload(['1,草案,,市政府,2010年5月1日,,,,'])
    expect((await rows(id))[0]).toMatchObject({
      outcome: 'wrong',
      problems: [{ message: expect.stringContaining('还在起草或者审核') }],
    })
  })

  it('without headings is refused with a sentence, and can be given its columns by hand', async () => {
    const id = await upload(['停车管理办法,拉政发〔2010〕5号,2010-05-01'], '甲,乙,丙')
    expect(await read(id)).toMatchObject({ state: 'failed', failure: expect.stringContaining('没有找到标题行') })
    const { version } = await read(id)
    await recheckLedger(t.deps, actor, {
      importId: id,
      version,
      headerRow: 2,
      mapping: { title: 0, number_text: 1, issued_on: 2 },
      defaults: { ...DEFAULTS, makingOrganId: city },
    })
    await work()
    expect(await read(id)).toMatchObject({ state: 'ready', headings: ['甲', '乙', '丙'] })
    const mapped = await read(id)
    await recheckLedger(t.deps, actor, {
      importId: id,
      version: mapped.version,
      mapping: { title: 0, number_text: 1, issued_on: 2 },
      defaults: { ...DEFAULTS, makingOrganId: city },
    })
    await work()
    expect((await read(id)).counts.new).toBe(1)
  })

  it('of others is not seen, and a second answer to the same page is refused', async () => {
    const id = await upload(['1,停车管理办法,,市政府,2010年5月1日,,,,'])
    const other = await givenActor(t.deps, { organId: city, roles: ['reviewer'] })
    await expect(getLedgerImport(t.deps.db, id, other)).rejects.toMatchObject({ kind: 'not_found' })
    const { version } = await read(id)
    await commitImport(t.deps, actor, { importId: id, version, leavesOut: false })
    await expect(commitImport(t.deps, actor, { importId: id, version, leavesOut: false })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })
})
