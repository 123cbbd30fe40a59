import iconv from 'iconv-lite'
import PizZip from 'pizzip'
import { beforeEach, describe, expect, it } from 'vitest'
import { createWorker } from '../../../src/jobs/registry.ts'
import { attachBatch, matchBatchFile, uploadBatch } from '../../../src/ledger/commands/batches.ts'
import { getBatchPage, listBatchFiles } from '../../../src/ledger/queries/batches.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const text = (title: string, number = '') => Buffer.from(`${title}\n${number}\n第一条　为了规范管理，制定本办法。\n`)

describe.each(DIALECTS)('a batch of files on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: string
  let actor: Actor

  beforeEach(async () => {
    city = await givenOrgan(t.deps, { name: '拉萨市人民政府', kind: 'government' })
    actor = await givenActor(t.deps, { organId: city, roles: ['supervisor'] })
    const given = { makingOrganId: city, stage: 'published', issuedOn: '2010-01-01' } as const
    await givenDocument(t.deps, { ...given, title: '停车管理办法', numberText: '拉政发〔2010〕5号' })
    await givenDocument(t.deps, { ...given, title: '养犬规定' })
    await givenDocument(t.deps, { ...given, title: '养犬管理办法' })
  })

  const bring = async (...files: { fileName: string; bytes: Uint8Array }[]) => {
    const id = await uploadBatch(t.deps, actor, files)
    await createWorker(t.deps).drain()
    return id
  }
  const files = async (id: string) => (await listBatchFiles(t.deps.db, id, undefined, null, 100)).rows
  const attach = async (id: string) => {
    const { version } = await getBatchPage(t.deps.db, id, actor)
    return attachBatch(t.deps, actor, { batchId: id, version })
  }

  it('is matched by number, else by title, and attached in one go', async () => {
    const zip = new PizZip()
    zip.file('正文/停车办法.txt', text('停车管理办法（修订）', '拉政发[2010]第05号'))
    zip.file('__MACOSX/停车办法.txt', 'x')
    const id = await bring(
      {
        fileName: '全部.zip',
        bytes: zip.generate({ type: 'nodebuffer', encodeFileName: (name) => iconv.encode(name, 'gbk') as never }),
      },
      { fileName: '养犬规定.txt', bytes: text('养犬规定') },
      { fileName: '别的.txt', bytes: text('招商引资办法') },
      { fileName: '坏的.docx', bytes: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]) },
    )
    expect((await files(id)).map((file) => [file.fileName, file.state, file.documentTitle])).toEqual([
      ['停车办法.txt', 'matched', '停车管理办法'],
      ['养犬规定.txt', 'matched', '养犬规定'],
      ['别的.txt', 'unmatched', null],
      ['坏的.docx', 'refused', null],
    ])
    expect(await attach(id)).toBe(2)
    await createWorker(t.deps).drain()
    const revisions = await t.deps.db
      .selectFrom('revision')
      .select(['file_name', 'kind', 'state'])
      .orderBy('file_name')
      .execute()
    expect(revisions).toEqual([
      { file_name: '停车办法.txt', kind: 'official', state: 'extracted' },
      { file_name: '养犬规定.txt', kind: 'official', state: 'extracted' },
    ])
    await expect(attach(id)).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('is matched by hand where the names differ, by one document only', async () => {
    const id = await bring({ fileName: 'a.txt', bytes: text('养狗办法') }, { fileName: 'b.txt', bytes: text('其他') })
    const match = (position: number, words: string | null) =>
      matchBatchFile(t.deps, actor, { batchId: id, position, words })
    await expect(match(1, '养犬')).rejects.toMatchObject({ reasons: ['养犬规定', '养犬管理办法'] })
    await expect(match(1, '无此文件')).rejects.toMatchObject({ message: expect.stringContaining('登记簿中没有') })
    await match(1, '养犬管理办法')
    await expect(match(2, '养犬管理办法')).rejects.toMatchObject({
      message: expect.stringContaining('已对应第 1 个文件'),
    })
    await match(1, null)
    await match(2, '养犬管理办法')
    expect((await files(id)).map((file) => file.state)).toEqual(['left', 'matched'])
    expect(await attach(id)).toBe(1)
  })

  it('never replaces a text that is there, and of two files for one document takes one', async () => {
    await attach(await bring({ fileName: '养犬规定.txt', bytes: text('养犬规定') }))
    const id = await bring({ fileName: '养犬规定.txt', bytes: text('养犬规定', '2') })
    expect((await files(id))[0]).toMatchObject({ state: 'unmatched', reason: expect.stringContaining('不能替换') })
    const twice = await bring(
      { fileName: '养犬管理办法.txt', bytes: text('养犬管理办法') },
      { fileName: '养犬管理办法（2）.txt', bytes: text('养犬管理办法', '二') },
    )
    expect((await files(twice)).map((file) => file.state)).toEqual(['matched', 'unmatched'])
  })

  it('refuses what is too much or no archive, with a sentence', async () => {
    const config = { ...t.deps.config, maxBulkBytes: 10 }
    await expect(
      uploadBatch({ ...t.deps, config }, actor, [{ fileName: 'a.txt', bytes: text('甲') }]),
    ).rejects.toMatchObject({ kind: 'too_large' })
    await expect(bring({ fileName: 'a.zip', bytes: Buffer.from('no zip') })).rejects.toMatchObject({
      message: expect.stringContaining('压缩包已损坏'),
    })
    const other = await givenActor(t.deps, { organId: city, roles: ['drafter'] })
    await expect(uploadBatch(t.deps, other, [{ fileName: 'a.txt', bytes: text('甲') }])).rejects.toMatchObject({
      kind: 'forbidden',
    })
  })
})
