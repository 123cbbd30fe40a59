import type { ExtractedText } from '../../text/model.ts'
import type {
  ClassificationAnswers,
  ClassificationHint,
  ClassificationResult,
  ClassificationTest,
  ClassificationVersion,
  TestAnswer,
} from './classification-model.ts'
import { placeOf } from './red-flags.ts'
import { sentencesOf } from './sentences.ts'

/**
 * Decides by the six tests whether a paper is a normative document. One 否 is enough against it, 权限和程序 apart: a
 * document made beyond its powers is an unlawful normative document, not another kind of paper. An excluded kind goes
 * before the tests; but where only its form is excluded and it has general rules on rights and duties, the question is
 * left open for the review organ, for that is how documents escape review.
 */
export function classify(answers: ClassificationAnswers, version: ClassificationVersion): ClassificationResult {
  const result = (decision: ClassificationResult['decision'], reasons: readonly string[]): ClassificationResult => ({
    decision,
    reasons,
    versionId: version.id,
    basis: version.basis,
  })
  const answerTo = (test: ClassificationTest): TestAnswer => answers.tests[test] ?? 'unsure'
  const excluded = version.excluded.find((kind) => kind.id === answers.excluded)
  if (excluded) {
    const hasRules = (['rights', 'general', 'repeated'] as const).every((test) => answerTo(test) === 'yes')
    if (excluded.isFormOnly && hasRules)
      return result('unclear', [
        `名义上属于“${excluded.label}”，但内容涉及权利义务、具有普遍约束力并反复适用，请由审核机构按内容认定。`,
      ])
    return result('not_normative', [`属于“${excluded.label}”，依照${version.basis}不作为规范性文件。`])
  }
  const failed = version.questions.filter((q) => q.test !== 'authority' && answerTo(q.test) === 'no')
  if (failed.length > 0)
    return result(
      'not_normative',
      failed.map((q) => `${q.name}：${q.ifNo}。`),
    )
  const open = version.questions.filter((q) => answerTo(q.test) === 'unsure')
  if (open.length > 0)
    return result(
      'unclear',
      open.map((q) => `${q.name}：尚未判断。`),
    )
  const beyond = answerTo('authority') === 'no'
  return result('normative', [
    '主体、公开发布、权利义务、普遍约束力、反复适用各项均符合。',
    ...(beyond ? ['权限和程序：不是依照法定权限和程序制定的，仍按规范性文件审核并指出。'] : []),
  ])
}

interface HintRule {
  readonly test: ClassificationTest
  readonly answer: TestAnswer
  readonly pattern: RegExp
}

const HINTS: readonly HintRule[] = [
  {
    test: 'rights',
    answer: 'yes',
    pattern:
      /(?:公民|个人|居民|村民|农牧民|业主|经营者|企业|申请人|当事人|法人|其他组织|用户|消费者|驾驶人)[^，。；]{0,16}?(?:应当|必须|不得|可以申请|有权|享受)/u,
  },
  {
    test: 'rights',
    answer: 'yes',
    pattern: /(?:补贴|补助|奖励|收费|缴纳|罚款|保证金|资格|许可)[^，。；]{0,12}?(?:标准|条件|对象|范围)/u,
  },
  {
    test: 'general',
    answer: 'yes',
    pattern: /(?:本市|本县|本区|全市|全县|本自治区)行政区域内?|适用本(?:办法|规定|通知|意见|细则)/u,
  },
  {
    test: 'repeated',
    answer: 'yes',
    pattern: /本(?:办法|规定|通知|意见|细则|通告)[^。；]{0,12}?(?:自[^。；]{2,24}起(?:施行|实施|执行)|有效期)/u,
  },
  {
    test: 'general',
    answer: 'no',
    pattern: /(?:现将|现就)[^。；]{0,20}?(?:任命|任免|免去)|同意你(?:局|县|区|单位|委|市)/u,
  },
  { test: 'public', answer: 'no', pattern: /(?:不予公开|内部使用|注意保密|不得公开)/u },
]

const KIND_HINTS: readonly (readonly [excluded: string, title: RegExp])[] = [
  ['minutes', /纪要$|工作方案$|实施方案$|行动方案$/u],
  ['upward', /请示$|报告$/u],
  ['personnel', /任免|任职|免职|机构编制/u],
  ['awards', /表彰|表扬|奖励决定|处分/u],
  ['plan', /规划$|计划$/u],
  ['technical', /技术规范$|技术标准$|技术规程$|技术导则$/u],
  ['budget', /下达.{0,30}(?:预算|资金)|批复$/u],
  ['specific', /批复$|处理决定$/u],
  ['internal', /工作制度$|工作规则$|内部管理|考勤|值班/u],
]

const MOST_HINTS = 3

/** Proposes answers from the words of a text, at most three places for each; the title may suggest an excluded kind. */
export function classificationHints(
  text: Pick<ExtractedText, 'title' | 'provisions'>,
  version: ClassificationVersion,
): ClassificationHint[] {
  const counts = new Map<string, number>()
  const hints: ClassificationHint[] = []
  for (const sentence of sentencesOf(text.provisions)) {
    for (const { test, answer, pattern } of HINTS) {
      const match = pattern.exec(sentence.bare)
      const seen = counts.get(`${test}/${answer}`) ?? 0
      if (!match || seen >= MOST_HINTS) continue
      counts.set(`${test}/${answer}`, seen + 1)
      const from = sentence.from + match.index
      hints.push({
        test,
        excluded: null,
        answer,
        path: sentence.provision.path,
        label: placeOf(sentence.provision),
        quote: sentence.text,
        span: { from: sentence.from, to: sentence.to },
        mark: { from, to: from + match[0].length },
      })
    }
  }
  return [...kindHints(text, version), ...hints]
}

function kindHints(
  { title, provisions }: Pick<ExtractedText, 'title' | 'provisions'>,
  version: ClassificationVersion,
): ClassificationHint[] {
  const name = (title ?? '').replace(/\s+/gu, '').replace(/[（(][^（）()]*[）)]$/u, '')
  const place = provisions.find((p) => p.kind === 'title')
  if (!place) return []
  const found = KIND_HINTS.find(([id, pattern]) => version.excluded.some((e) => e.id === id) && pattern.test(name))
  if (!found) return []
  const whole = { from: 0, to: place.text.length }
  const { path, text: quote } = place
  return [{ test: null, excluded: found[0], answer: 'yes', path, label: '标题', quote, span: whole, mark: whole }]
}
