import { describe, expect, it } from 'vitest'
import type { Day } from '../../../src/lib/day.ts'
import { ListMatcher, likeness, titleForm } from '../../../src/reconciliation/match-rules.ts'
import type { ListEntry, RegisteredDocument } from '../../../src/reconciliation/model.ts'
import { parseDocumentNumber } from '../../../src/text/document-number.ts'

const keyOf = (number: string | null): string | null =>
  number === null ? null : (parseDocumentNumber(number)?.key ?? number)

let serial = 0
const registered = (
  title: string,
  number: string | null,
  day: string,
  more: Partial<RegisteredDocument> = {},
): RegisteredDocument => ({
  documentId: `d${++serial}`,
  title,
  numberText: number,
  numberKey: keyOf(number),
  makerId: 'gov',
  days: [day as Day],
  hasFiling: true,
  ...more,
})

const entry = (
  row: number,
  title: string,
  number: string | null,
  day: string | null,
  more: Partial<ListEntry> = {},
): ListEntry => ({
  row,
  cells: [],
  title,
  numberText: number,
  numberKey: keyOf(number),
  day: day as Day | null,
  makerText: null,
  makerId: null,
  problem: null,
  ...more,
})

function found(documents: readonly RegisteredDocument[], ...entries: ListEntry[]) {
  const matcher = new ListMatcher(documents)
  matcher.certain(entries)
  matcher.uncertain(entries)
  return { matches: entries.map((one) => matcher.matches.get(one.row)), left: matcher.left(documents) }
}

const outcomes = (documents: readonly RegisteredDocument[], ...entries: ListEntry[]) =>
  found(documents, ...entries).matches.map((one) => one?.outcome)

const PARKING = '拉萨市停车场管理办法'

describe('titles', () => {
  it.each([
    ['关于印发《拉萨市停车场管理办法》的通知', PARKING],
    ['拉萨市人民政府关于印发〈拉萨市停车场管理办法〉的通知', '《拉萨市停车场管理办法》'],
    ['拉萨市人民政府办公室关于做好防汛工作的通知', '关于做好防汛工作的通知'],
    ['拉萨市停车场管理办法（试行）', '拉萨市停车场管理办法(试行)'],
  ])('%s is %s', (a, b) => {
    expect(titleForm(a)).toBe(titleForm(b))
  })

  it('that differ by 试行 or 暂行 are not the same', () => {
    expect(titleForm(`${PARKING}（试行）`)).not.toBe(titleForm(PARKING))
    expect(titleForm('拉萨市停车场暂行管理办法')).not.toBe(titleForm(PARKING))
  })

  it('are alike by shared pairs of characters', () => {
    expect(likeness(PARKING, PARKING)).toBe(1)
    expect(likeness(PARKING, '拉萨市机动车停车场管理办法')).toBeGreaterThan(0.75)
    expect(likeness(PARKING, '关于表彰先进集体的决定')).toBeLessThan(0.2)
    expect(likeness('', '')).toBe(0)
  })
})

describe('a list beside the register', () => {
  it('agrees whatever the spelling of the number', () => {
    const document = registered(PARKING, '拉政发〔2025〕5号', '2025-03-01')
    expect(outcomes([document], entry(2, PARKING, '拉政发[2025]第05号', null))).toEqual(['matched'])
  })

  it('agrees without a number where title and day do', () => {
    const document = registered(PARKING, null, '2025-03-01')
    expect(outcomes([document], entry(2, PARKING, null, '2025-03-01'))).toEqual(['matched'])
    expect(outcomes([document], entry(2, PARKING, null, '2024-03-01'))).toEqual(['omitted'])
  })

  it('tells never filed, renamed, wrongly numbered and missing apart', () => {
    const documents = [
      registered(PARKING, '拉政发〔2025〕5号', '2025-03-01', { hasFiling: false }),
      registered('拉萨市供水条件核查办法', '拉政发〔2025〕6号', '2025-03-02'),
      registered('拉萨市养犬管理规定', '拉政发〔2025〕7号', '2025-03-03'),
    ]
    const entries = [
      entry(2, PARKING, '拉政发〔2025〕5号', '2025-03-01'),
      entry(3, '拉萨市供水条件核查实施办法', '拉政发〔2025〕6号', '2025-03-02'),
      entry(4, '拉萨市养犬管理规定', '拉政发〔2025〕17号', '2025-03-03'),
      entry(5, '拉萨市户外广告设置办法', '拉政发〔2025〕8号', '2025-03-04'),
    ]
    expect(outcomes(documents, ...entries)).toEqual(['unfiled', 'renamed', 'wrong_number', 'omitted'])
  })

  it('leaves to a person what may be several, and never takes a document twice', () => {
    const first = registered('年度考核通报', '拉政发〔2025〕1号', '2025-01-05')
    const second = registered('年度考核通报', '拉政发〔2025〕2号', '2025-01-05')
    const { matches } = found([first, second], entry(2, '年度考核通报', '拉政发〔2025〕12号', '2025-01-05'))
    expect(matches[0]).toMatchObject({ outcome: 'ambiguous', candidates: [first.documentId, second.documentId] })
    const twice = outcomes(
      [first],
      entry(2, first.title, '拉政发〔2025〕1号', null),
      entry(3, first.title, '拉政发〔2025〕1号', null),
    )
    expect(twice).toEqual(['matched', 'repeated'])
  })

  it('does not believe a number over a title that has nothing to do with it', () => {
    const document = registered(PARKING, '拉政发〔2025〕5号', '2025-03-01')
    const { matches } = found([document], entry(2, '关于表彰先进集体的决定', '拉政发〔2025〕5号', '2025-06-01'))
    expect(matches[0]).toMatchObject({ outcome: 'ambiguous', candidates: [document.documentId] })
  })

  it('shows a title that is alike on the same day, unless another row has it', () => {
    const document = registered('拉萨市城市供热管理办法', '拉政发〔2025〕5号', '2025-03-01')
    const alike = entry(2, '拉萨市城市供水管理办法', '拉政发〔2025〕9号', '2025-03-01')
    expect(outcomes([document], alike)).toEqual(['ambiguous'])
    expect(outcomes([document], alike, entry(3, document.title, '拉政发〔2025〕5号', '2025-03-01'))).toEqual([
      'omitted',
      'matched',
    ])
  })

  it('takes the same title of another year for another document', () => {
    const document = registered('关于表彰先进集体的决定', '拉政发〔2024〕5号', '2024-03-01')
    expect(outcomes([document], entry(2, document.title, '拉政发〔2025〕5号', '2025-03-01'))).toEqual(['omitted'])
  })

  it('keeps makers apart that give the same number', () => {
    const own = registered(PARKING, '拉政发〔2025〕5号', '2025-03-01')
    const other = registered(PARKING, '拉政发〔2025〕5号', '2025-03-01', { makerId: 'county' })
    const { matches, left } = found([other, own], entry(2, PARKING, '拉政发〔2025〕5号', null, { makerId: 'gov' }))
    expect(matches[0]).toMatchObject({ outcome: 'matched', documentId: own.documentId })
    expect(left).toEqual([other])
  })

  it('keeps a row that cannot be compared, with its reason', () => {
    const { matches } = found([], entry(2, '', null, null, { problem: '没有文件名称。' }))
    expect(matches[0]).toMatchObject({ outcome: 'bad', detail: '没有文件名称。' })
  })
})
