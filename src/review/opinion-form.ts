import type { CheckLine, FindingLine } from '../findings/model.ts'
import { byPlace, standing, withoutFindings } from '../findings/rules.ts'
import { type Instant, timeAt } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import type { Basis, Material } from '../packs/model.ts'
import { basisText } from '../packs/rules.ts'
import { headWords, materialWords, OPINION_WORDS } from '../policy/review-kinds.ts'
import { indented } from '../templates/indented.ts'
import type { TemplateData } from '../templates/model.ts'
import { CHECK_ANSWER_WORDS, RETURN_GROUND_WORDS, REVIEW_KIND_WORDS } from './form-words.ts'
import type { OpinionKind, OpinionStepLine, ReturnGround, ReviewKind } from './model.ts'

/** What every form about a round says of it. */
export interface RoundFacts {
  readonly title: string
  readonly kind: ReviewKind
  readonly serial: number
  readonly makingOrgan: string
  readonly draftingOrgan: string
  readonly submittedOn: Day
}

/** Everything the record holds for the opinion of a round (domain.md §6E). */
export interface OpinionFacts extends RoundFacts {
  readonly number: string
  readonly revision: {
    readonly serial: number
    readonly fileName: string
    readonly digest: string
    readonly textDigest: string | null
  } | null
  readonly acceptedOn: Day | null
  readonly dueOn: Day | null
  readonly materials: readonly Pick<Material, 'kind' | 'fileName'>[]
  readonly bases: readonly Basis[]
  readonly checks: readonly CheckLine[]
  /** Of this round only. */
  readonly findings: readonly FindingLine[]
  readonly advice: readonly { readonly body: string; readonly givenOn: Day; readonly givenByName: string }[]
  readonly opinion: OpinionKind
  readonly body: string
  readonly lateReason: string | null
  readonly steps: readonly Pick<OpinionStepLine, 'step' | 'takenAt' | 'takenOn' | 'takenByName'>[]
  readonly signingOrgan: string
  readonly signedOn: Day
}

const NONE = '—'
const dayOr = (day: Day | null): string => (day ? dayWords(day) : '')

/** Gives what every form about a round is filled with. */
export const roundData = (facts: RoundFacts) => ({
  文件名称: facts.title,
  审核类别: REVIEW_KIND_WORDS[facts.kind],
  轮次: `第${facts.serial}轮`,
  制定机关: facts.makingOrgan,
  送审单位: facts.draftingOrgan,
  收到日期: dayWords(facts.submittedOn),
})

/** Gives what the form of an opinion is filled with. Every finding that was not withdrawn is there once. */
export function opinionData(facts: OpinionFacts): TemplateData {
  const findings = byPlace(standing(facts.findings))
  const { revision } = facts
  const heads = byHead(facts.checks, findings)
  const body = withoutFindings(facts.body, findings)
  return {
    ...roundData(facts),
    编号: facts.number,
    送审稿: revision ? `第${revision.serial}稿（${revision.fileName}）` : '',
    文件校验码: revision?.digest ?? '',
    文本校验码: revision?.textDigest ?? NONE,
    受理日期: dayOr(facts.acceptedOn),
    审核期限: dayOr(facts.dueOn),
    材料: facts.materials.map((material, i) => ({
      材料序号: String(i + 1),
      材料类别: materialWords(material.kind),
      材料文件: material.fileName,
    })),
    依据文件: facts.bases.map((basis) => ({ 依据名称: basisText(basis) })),
    有分类: heads.length > 0 ? '有' : '',
    分类: heads,
    有意见: findings.length > 0 ? '有' : '',
    意见: findings.map((finding) => ({
      意见号: String(finding.serial),
      条款: finding.label ?? '全文',
      引文: finding.quote ?? NONE,
      问题: finding.problem,
      依据: finding.basis ?? NONE,
      修改建议: finding.suggestion ?? NONE,
      程度: finding.severity === 'must' ? '必须修改' : '建议修改',
      意见类别: headWords(finding.head),
    })),
    审核结论: OPINION_WORDS[facts.opinion],
    综合意见: indented(body || '意见见逐条审核意见。'),
    逾期原因: facts.lateReason ?? '',
    顾问意见: facts.advice.map((advice) => ({
      顾问: advice.givenByName,
      顾问日期: dayWords(advice.givenOn),
      顾问内容: indented(advice.body),
    })),
    ...handsData(facts.steps),
    落款机关: facts.signingOrgan,
    落款日期: dayWords(facts.signedOn),
  }
}

