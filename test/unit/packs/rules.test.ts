import { describe, expect, it } from 'vitest'
import { seedCalendar } from '../../../src/calendar/seed-data.ts'
import { formatOf } from '../../../src/documents/formats.ts'
import { day } from '../../../src/lib/day.ts'
import { readBases } from '../../../src/packs/forms.ts'
import type { Pack, ProcedureRecord } from '../../../src/packs/model.ts'
import {
  askedProcedures,
  basisText,
  consultationTime,
  missingMaterials,
  obstaclesInProcedure,
  obstaclesToSending,
} from '../../../src/packs/rules.ts'
import { DEFAULT_POLICIES } from '../../../src/policy/defaults.ts'
import { policyOn } from '../../../src/policy/rules.ts'
import type { ReviewKind } from '../../../src/review/model.ts'
import { done } from '../../support/given/packs.ts'

const today = day('2026-03-16')
const lhasa = seedCalendar('lhasa')
const termsOf = (kind: ReviewKind) => policyOn(DEFAULT_POLICIES, `review-kind.${kind}`, today).value

const pack = (more: Partial<Pack> = {}): Pack => ({
  packId: 'p',
  documentId: 'd',
  roundId: null,
  nature: 'new',
  isMarketRelated: false,
  contactName: '扎西',
  contactPhone: null,
  version: 1,
  bases: [{ title: '中华人民共和国立法法', numberText: null, articles: null }],
  procedures: askedProcedures(termsOf('department')).map(({ procedure }) =>
    procedure === 'consultation' ? consulted('2025-11-03', '2026-01-05') : done(procedure),
  ),
  materials: [],
  ...more,
})
const consulted = (from: string, to: string, more: Partial<ProcedureRecord> = {}): ProcedureRecord =>
  done('consultation', { fromOn: day(from), toOn: day(to), channel: '网站', received: 3, adopted: 1, ...more })

const timeOf = (record: ProcedureRecord, kind: ReviewKind = 'department', isMarketRelated = false) =>
  consultationTime(record, DEFAULT_POLICIES, kind, isMarketRelated, lhasa)
const codes = (given: Pack, kind: ReviewKind = 'department') => {
  const time = timeOf(given.procedures.find((p) => p.procedure === 'consultation') ?? done('experts'), kind)
  return obstaclesToSending(given, termsOf(kind), time, today).map((o) => o.code)
}

describe('the time of consultation', () => {
  it.each<[ReviewKind, boolean, string, string, number, boolean]>([
    ['department', false, '2026-01-05', '2026-01-14', 7, true],
    ['department', false, '2026-01-05', '2026-01-13', 6, false],
    // Losar of 2026 takes the days from 15 to 26 February; Saturday the 14th is worked.
    ['department', false, '2026-02-09', '2026-02-28', 7, true],
    ['department', true, '2026-01-05', '2026-02-03', 29, false],
    ['department', true, '2026-01-05', '2026-02-04', 30, true],
    ['rule', false, '2026-01-05', '2026-02-03', 29, false],
    ['decision', false, '2026-01-05', '2026-02-04', 30, true],
  ])('of a %s (market: %s) from %s to %s is %i, enough: %s', (kind, isMarket, from, to, given, isEnough) => {
    expect(timeOf(consulted(from, to), kind, isMarket)).toMatchObject({ given, isEnough })
  })
})

describe('a pack', () => {
  it('is sent when everything asked for is answered', () => {
    expect(codes(pack())).toEqual([])
  })

  it('is not sent with nothing in it', () => {
    const empty = pack({ nature: null, contactName: ' ', bases: [], procedures: [] })
    expect(codes(empty)).toEqual(['no_nature', 'no_contact', 'no_basis', ...Array(9).fill('unanswered')])
  })

  it('is refused with too short a consultation, until the reason is given', () => {
    const others = pack().procedures.filter((p) => p.procedure !== 'consultation')
    const short = consulted('2026-03-02', '2026-03-05')
    expect(codes(pack({ procedures: [...others, short] }))).toEqual(['consultation_short'])
    const reasoned = { ...short, exceptionReason: '汛期将至' }
    expect(codes(pack({ procedures: [...others, reasoned] }))).toEqual([])
  })

  it('asks a major decision for nothing that review and meeting record themselves', () => {
    expect(askedProcedures(termsOf('decision')).map((p) => p.procedure)).toEqual([
      'consultation',
      'experts',
      'risk',
      'own_legal',
      'competition',
    ])
    expect(
      termsOf('decision')
        .procedures.filter((p) => !p.mayNotApply)
        .map((p) => p.procedure),
    ).toEqual(['legality', 'collective', 'own_legal'])
  })

  it('lacks the fair-competition conclusion only where the market is concerned', () => {
    const all = ['request', 'note', 'basis', 'opinions', 'own_legal'] as const
    expect(missingMaterials(termsOf('department'), pack())).toEqual(all)
    expect(missingMaterials(termsOf('department'), pack({ isMarketRelated: true }))).toEqual([...all, 'competition'])
  })

  it('lacks nothing of a consultation that an emergency waived', () => {
    expect(missingMaterials(termsOf('department'), pack(), true)).toEqual(['request', 'note', 'basis', 'own_legal'])
  })
})

