import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EvaluationScene, latestOpenEnd, obstaclesToEvaluate } from '../../../src/documents/evaluation-rules.ts'
import { lastChange } from '../../../src/documents/life-rules.ts'
import type { DocumentFacts } from '../../../src/documents/model.ts'
import { isSuccession, likelyTargets, obstaclesToRelation } from '../../../src/documents/relation-rules.ts'
import { addDays, day } from '../../../src/lib/day.ts'

describe('the evaluation before expiry', () => {
  const scene: EvaluationScene = {
    lapsesAfter: day('2026-08-31'),
    state: 'in_force',
    months: [6, 3, 2, 1],
    evaluated: null,
  }
  const codes = (over: Partial<EvaluationScene>, today: string) =>
    obstaclesToEvaluate({ ...scene, ...over }, day(today)).map((o) => o.code)

  it('opens six months before, also where that month is shorter', () => {
    expect(codes({}, '2026-02-27')).toEqual(['too_early'])
    expect(codes({}, '2026-02-28')).toEqual([])
    expect(codes({}, '2026-08-31')).toEqual([])
  })

  it('is open for every end up to one day and for none after it', () => {
    const days = fc.integer({ min: 0, max: 900 }).map((n) => addDays(day('2025-12-01'), n))
    fc.assert(
      fc.property(days, days, fc.constantFrom([6, 3, 2, 1], [3], []), (today, lapsesAfter, months) => {
        const tooEarly = obstaclesToEvaluate({ ...scene, lapsesAfter, months }, today).some(
          (o) => o.code === 'too_early',
        )
        expect(tooEarly).toBe(lapsesAfter > latestOpenEnd(months, today))
      }),
    )
  })

  it('says why not', () => {
    expect(codes({ lapsesAfter: null }, '2026-08-01')).toEqual(['no_end'])
    expect(codes({ state: 'repealed' }, '2026-08-01')).toEqual(['ended'])
    expect(codes({ evaluated: 'continue' }, '2026-08-01')).toEqual(['evaluated'])
    expect(codes({ evaluated: 'end' }, '2026-08-01')).toEqual([])
  })
})

describe('the document a text means', () => {
  const candidate = (documentId: string, over: object = {}) => ({
    documentId,
    title: '甲办法',
    titleKey: '甲办法',
    numberText: null,
    numberKey: null,
    makingOrgan: '拉萨市人民政府',
    issuedOn: null,
    dates: [day('2005-06-01')],
    ...over,
  })
  const named = { title: '甲办法', number: null, dated: null, maker: null }
  const ids = (over: object, ...candidates: ReturnType<typeof candidate>[]) =>
    likelyTargets({ ...named, ...over }, '甲办法', candidates).map((c) => c.documentId)

  it('is told by number, then day or year, then maker; else a person chooses', () => {
    const [a, b] = [
      candidate('a'),
      candidate('b', { numberKey: '拉政发〔2015〕3', dates: [day('2015-06-01')], makingOrgan: '拉萨市公安局' }),
    ]
    expect(ids({ number: '拉政发〔2015〕3号' }, a, b)).toEqual(['b'])
    expect(ids({ dated: '2005' }, a, b)).toEqual(['a'])
    expect(ids({ maker: '市公安局' }, a, b)).toEqual(['b'])
    expect(ids({}, a, b)).toEqual(['a', 'b'])
  })

  it('is not one that bears another number', () => {
    expect(ids({ number: '拉政发〔2015〕4号' }, candidate('b', { numberKey: '拉政发〔2015〕3' }))).toEqual([])
  })
})

describe('relations', () => {
  it('end only what the maker or its superior made, unless the bureau says so', () => {
    const target = { documentId: 't', makers: ['department', 'government'], isIssued: true }
    const scene = { kind: 'repeals' as const, sourceId: 's', sourceMaker: 'county', target, isBureau: false }
    expect(obstaclesToRelation(scene).map((o) => o.code)).toEqual(['not_competent'])
    expect(obstaclesToRelation({ ...scene, sourceMaker: 'government' })).toEqual([])
    expect(obstaclesToRelation({ ...scene, isBureau: true })).toEqual([])
    expect(obstaclesToRelation({ ...scene, kind: 'cites' })).toEqual([])
  })

  it('are a succession where a new text repeals the old, not where a decision ends others', () => {
    expect(isSuccession('repeals', '拉萨市停车管理办法')).toBe(true)
    expect(isSuccession('repeals', '关于废止部分规范性文件的决定')).toBe(false)
    expect(isSuccession('renews', '关于废止部分规范性文件的决定')).toBe(true)
    expect(isSuccession('amends', '拉萨市停车管理办法')).toBe(false)
  })
})

describe('the change that makes what rests on a document doubtful', () => {
  const facts = (over: Partial<DocumentFacts>): DocumentFacts => ({
    signedOn: null,
    writtenOn: null,
    issuedOn: null,
    publishedOn: day('2020-01-01'),
    effectiveOn: null,
    validity: { kind: 'none' },
    effects: [],
    ...over,
  })
  const on = (over: Partial<DocumentFacts>, today = '2026-03-16') => lastChange(facts(over), day(today))?.on ?? null

  it('is an amendment or an end, decided ones before their day too, but no lapse that is yet to come', () => {
    expect(on({})).toBeNull()
    expect(on({ effects: [{ kind: 'amended', effectiveOn: day('2026-05-01'), source: '某决定' }] })).toBe('2026-05-01')
    expect(on({ effects: [{ kind: 'suspended', effectiveOn: day('2025-05-01'), source: '某决定' }] })).toBeNull()
    expect(on({ validity: { kind: 'years', years: 10 } })).toBeNull()
    expect(on({ validity: { kind: 'years', years: 5 } })).toBe('2025-01-01')
  })
})
