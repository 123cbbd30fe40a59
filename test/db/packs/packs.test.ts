import { beforeEach, describe, expect, it } from 'vitest'
import { day } from '../../../src/lib/day.ts'
import { addMaterial, removeMaterial } from '../../../src/packs/commands/materials.ts'
import { savePack, saveProcedures } from '../../../src/packs/commands/save-pack.ts'
import { readMaterial } from '../../../src/packs/jobs.ts'
import { findPackDesk, getMaterial, getPackDesk } from '../../../src/packs/queries/desk.ts'
import { findOpenPack } from '../../../src/packs/records.ts'
import { acceptRound, answerSupplement, requestSupplement } from '../../../src/review/commands/intake.ts'
import { submitRound } from '../../../src/review/commands/submit-round.ts'
import { listRounds } from '../../../src/review/records.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenRevision } from '../../support/given/documents.ts'
import { done, givenPack, picture } from '../../support/given/packs.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, givenBench, givenDraft, givenOpinion } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

describe.each(DIALECTS)('the pack of a draft on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  let documentId: string
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
    documentId = await givenDraft(t.deps, bench)
  })
  const submit = () =>
    submitRound(t.deps, bench.drafter, { documentId, note: null, isUrgent: false, urgencyReason: null })
  const desk = () => getPackDesk(t.deps.db, bench.drafter, documentId, t.deps.clock.today())
  const note = (more: object = {}) => ({
    documentId,
    kind: 'note' as const,
    fileName: '起草说明.png',
    bytes: picture('另一份说明'),
    ...more,
  })

  it('is wanted before anything is sent', async () => {
    await expect(submit()).rejects.toThrow('请先填写送审材料')
    expect(await t.deps.db.selectFrom('review').selectAll().execute()).toEqual([])
  })

  it('is refused with a short consultation and sent with its reason, which the reviewer sees', async () => {
    const short = { fromOn: day('2026-02-02'), toOn: day('2026-02-05') }
    await givenPack(t.deps, bench.drafter, documentId, { consultation: short })
    await expect(submit()).rejects.toThrow('公开征求意见只有 3 个工作日，规定不少于 7 个工作日')
    const { pack } = await desk()
    const records = pack.procedures.map((p) =>
      p.procedure === 'consultation' ? { ...p, exceptionReason: '汛期将至' } : p,
    )
    await saveProcedures(t.deps, bench.drafter, { documentId, records, version: pack.version })
    const { reviewId } = await submit()
    const [round] = await listRounds(t.deps.db, reviewId)
    const sent = await findPackDesk(t.deps.db, bench.reviewer, documentId, round?.roundId ?? '', day('2026-02-09'))
    expect(sent?.consultation).toMatchObject({ given: 3, isEnough: false })
    expect(sent?.pack.procedures.find((p) => p.procedure === 'consultation')?.exceptionReason).toBe('汛期将至')
  })

  it('may be sent incomplete, but is not accepted before the supplement brings what was missing', async () => {
    await givenPack(t.deps, bench.drafter, documentId, { without: ['note'] })
    const ref = { ...(await submit()), documentId }
    await expect(acceptRound(t.deps, bench.reviewer, ref)).rejects.toThrow('缺少：起草说明')
    await expect(addMaterial(t.deps, bench.drafter, note())).rejects.toThrow('材料不能再改')
    await requestSupplement(t.deps, bench.reviewer, { ...ref, missing: '1. 起草说明' })
    expect((await desk()).missing).toEqual(['note'])
    await addMaterial(t.deps, bench.drafter, note())
    await answerSupplement(t.deps, bench.drafter, { ...ref, revisionId: null })
    await acceptRound(t.deps, bench.reviewer, ref)
    expect((await desk()).mayEdit).toBe(false)
  })

  it('begins the next round as a copy, and leaves the first as it was sent', async () => {
    await givenPack(t.deps, bench.drafter, documentId)
    const first = { ...(await submit()), documentId }
    await acceptRound(t.deps, bench.reviewer, first)
    await givenOpinion(t.deps, bench, first, { kind: 'agree_with_changes' })
    await givenRevision(t.deps, { documentId, serial: 2 })
    await addMaterial(t.deps, bench.drafter, note())
    await submit()
    const rounds = await listRounds(t.deps.db, first.reviewId)
    const notes = async (at: number) =>
      (
        await findPackDesk(t.deps.db, bench.reviewer, documentId, rounds[at]?.roundId ?? '', day('2026-02-09'))
      )?.pack.materials.filter((m) => m.kind === 'note').length
    expect([await notes(0), await notes(1)]).toEqual([1, 2])
  })

  it('takes a file once, remembers one that was taken out, and gives it to nobody else', async () => {
    await givenPack(t.deps, bench.drafter, documentId)
    await addMaterial(t.deps, bench.drafter, note())
    await expect(addMaterial(t.deps, bench.drafter, note())).rejects.toMatchObject({ kind: 'conflict' })
    const added = (await desk()).pack.materials.find((m) => m.fileName === '起草说明.png')
    const materialId = added?.materialId ?? ''
    const stranger = await givenActor(t.deps, { organId: bench.city.county, roles: ['drafter'] })
    await expect(getMaterial(t.deps.db, stranger, documentId, materialId)).rejects.toMatchObject({ kind: 'not_found' })
    await removeMaterial(t.deps, bench.drafter, { documentId, materialId })
    await expect(removeMaterial(t.deps, bench.drafter, { documentId, materialId })).rejects.toThrow('已经不在')
    const row = await t.deps.db
      .selectFrom('review_material')
      .select('removed_by_name')
      .where('material_id', '=', materialId)
      .executeTakeFirst()
    expect(row?.removed_by_name).toBe('扎西')
  })

  it('keeps the words of two clerks apart: the second is told that the first was faster', async () => {
    await givenPack(t.deps, bench.drafter, documentId)
    const { version } = (await findOpenPack(t.deps.db, documentId)) ?? { version: 0 }
    const input = { documentId, records: [done('experts')], version }
    await saveProcedures(t.deps, bench.drafter, input)
    await expect(saveProcedures(t.deps, bench.drafter, input)).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('is not another unit’s to fill in', async () => {
    const stranger = await givenActor(t.deps, { organId: bench.city.county, roles: ['drafter'] })
    const input = { nature: 'new', isMarketRelated: false, contactName: '某某', contactPhone: null, bases: [] } as const
    await expect(savePack(t.deps, stranger, { ...input, documentId, version: 0 })).rejects.toMatchObject({
      kind: 'not_found',
    })
    await expect(getPackDesk(t.deps.db, stranger, documentId, day('2026-02-09'))).rejects.toMatchObject({
      kind: 'not_found',
    })
  })

  it('has the text of its materials read, or says why it could not be', async () => {
    await givenPack(t.deps, bench.drafter, documentId)
    const bytes = new TextEncoder().encode('起草说明\n一、必要性')
    await addMaterial(t.deps, bench.drafter, note({ fileName: '说明.txt', bytes }))
    const [waiting] = (await desk()).pack.materials.filter((m) => m.state === 'waiting')
    await readMaterial(t.deps, waiting?.materialId ?? '')
    await readMaterial(t.deps, waiting?.materialId ?? '')
    const row = await t.deps.db
      .selectFrom('review_material')
      .select(['state', 'plain'])
      .where('material_id', '=', waiting?.materialId ?? '')
      .executeTakeFirst()
    expect(row?.state).toBe('read')
    expect(row?.plain).toContain('必要性')
  })
})
