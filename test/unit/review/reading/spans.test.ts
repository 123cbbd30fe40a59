import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../../src/lib/day.ts'
import { checkCitations, citationProposals } from '../../../../src/review/reading/citation-checks.ts'
import { checkForm } from '../../../../src/review/reading/form-checks.ts'
import { readRedFlags } from '../../../../src/review/reading/red-flags.ts'
import { blankTitles, sentenceSpans } from '../../../../src/review/reading/sentences.ts'
import { extractText } from '../../../../src/text/import/extract-text.ts'

const PIECES = [
  '由城管部门处二百元罚款',
  '按照《甲乙〈丙〉办法》第三条执行',
  '国办发[2018]037号',
  '有关部门应当配合',
  '有下列情形之一的：',
  '本办法自公布之日起施行',
  '不得收取押金',
  '“略”',
  ' ',
  '。',
  '；',
  '，',
  '\n',
  '\n第九条　',
  '\n（一）',
  '\n附件1',
]
const words = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 40 }).map((some) => some.join(''))

describe('what a proposal points at', () => {
  it('is the very words of its provision, and has a key of its own', () => {
    let seen = 0
    fc.assert(
      fc.property(words, (body) => {
        const text = extractText(`某某办法\n第一条　${body}`)
        const citations = checkCitations(text, [], day('2026-03-16'), { localNames: ['甲'] })
        const proposals = [
          ...readRedFlags(text, { category: 'department' }),
          ...citationProposals(text, citations),
          ...checkForm(text, {
            category: 'government',
            publishedOn: null,
            effectDelay: 30,
            hasEarlyReason: false,
            validity: { general: 5, trial: 2, notice: 1 },
          }),
        ]
        expect(new Set(proposals.map((p) => p.key)).size).toBe(proposals.length)
        for (const { path, span, mark, quote } of proposals) {
          if (path === null || !span || !mark) continue
          seen++
          const own = text.provisions.find((p) => p.path === path)?.text ?? ''
          expect(own.slice(span.from, span.to)).toBe(quote)
          expect([span.from <= mark.from, mark.from <= mark.to, mark.to <= span.to]).toEqual([true, true, true])
        }
      }),
      { numRuns: 300, seed: 20260316 },
    )
    expect(seen).toBeGreaterThan(500)
  })

  it('cuts a text into sentences without losing or doubling a word', () => {
    fc.assert(
      fc.property(words, (text) => {
        const spans = sentenceSpans(text)
        expect(
          spans
            .map((s) => text.slice(s.from, s.to))
            .join('')
            .replace(/\s/gu, ''),
        ).toBe(text.replace(/\s/gu, ''))
        expect(blankTitles(text)).toHaveLength(text.length)
      }),
    )
  })
})
