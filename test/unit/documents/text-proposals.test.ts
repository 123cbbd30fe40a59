import { describe, expect, it } from 'vitest'
import type { Validity } from '../../../src/documents/model.ts'
import { textProposals, validityFromText } from '../../../src/documents/text-proposals.ts'
import { day } from '../../../src/lib/day.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'

const TEXT = extractText(
  '拉萨市停车管理办法\n第一条　为了规范停车，制定本办法。\n第二条　本办法自2026年5月1日起施行，有效期5年。\n',
)
const registered = {
  title: '拉萨市停车管理办法',
  numberText: null,
  writtenOn: null,
  effectiveOn: null,
  validity: { kind: 'years', years: 2 } as Validity,
}

describe('what the text states otherwise than the register', () => {
  it('is proposed with its words', () => {
    const found = textProposals(registered, TEXT, [])
    expect(found.map((p) => [p.field, p.registered, p.inText])).toEqual([
      ['effectiveOn', null, '2026-05-01'],
      ['validity', '2y', '5y'],
    ])
    expect(found[1]?.quote).toContain('有效期5年')
  })

  it('is not proposed where it is the same or cannot be changed', () => {
    const same = { ...registered, effectiveOn: day('2026-05-01'), validity: { kind: 'years', years: 5 } as Validity }
    expect(textProposals(same, TEXT, [])).toEqual([])
    expect(textProposals(registered, TEXT, ['effective_on', 'validity_kind'])).toEqual([])
  })

  it.each([
    ['5y', { kind: 'years', years: 5 }],
    ['24m', { kind: 'years', years: 2 }],
    ['18m', null],
    ['2028-12-31', { kind: 'until', lapsesAfter: '2028-12-31' }],
    ['', null],
  ])('reads the validity %j as %j', (value, validity) => {
    expect(validityFromText(value)).toEqual(validity)
  })
})