/** The last time each of the three acted: one who was sent back drafts again. */
function handsData(steps: OpinionFacts['steps']): Record<string, string> {
  const last = (wanted: OpinionStepLine['step']) => steps.findLast((one) => one.step === wanted)
  const [drafted, checked, approved] = [last('drafted'), last('checked'), last('approved')]
  const at = (step: typeof drafted): string => (step ? `${dayWords(step.takenOn)}${clockWords(step.takenAt)}` : NONE)
  return {
    起草人: drafted?.takenByName ?? NONE,
    起草时间: at(drafted),
    复核人: checked?.takenByName ?? NONE,
    复核时间: at(checked),
    签发人: approved?.takenByName ?? NONE,
    签发时间: at(approved),
  }
}

const clockWords = (at: Instant): string => {
  const [hour = '', minute = ''] = timeAt(at, 'Asia/Shanghai').split(':')
  return `${Number(hour)}时${minute}分`
}

/** One line for each head of the checklist, and for each head that a finding stands under. */
function byHead(checks: readonly CheckLine[], findings: readonly FindingLine[]): TemplateData[] {
  if (findings.length === 0 && checks.every((check) => check.answer === null)) return []
  const heads = [...new Set([...checks.map((check) => check.head), ...findings.map((finding) => finding.head)])]
  return heads.map((head) => {
    const asked = checks.filter((check) => check.head === head)
    const found = findings.filter((finding) => finding.head === head)
    return {
      类别: headWords(head),
      类别结论: conclusionOf(asked, found.length),
      类别说明: notesOf(asked) || NONE,
      涉及意见: found.map((finding) => finding.serial).join('、') || NONE,
    }
  })
}

function conclusionOf(asked: readonly CheckLine[], found: number): string {
  const answers = asked.map((check) => check.answer)
  if (answers.includes('does_not')) return CHECK_ANSWER_WORDS.does_not
  if (found > 0) return '有意见'
  if (answers.includes(null)) return '未逐项填写'
  return answers.includes('conforms') ? CHECK_ANSWER_WORDS.conforms : CHECK_ANSWER_WORDS.not_applicable
}

const notesOf = (asked: readonly CheckLine[]): string =>
  asked
    .filter((check) => check.answer === 'does_not' || check.note)
    .map((check) => `${check.question}：${check.answer ? CHECK_ANSWER_WORDS[check.answer] : ''}${noteOf(check)}`)
    .join('\n')

const noteOf = ({ note }: CheckLine): string => (note ? `（${note}）` : '')

/** What a notice to the drafters says beside what every form says. */
export interface NoticeWords {
  readonly record: RoundFacts
  readonly words: string
  readonly madeOn: Day
  readonly madeByName: string
  readonly organ: string
}

/** Gives what the notice of a supplement (补正通知书) is filled with. */
export const supplementData = (notice: NoticeWords): TemplateData => ({
  ...roundData(notice.record),
  补正内容: indented(notice.words),
  ...signedData(notice),
})

/** Gives what the notice of a return (退回通知书) is filled with. */
export const returnData = (notice: NoticeWords & { readonly ground: ReturnGround }): TemplateData => ({
  ...roundData(notice.record),
  退回情形: RETURN_GROUND_WORDS[notice.ground],
  退回理由: indented(notice.words),
  ...signedData(notice),
})

const signedData = ({ madeByName, organ, madeOn }: NoticeWords) => ({
  经办人: madeByName,
  ...(organ ? { 落款机关: organ } : {}),
  落款日期: dayWords(madeOn),
})
