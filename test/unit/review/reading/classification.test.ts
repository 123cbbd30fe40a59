import { describe, expect, it } from 'vitest'
import { day } from '../../../../src/lib/day.ts'
import { DEFAULT_POLICIES } from '../../../../src/policy/defaults.ts'
import { policyOn } from '../../../../src/policy/rules.ts'
import { classificationHints, classify } from '../../../../src/review/reading/classification.ts'
import {
  CLASSIFICATION_TESTS,
  type ClassificationTest,
  type TestAnswer,
} from '../../../../src/review/reading/classification-model.ts'
import {
  CLASSIFICATION_VERSIONS,
  classificationVersionOn,
  findClassificationVersion,
} from '../../../../src/review/reading/classification-versions.ts'
import { extractText } from '../../../../src/text/import/extract-text.ts'

const all = Object.fromEntries(CLASSIFICATION_TESTS.map((test) => [test, 'yes'])) as Record<
  ClassificationTest,
  TestAnswer
>
const [lhasa, xizang] = [classificationVersionOn(day('2020-06-01')), classificationVersionOn(day('2026-03-16'))]
const decide = (
  tests: Partial<Record<ClassificationTest, TestAnswer>>,
  excluded: string | null = null,
  version = xizang,
) => classify({ tests: { ...all, ...tests }, excluded }, version)

describe('is this a normative document', () => {
  it('takes the version that holds on the day, the earliest for older documents', () => {
    expect([lhasa.id, xizang.id]).toEqual(['lhasa-2019', 'xizang-2020'])
    expect(classificationVersionOn(day('2020-12-31')).id).toBe('lhasa-2019')
    expect(classificationVersionOn(day('2021-01-01')).id).toBe('xizang-2020')
    expect(classificationVersionOn(day('1998-01-01')).id).toBe('lhasa-2019')
    expect(findClassificationVersion('xizang-2020')).toBe(xizang)
  })

  it('says yes when all six tests say yes, and names the rule applied', () => {
    expect(decide({})).toMatchObject({ decision: 'normative', versionId: 'xizang-2020' })
    expect(decide({}).basis).toContain('西藏自治区')
  })

  it.each(CLASSIFICATION_TESTS.filter((test) => test !== 'authority'))('says no when %s fails', (test) => {
    const { decision, reasons } = decide({ [test]: 'no' })
    expect(decision).toBe('not_normative')
    expect(reasons).toHaveLength(1)
  })

  it('keeps a document made beyond its powers under review', () => {
    const { decision, reasons } = decide({ authority: 'no' })
    expect(decision).toBe('normative')
    expect(reasons.join('')).toContain('仍按规范性文件审核')
  })

  it('leaves open what nobody answered', () => {
    expect(decide({ general: 'unsure' })).toMatchObject({ decision: 'unclear', reasons: ['普遍约束力：尚未判断。'] })
    expect(classify({ tests: {}, excluded: null }, xizang).reasons).toHaveLength(6)
    expect(decide({ general: 'unsure', rights: 'no' }).decision).toBe('not_normative')
  })

  it('excludes plans only from 2021 on', () => {
    expect(decide({}, 'plan').decision).toBe('not_normative')
    expect(decide({}, 'plan', lhasa).decision).toBe('normative')
  })

  it('does not let rules on rights hide in minutes', () => {
    expect(decide({}, 'minutes').decision).toBe('unclear')
    expect(decide({ rights: 'no' }, 'minutes').decision).toBe('not_normative')
    expect(decide({}, 'personnel').decision).toBe('not_normative')
  })

  it('excludes exactly what the policy of the day lists', () => {
    for (const version of CLASSIFICATION_VERSIONS) {
      const listed = policyOn(DEFAULT_POLICIES, 'scope-exclusions', version.effectiveFrom).value
      expect(version.excluded.map((kind) => kind.label)).toEqual(listed)
    }
  })
})

describe('hints from the text', () => {
  it('quotes the words that speak of rights, of everybody and of every time', () => {
    const text = extractText(
      '拉萨市停车管理办法\n第一条　为了规范，制定本办法。\n第二条　本市行政区域内的停车适用本办法。\n第三条　车辆所有人和经营者应当有序停车。\n第四条　本办法自2026年9月1日起施行。',
    )
    const hints = classificationHints(text, xizang)
    expect(hints.map((h) => [h.test, h.answer, h.path])).toEqual([
      ['general', 'yes', '2'],
      ['rights', 'yes', '3'],
      ['repeated', 'yes', '4'],
    ])
    for (const h of hints) expect(h.quote).toContain(h.quote.slice(h.mark.from - h.span.from, h.mark.to - h.span.from))
  })

  it('takes a kind from the title only where the version excludes it', () => {
    const text = extractText('拉萨市停车设施建设规划\n一、停车设施应当够用。')
    expect(classificationHints(text, xizang)[0]).toMatchObject({ excluded: 'plan', answer: 'yes' })
    expect(classificationHints(text, lhasa).filter((h) => h.excluded !== null)).toEqual([])
  })
})
