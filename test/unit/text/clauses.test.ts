import { describe, expect, it } from 'vitest'
import { findEffectClause, findValidityClause } from '../../../src/text/clauses.ts'

const effect = (...lines: string[]): unknown => findEffectClause(lines)?.value ?? null
const validity = (...lines: string[]): unknown => findValidityClause(lines)?.value ?? null

describe('the clause of effect', () => {
  it('is the document’s own, never the first match', () => {
    const history = '（2004年10月1日通过　自2004年11月1日起施行　2010年5月1日修订）'
    const own = '第四十条 本办法自2021年1月1日起施行。2001年3月1日起施行的《旧办法》同时废止。'
    expect(effect(history, own)).toEqual({ kind: 'on', on: '2021-01-01' })
  })

  it('may count from an event, with a delay', () => {
    expect(effect('本办法自公布之日起施行。')).toEqual({ kind: 'from', event: 'published', delayDays: 0 })
    expect(effect('本办法自公布之日起三十日后施行。')).toEqual({ kind: 'from', event: 'published', delayDays: 30 })
    expect(effect('本通知自印发之日起执行。')).toEqual({ kind: 'from', event: 'issued', delayDays: 0 })
  })

  it('stands in the line under the title where the text has none', () => {
    expect(effect('（2019年12月9日拉萨市人民政府令第62号公布 自2020年2月1日起施行）', '第一条 为了')).toEqual({
      kind: 'on',
      on: '2020-02-01',
    })
  })

  it('reads Chinese numerals', () => {
    expect(effect('本规定自二○○四年十月一日起实施。')).toEqual({ kind: 'on', on: '2004-10-01' })
  })

  it('is not the clause of a single article or of a cited text', () => {
    expect(effect('本办法第九条自2023年1月1日起施行。')).toBeNull()
    expect(effect('废止《自2020年1月1日起施行的甲办法》。')).toBeNull()
  })

  it('quotes its words with their place', () => {
    const clause = findEffectClause(['第一条 为了', '第二条 本办法自2020年2月1日起施行。'])
    expect(clause).toMatchObject({ quote: '自2020年2月1日起施行', line: 1, from: 7, sure: true })
  })

  it('is not sure where two clauses contradict each other', () => {
    expect(findEffectClause(['本办法自2020年2月1日起施行。', '本办法自2021年2月1日起施行。'])?.sure).toBe(false)
  })
})

describe('the clause of validity', () => {
  it.each([
    ['本办法自2020年2月1日起施行，有效期五年。', { kind: 'years', years: 5 }],
    ['本办法自2020年2月1日起施行，有效期至2025年12月31日。', { kind: 'until', lapsesAfter: '2025-12-31' }],
    ['本通知有效期为两年，自印发之日起执行', { kind: 'years', years: 2 }],
    ['本规定自2020年2月1日起施行。本规定有效期18个月。', { kind: 'months', months: 18 }],
    ['本办法自2020年2月1日起施行，有效期24个月。', { kind: 'years', years: 2 }],
    ['本办法自2024年3月1日起施行至2026年2月28日止。', { kind: 'until', lapsesAfter: '2026-02-28' }],
    ['本办法自2024年3月1日起试行，试行期两年。', { kind: 'years', years: 2 }],
    [
      '本办法自2024年3月1日起施行，有效期自2024年3月1日起至2029年2月28日。',
      { kind: 'until', lapsesAfter: '2029-02-28' },
    ],
  ])('reads %s', (line, value) => {
    expect(validity(line)).toEqual(value)
  })

  it.each([
    '食品经营许可证有效期为5年。本办法自2020年2月1日起施行。',
    '营业执照有效期至2025年12月31日。',
    '本办法规定的许可有效期为3年，自2020年2月1日起施行。',
    '有效期届满前三十日内提出延续申请。',
  ])('is not the term of a permit: %s', (line) => {
    expect(validity(line)).toBeNull()
  })
})
