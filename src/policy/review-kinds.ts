import { FINDING_HEADS, type FindingHead } from '../findings/model.ts'
import {
  MATERIAL_KINDS,
  type MaterialKind,
  type Need,
  PROCEDURES,
  type Procedure,
  type ReviewKindTerms,
} from '../packs/model.ts'
import { OPINION_KINDS, type OpinionKind } from '../review/model.ts'
import { type Codec, choice, reviewLimit } from './codecs.ts'
import type { ReadValue } from './model.ts'

export const MATERIAL_WORDS: Readonly<Record<MaterialKind, string>> = {
  request: '送审请示',
  draft: '送审稿签字件',
  note: '起草说明',
  basis: '制定依据',
  opinions: '征求意见及采纳情况',
  own_legal: '起草单位法制机构审核意见',
  research: '调研、论证等材料',
  experts: '专家论证意见',
  risk: '风险评估报告',
  hearing: '听证报告',
  competition: '公平竞争审查结论',
  contract: '合同文本',
  counterparty: '合同对方资信材料',
  negotiation: '磋商、招标等材料',
  decision_start: '决策启动材料',
  meeting: '会议材料',
  other: '其他材料',
}

export const PROCEDURE_WORDS: Readonly<Record<Procedure, string>> = {
  evaluation: '评估论证',
  departments: '征求部门意见',
  consultation: '公开征求意见',
  hearing: '听证',
  experts: '专家论证',
  risk: '风险评估',
  competition: '公平竞争审查',
  own_legal: '起草单位法制审核',
  own_meeting: '起草单位集体讨论',
  legality: '合法性审查',
  collective: '集体讨论决定',
}

export const HEAD_WORDS: Readonly<Record<FindingHead, string>> = {
  subject: '主体',
  authority: '权限',
  procedure: '程序',
  content: '内容',
  conflict: '与上位法一致',
  reasonableness: '合理性',
  form: '形式',
  transition: '衔接',
  political: '政治性',
  legality: '合法合规性',
  norm: '规范性',
}

export const OPINION_WORDS: Readonly<Record<OpinionKind, string>> = {
  agree: '同意',
  agree_with_changes: '修改后同意',
  return_for_procedure: '补正程序后再送',
  ask_superior: '先行请示',
  disagree: '不同意',
  not_normative: '不属于规范性文件',
}

const named = <T extends string>(keys: readonly T[], words: Readonly<Record<T, string>>): Codec<T> =>
  choice<T>(keys.map((key) => [key, words[key]] as const))

const MATERIAL = named(MATERIAL_KINDS, MATERIAL_WORDS)
const PROCEDURE = named(PROCEDURES, PROCEDURE_WORDS)
const HEAD = named(FINDING_HEADS, HEAD_WORDS)
const OPINION = named(OPINION_KINDS, OPINION_WORDS)
const NEED = choice<Need>([
  ['always', '必备'],
  ['market', '涉及市场主体时必备'],
  ['optional', '选备'],
])
const APPLIES = choice<boolean>([
  [true, '可不适用'],
  [false, '必经'],
])
const REVIEWERS = choice<ReviewKindTerms['reviewers']>([
  ['bureau', '司法行政部门'],
  ['own', '制定机关法制机构'],
])
const GENERAL_LIMIT = '按合法性审核期限'

/** Gives the Chinese name of a material, a step of the procedure, or a head of the checklist. */
export const materialWords = (kind: MaterialKind): string => MATERIAL_WORDS[kind]
export const procedureWords = (procedure: Procedure): string => PROCEDURE_WORDS[procedure]
export const headWords = (head: FindingHead): string => HEAD_WORDS[head]

const FORMS =
  '每行一项：“材料｜送审请示｜必备”“程序｜公开征求意见｜可不适用”“审查｜主体｜制定主体是否合法”“意见｜同意”“期限｜15个工作日，不少于5个工作日”“审核｜司法行政部门”'

type Draft = { -readonly [K in keyof ReviewKindTerms]: ReviewKindTerms[K] }

/** Adds what one line says; gives the reason when it says nothing that is understood. */
function readLine(terms: Draft, line: string): string | null {
  const [name = '', first = '', second = ''] = line.split(/[｜|]/).map((cell) => cell.trim())
  const two = <A, B>(a: ReadValue<A>, b: ReadValue<B>, keep: (a: A, b: B) => void): string | null => {
    if (!a.ok) return a.reason
    if (!b.ok) return b.reason
    keep(a.value, b.value)
    return null
  }
  const one = <A>(a: ReadValue<A>, keep: (a: A) => void): string | null => {
    if (!a.ok) return a.reason
    keep(a.value)
    return null
  }
  switch (name) {
    case '材料':
      return two(MATERIAL.read(first), NEED.read(second), (kind, need) => {
        terms.materials = [...terms.materials.filter((m) => m.kind !== kind), { kind, need }]
      })
    case '程序':
      return two(PROCEDURE.read(first), APPLIES.read(second), (procedure, mayNotApply) => {
        terms.procedures = [...terms.procedures.filter((p) => p.procedure !== procedure), { procedure, mayNotApply }]
      })
    case '审查':
      if (second.length < 4 || second.length > 200) return '审查事项请写成 4 至 200 个字的一句话。'
      return one(HEAD.read(first), (head) => {
        terms.checks = [...terms.checks, { head, question: second }]
      })
    case '意见':
      return one(OPINION.read(first), (kind) => {
        terms.opinions = [...terms.opinions.filter((o) => o !== kind), kind]
      })
    case '期限':
      if (first === GENERAL_LIMIT) return null
      return one(reviewLimit.read(first), (limit) => {
        terms.limit = limit
      })
    case '审核':
      return one(REVIEWERS.read(first), (reviewers) => {
        terms.reviewers = reviewers
      })
    default:
      return FORMS
  }
}

/** The terms of a kind of review as an administrator types them, one thing a line. */
export const reviewKindTerms: Codec<ReviewKindTerms> = {
  read: (text) => {
    const terms: Draft = { materials: [], procedures: [], checks: [], opinions: [], limit: null, reviewers: 'bureau' }
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    for (const [i, line] of lines.entries()) {
      const reason = readLine(terms, line)
      if (reason) return { ok: false, reason: `第${i + 1}行：${reason}` }
    }
    if (terms.opinions.length < 2) return { ok: false, reason: '至少列出两种审核意见。' }
    if (terms.checks.length === 0) return { ok: false, reason: '至少列出一项审查事项。' }
    return { ok: true, value: terms }
  },
  write: (terms) =>
    [
      ...terms.materials.map((m) => `材料｜${MATERIAL.write(m.kind)}｜${NEED.write(m.need)}`),
      ...terms.procedures.map((p) => `程序｜${PROCEDURE.write(p.procedure)}｜${APPLIES.write(p.mayNotApply)}`),
      ...terms.checks.map((c) => `审查｜${HEAD.write(c.head)}｜${c.question}`),
      ...terms.opinions.map((o) => `意见｜${OPINION.write(o)}`),
      `期限｜${terms.limit ? reviewLimit.write(terms.limit) : GENERAL_LIMIT}`,
      `审核｜${REVIEWERS.write(terms.reviewers)}`,
    ].join('\n'),
}
