import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { verifyAudit } from '../../../src/audit/seal.ts'
import { uploadRevision } from '../../../src/documents/commands/upload-revision.ts'
import { extractRevision } from '../../../src/documents/jobs.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const TEXT = '停车管理办法\n第一条　为了规范停车，制定本办法。\n第二条　本办法自2026年5月1日起施行。\n'

describe.each(DIALECTS)('files of a document on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let drafter: Actor
  let documentId: string

  beforeEach(async () => {
    city = await givenCity(t.deps)
    drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
    documentId = await givenDocument(t.deps, { makingOrganId: city.department })
  })

  const upload = (over: { body?: string | Buffer; fileName?: string; kind?: 'draft' | 'official' } = {}) =>
    uploadRevision(t.deps, drafter, {
      documentId,
      kind: over.kind ?? 'draft',
      fileName: over.fileName ?? '停车.txt',
      bytes: Buffer.from(over.body ?? TEXT),
      note: null,
    })
  const states = async () => {
    const rows = await t.deps.db.selectFrom('revision').select(['state', 'failure']).orderBy('serial').execute()
    return rows.map((r) => [r.state, r.failure])
  }
  const actions = async () =>
    (await listAuditOf(t.deps.db, [{ type: 'document', id: documentId }])).map((l) => l.action)

  it('are kept with a job that reads them', async () => {
    const { revisionId, serial } = await upload()
    expect(serial).toBe(1)
    expect(await t.deps.db.selectFrom('job').select(['kind', 'payload']).execute()).toEqual([
      { kind: 'extract-revision', payload: JSON.stringify({ revisionId }) },
    ])
    expect(await states()).toEqual([['waiting', null]])
  })

  it('are read once, however often the job runs', async () => {
    const { revisionId } = await upload()
    await Promise.all([extractRevision(t.deps, revisionId), extractRevision(t.deps, revisionId)])
    await extractRevision(t.deps, revisionId)
    const kept = await t.deps.db.selectFrom('revision_text').selectAll().execute()
    expect(kept).toHaveLength(1)
    expect(kept[0]?.plain).toContain('第一条为了规范停车')
    expect(await states()).toEqual([['extracted', null]])
    expect(await actions()).toEqual(['document.registered', 'revision.uploaded', 'revision.extracted'])
  })

  it('say why they cannot be read', async () => {
    const { revisionId } = await upload({ body: Buffer.from('504b0304deadbeef', 'hex'), fileName: '坏.docx' })
    await extractRevision(t.deps, revisionId)
    const [[state, failure]] = (await states()) as [[string, string]]
    expect(state).toBe('failed')
    expect(failure).toMatch(/[\u4e00-\u9fa5]{4,}/u)
    expect((await actions()).at(-1)).toBe('revision.failed')
  })

  it('are refused the second time, also at the same moment', async () => {
    await upload()
    await expect(upload()).rejects.toMatchObject({ kind: 'conflict', message: expect.stringContaining('第 1 稿') })
    const both = await Promise.allSettled([upload({ body: '另一稿' }), upload({ body: '另一稿' })])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await verifyAudit(t.deps.db)).toMatchObject({ broken: null })
  })

  it('both stay when two different ones come at the same moment', async () => {
    const both = await Promise.all([upload({ body: '甲稿' }), upload({ body: '乙稿' })])
    expect(both.map((r) => r.serial).sort()).toEqual([1, 2])
  })

  it('are refused by what they hold, not by their name', async () => {
    await expect(upload({ body: '{\\rtf1 x}', fileName: '办法.docx' })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(upload({ body: '' })).rejects.toMatchObject({ message: expect.stringContaining('空') })
    const config = { ...t.deps.config, maxUploadBytes: 10 }
    const large = uploadRevision({ ...t.deps, config }, drafter, {
      documentId,
      kind: 'draft',
      fileName: '大.txt',
      bytes: Buffer.from(TEXT),
      note: null,
    })
    await expect(large).rejects.toMatchObject({ kind: 'too_large' })
    expect(await states()).toEqual([])
  })

  it('become the official text only after the review', async () => {
    await expect(upload({ kind: 'official' })).rejects.toMatchObject({ kind: 'invalid' })
    documentId = await givenDocument(t.deps, { makingOrganId: city.department, stage: 'reviewed' })
    await upload({ kind: 'draft' })
    expect(await upload({ kind: 'official' })).toMatchObject({ serial: 2 })
  })

  it('of another organ do not exist for a drafter', async () => {
    documentId = await givenDocument(t.deps, { makingOrganId: city.county })
    await expect(upload()).rejects.toMatchObject({ kind: 'not_found' })
  })
})