describe('a step of the procedure', () => {
  const asked = { procedure: 'experts', mayNotApply: true } as const
  const codesOf = (record: ProcedureRecord | undefined, mayNotApply = true) =>
    obstaclesInProcedure(record, { ...asked, mayNotApply }, today).map((o) => o.code)

  it.each<[string, ProcedureRecord | undefined, boolean, string[]]>([
    ['must be answered', undefined, true, ['unanswered']],
    ['needs no reason when it was done', done('experts'), true, []],
    ['needs a reason when it was not', done('experts', { answer: 'no' }), true, ['no_reason']],
    ['may not apply, with a reason', done('experts', { answer: 'not_applicable', reason: '不涉及' }), true, []],
    [
      'that always applies is never “not applicable”',
      done('experts', { answer: 'not_applicable', reason: '不涉及' }),
      false,
      ['always_applies'],
    ],
    [
      'does not end before it begins',
      done('experts', { fromOn: day('2026-03-02'), toOn: day('2026-03-01') }),
      true,
      ['period_backwards'],
    ],
    ['is over before it is sent', done('experts', { toOn: day('2026-03-17') }), true, ['not_over']],
    ['adopts no more than it received', done('experts', { received: 1, adopted: 2 }), true, ['counts_wrong']],
  ])('%s', (_, record, mayNotApply, expected) => {
    expect(codesOf(record, mayNotApply)).toEqual(expected)
  })
})

describe('bases', () => {
  it.each([
    ['《中华人民共和国行政许可法》第十七条', '中华人民共和国行政许可法', null, '第十七条'],
    ['《关于加强管理的通知》（拉政发〔2019〕12号）', '关于加强管理的通知', '拉政发〔2019〕12号', null],
    ['城市道路管理条例 第三十条第二款', '城市道路管理条例', null, '第三十条第二款'],
  ])('%s is read', (line, title, numberText, articles) => {
    expect(readBases(line)).toEqual([{ title, numberText, articles }])
    expect(readBases(basisText({ title, numberText, articles }))).toEqual([{ title, numberText, articles }])
  })

  it('are read one a line, empty lines apart', () => {
    expect(readBases('《甲法》\n\n《乙条例》第一条\n').map((b) => b.title)).toEqual(['甲法', '乙条例'])
  })
})

describe('a material', () => {
  it.each([
    [[0x25, 0x50, 0x44, 0x46], '意见.pdf', 'pdf'],
    [[0x50, 0x4b, 3, 4], '说明.docx', 'docx'],
    [[0x50, 0x4b, 3, 4], '台账.xlsx', 'xlsx'],
    [[0xd0, 0xcf, 0x11, 0xe0], '旧表.xls', 'xls'],
    [[0xd0, 0xcf, 0x11, 0xe0], '旧稿.doc', 'doc'],
    [[0xff, 0xd8, 0xff], '签字页.jpg', 'image'],
    [[0xe6, 0x8b, 0x89], '说明.txt', 'text'],
  ] as const)('%s named %s is %s', (bytes, name, format) => {
    expect(formatOf(new Uint8Array(bytes), name)).toBe(format)
  })

  it.each([
    [[], '空.docx', '空文件'],
    [[0x50, 0x4b, 3, 4], '打包.zip', '请解压'],
    [[0x4d, 0x5a], '程序.exe', '无法识别'],
  ] as const)('%s named %s is refused', (bytes, name, words) => {
    expect(() => formatOf(new Uint8Array(bytes), name)).toThrow(words)
  })
})
