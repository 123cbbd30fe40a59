import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { editDocument } from '../../../src/documents/commands/edit.ts'
import { issueDocument } from '../../../src/documents/commands/issue.ts'
import { getDocument } from '../../../src/documents/records.ts'
import { type Day, day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('correcting and issuing on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let drafter: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
  })

  it('keeps every changed field, organs by their names', async () => {
    const documentId = await givenDocument(t.deps, { makingOrganId: city.department, title: '旧名' })
    await editDocument(t.deps, drafter, {
      documentId,
      version: 1,
      title: '新名',
      implementingOrganId: city.bureau,
    })
    const [, line] = await listAuditOf(t.deps.db, [{ type: 'document', id: documentId }])
    expect(line?.detail).toEqual({
      title: '新名',
      changes: { title: ['旧名', '新名'], implementing_organ_id: [null, '拉萨市司法局'] },
    })
  })

  it('refuses a stale edit, an empty one and one by another organ', async () => {
    const documentId = await givenDocument(t.deps, { makingOrganId: city.department })
    await editDocument(t.deps, drafter, { documentId, version: 1, title: '第一次' })
    const edit = (version: number, title: string, actor = drafter) =>
      editDocument(t.deps, actor, { documentId, version, title })
    await expect(edit(1, '第二次')).rejects.toMatchObject({ kind: 'conflict' })
    await expect(edit(2, '第一次')).rejects.toMatchObject({ kind: 'invalid' })
    const stranger = await givenActor(t.deps, { roles: ['drafter'], organId: city.county })
    await expect(edit(2, '第三次', stranger)).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('does not touch in review what the review is about', async () => {
    const documentId = await givenDocument(t.deps, { makingOrganId: city.department, stage: 'in_review' })
    const edit = editDocument(t.deps, drafter, { documentId, version: 1, category: 'rule' })
    await expect(edit).rejects.toMatchObject({ kind: 'invalid' })
    expect(await getDocument(t.deps.db, documentId)).toMatchObject({ category: 'government', version: 1 })
  })

  const issue = (documentId: string, over: { version?: number; numberText?: string | null; issuedOn?: Day } = {}) =>
    issueDocument(t.deps, drafter, {
      documentId,
      version: over.version ?? 1,
      numberText: over.numberText === undefined ? '拉交规〔2026〕1号' : over.numberText,
      signedOn: day('2026-03-10'),
      writtenOn: day('2026-03-10'),
      issuedOn: over.issuedOn ?? day('2026-03-12'),
    })

  it('issues what the review let through, once', async () => {
    const documentId = await givenDocument(t.deps, { makingOrganId: city.department, stage: 'reviewed' })
    const clicks = await Promise.allSettled([issue(documentId), issue(documentId)])
    expect(clicks.map((c) => c.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await getDocument(t.deps.db, documentId)).toMatchObject({
      stage: 'issued',
      number_text: '拉交规〔2026〕1号',
      issued_on: '2026-03-12',
    })
    const lines = await listAuditOf(t.deps.db, [{ type: 'document', id: documentId }])
    expect(lines.filter((l) => l.action === 'document.issued')).toHaveLength(1)
  })

  it('never issues an unreviewed draft, nor without a number, nor in the future', async () => {
    const draft = await givenDocument(t.deps, { makingOrganId: city.department })
    await expect(issue(draft)).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('合法性审核'),
    })
    const reviewed = await givenDocument(t.deps, { makingOrganId: city.department, stage: 'reviewed' })
    await expect(issue(reviewed, { numberText: null })).rejects.toMatchObject({ message: '请填写发文字号。' })
    await expect(issue(reviewed, { issuedOn: day('2026-03-17') })).rejects.toMatchObject({ kind: 'invalid' })
  })
})
