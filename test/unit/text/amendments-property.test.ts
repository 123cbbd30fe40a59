import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAmendments } from '../../../src/text/amendments.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import { formatNumber } from '../../../src/text/numbers.ts'
import { anyAmendment, type Said, sentenceOf } from '../../support/amending.ts'

const saidBy = ({
  document: _,
  quote: __,
  paragraph: ___,
  confidence: ____,
  ...said
}: Said & Record<string, unknown>) => said

describe('any decision', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyAmendment, fc.nat(5)), { minLength: 1, maxLength: 12 }), (some) => {
        const lines = some.map(([said, way], at) => `${formatNumber(at + 1)}、${sentenceOf(said, way)}。`)
        const text = extractText(['关于修改〈夜市管理办法〉的决定', ...lines, '本决定自公布之日起施行。'].join('\n'))
        const { amendments, unread } = parseAmendments(text)
        expect(unread).toEqual([])
        expect(amendments.map((one) => saidBy({ ...one }))).toEqual(some.map(([said]) => said))
        expect(amendments.map(({ paragraph }) => paragraph)).toEqual(some.map((_, at) => at + 1))
      }),
      { numRuns: 300 },
    )
  })

  it('loses no sentence, whatever it says', () => {
    const piece = fc.constantFrom(
      '将第三条',
      '修改为',
      '“甲”',
      '删去',
      '第二款',
      '，',
      '；',
      '作为',
      '增加一条',
      '：',
      '“',
      '”',
      '酌情',
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 10 }), (pieces) => {
        const { amendments, unread } = parseAmendments(
          extractText(`关于修改〈夜市管理办法〉的决定\n一、${pieces.join('')}`),
        )
        const words = pieces.join('').replace(/[，；：“”。]/gu, '')
        if (words !== '') expect(amendments.length + unread.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })
})
