import { beforeEach, describe, expect, it } from 'vitest'
import { chooseReading, importComments } from '../../../src/documents/commands/readings.ts'
import { uploadRevision } from '../../../src/documents/commands/upload-revision.ts'
import { extractRevision } from '../../../src/documents/jobs.ts'
import { findText, getRevision, listRevisions } from '../../../src/documents/queries/revisions.ts'
import { submitRound } from '../../../src/review/commands/submit-round.ts'
import { elevenArticles } from '../../fixtures/docx/eleven-articles.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { givenPack } from '../../support/given/packs.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, givenBench } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('a file with tracked changes on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  let documentId: string
  let revisionId: string

  beforeEach(async () => {
    bench = await givenBench(t.deps)
    documentId = await givenDocument(t.deps, { makingOrganId: bench.city.department })
    const bytes = await elevenArticles()
    const input = { documentId, kind: 'draft' as const, fileName: '办法.docx', bytes, note: null }
    revisionId = (await uploadRevision(t.deps, bench.drafter, input)).revisionId
    await extractRevision(t.deps, revisionId)
    await givenPack(t.deps, bench.drafter, documentId)
  })
  const choose = (reading: 'original' | 'final') =>
    chooseReading(t.deps, bench.drafter, { documentId, serial: 1, reading, note: null })
  const submit = () =>
    submitRound(t.deps, bench.drafter, { documentId, note: null, isUrgent: false, urgencyReason: null })
  const article8 = async () => (await findText(t.deps.db, revisionId))?.provisions.find((x) => x.path === '8')?.text
  const plain = async () =>
    (await t.deps.db.selectFrom('revision_text').select('plain').executeTakeFirstOrThrow()).plain

  it('does not go to review before somebody says how it is to be read', async () => {
    expect((await listRevisions(t.deps.db, documentId))[0]?.awaitsReading).toBe(true)
    await expect(submit()).rejects.toThrow('送审稿带有修订痕迹')
    expect(await t.deps.db.selectFrom('review').selectAll().execute()).toEqual([])
    await choose('final')
    await submit()
  })

  it('is read, searched and compared in the chosen reading', async () => {
    await choose('original')
    expect(await article8()).toContain('三十日内')
    expect(await plain()).toContain('三十日内')
    await choose('final')
    expect(await article8()).toContain('十五日内')
    expect(await plain()).not.toContain('三十日内')
    expect((await getRevision(t.deps.db, bench.drafter, documentId, 1)).choice).toMatchObject({
      reading: 'final',
      chosenByName: '扎西',
    })
    expect(await t.deps.db.selectFrom('reading_choice').selectAll().execute()).toHaveLength(2)
  })

  it('keeps its reading once it was sent', async () => {
    await choose('final')
    await expect(choose('final')).rejects.toMatchObject({ kind: 'conflict' })
    await submit()
    await expect(choose('original')).rejects.toThrow('已经送审')
    expect(await article8()).toContain('十五日内')
  })

  it('is its own unit’s to decide', async () => {
    const stranger = await givenActor(t.deps, { organId: bench.city.county, roles: ['drafter'] })
    const input = { documentId, serial: 1, reading: 'final' as const, note: null }
    await expect(chooseReading(t.deps, stranger, input)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(chooseReading(t.deps, bench.reviewer, input)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('has nothing to choose when it holds no change, and no comments to take over', async () => {
    const bytes = Buffer.from('第一条　为了规范停车，制定本办法。')
    const input = { documentId, kind: 'draft' as const, fileName: '净稿.txt', bytes, note: null }
    const clean = await uploadRevision(t.deps, bench.drafter, input)
    await extractRevision(t.deps, clean.revisionId)
    const ref = { documentId, serial: clean.serial }
    await expect(chooseReading(t.deps, bench.drafter, { ...ref, reading: 'final', note: null })).rejects.toThrow(
      '没有修订痕迹',
    )
    await expect(importComments(t.deps, bench.drafter, ref)).rejects.toMatchObject({ kind: 'conflict' })
    await submit()
  })
})
