import type { Calendar, DayLimit } from '../calendar/model.ts'
import { countWorkingDays } from '../calendar/working-days.ts'
import { type Day, daysBetween } from '../lib/day.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { Policy } from '../policy/model.ts'
import { materialWords, procedureWords } from '../policy/review-kinds.ts'
import { policyOn } from '../policy/rules.ts'
import type { ReviewKind } from '../review/model.ts'
import type {
  Basis,
  ConsultationTime,
  MaterialKind,
  Pack,
  Procedure,
  ProcedureRecord,
  ReviewKindTerms,
} from './model.ts'

/** Writes a basis as it is typed: 《名称》（文号）第X条. */
export const basisText = ({ title, numberText, articles }: Basis): string =>
  `《${title}》${numberText ? `（${numberText}）` : ''}${articles ?? ''}`

/** Steps that are never the drafters' to answer for: the review itself, and the meeting after it. */
export const STEPS_OF_OTHERS: readonly Procedure[] = ['legality', 'collective']

/** Gives the steps that a pack must answer for. */
export const askedProcedures = (terms: ReviewKindTerms): ReviewKindTerms['procedures'] =>
  terms.procedures.filter((p) => !STEPS_OF_OTHERS.includes(p.procedure))

/** What a consultation leaves behind: not to be had where an emergency waived it. */
const FROM_CONSULTATION: readonly MaterialKind[] = ['opinions', 'hearing']

/**
 * Gives the kinds of material that are wanted and not there. What is wanted in the market only counts there, and what
 * comes of a consultation that the emergency route waived is not wanted (domain.md §2.6).
 */
export function missingMaterials(
  terms: Pick<ReviewKindTerms, 'materials'>,
  pack: Pick<Pack, 'isMarketRelated' | 'materials'>,
  isConsultationWaived = false,
): readonly MaterialKind[] {
  const there = new Set(pack.materials.map((m) => m.kind))
  return terms.materials
    .filter(({ need }) => need === 'always' || (need === 'market' && pack.isMarketRelated))
    .map((m) => m.kind)
    .filter((kind) => !there.has(kind) && !(isConsultationWaived && FROM_CONSULTATION.includes(kind)))
}

/** Gives which limit consultation must meet: 30 days for rules and major decisions and where the market is concerned. */
export function consultationKey(
  kind: ReviewKind,
  isMarketRelated: boolean,
): 'consultation.general' | 'consultation.market' | 'consultation.rule' {
  if (kind === 'rule' || kind === 'decision') return 'consultation.rule'
  return isMarketRelated ? 'consultation.market' : 'consultation.general'
}

/** Counts the days the public had, in the unit of the limit: the day of the notice does not count, the last day does. */
export const consultationDays = (fromOn: Day, toOn: Day, unit: DayLimit['unit'], calendar: Calendar): number =>
  unit === 'working' ? countWorkingDays(fromOn, toOn, calendar) : daysBetween(fromOn, toOn)

/**
 * Tells how long the public was asked, and whether that is enough by the policy of the day on which it began.
 * Basis: policies `consultation.general`, `consultation.market`, `consultation.rule`.
 */
export function consultationTime(
  record: Pick<ProcedureRecord, 'answer' | 'fromOn' | 'toOn'> | undefined,
  policies: readonly Policy[],
  kind: ReviewKind,
  isMarketRelated: boolean,
  calendar: Calendar,
): ConsultationTime | null {
  if (record?.answer !== 'yes' || !record.fromOn || !record.toOn) return null
  const policy = policyOn(policies, consultationKey(kind, isMarketRelated), record.fromOn)
  const given = consultationDays(record.fromOn, record.toOn, policy.value.unit, calendar)
  return {
    given,
    needed: policy.value,
    isEnough: given >= policy.value.limit,
    policyLabel: policy.label,
    legalBasis: policy.legalBasis,
    isPolicyConfirmed: policy.confirmed === 1,
  }
}

const needsNoReason: ProcedureRecord['answer'] = 'yes'

/** Why one step is not answered for; empty means it is. */
export function obstaclesInProcedure(
  record: ProcedureRecord | undefined,
  asked: ReviewKindTerms['procedures'][number],
  today: Day,
): Obstacle[] {
  const name = procedureWords(asked.procedure)
  if (!record) return [{ code: 'unanswered', message: `请填写“${name}”是否已经办理。` }]
  const isConsultation = asked.procedure === 'consultation' && record.answer === 'yes'
  return obstacles([
    [
      record.answer === 'not_applicable' && !asked.mayNotApply,
      'always_applies',
      `“${name}”是必经程序，不能填“不适用”。`,
    ],
    [
      record.answer !== needsNoReason && !record.reason?.trim(),
      'no_reason',
      `“${name}”没有办理或者不适用的，请写明理由。`,
    ],
    [isConsultation && (record.fromOn === null || record.toOn === null), 'no_period', '请填写公开征求意见的起止日期。'],
    [isConsultation && !record.channel?.trim(), 'no_channel', '请填写公开征求意见的渠道，如“市政府网站”。'],
    [
      isConsultation && (record.received === null || record.adopted === null),
      'no_counts',
      '请填写收到和采纳的意见条数；没有收到的填 0。',
    ],
    [
      record.fromOn !== null && record.toOn !== null && record.fromOn > record.toOn,
      'period_backwards',
      `“${name}”的截止日期早于开始日期，请核对。`,
    ],
    [record.toOn !== null && record.toOn > today, 'not_over', `“${name}”尚未结束，结束后再送审。`],
    [
      record.received !== null && record.adopted !== null && record.adopted > record.received,
      'counts_wrong',
      `“${name}”采纳的条数多于收到的条数，请核对。`,
    ],
  ])
}

/** What sending a pack checks. Missing materials stop nothing here: intake asks for them (补正). */
export function obstaclesToSending(
  pack: Pack,
  terms: ReviewKindTerms,
  consultation: ConsultationTime | null,
  today: Day,
): Obstacle[] {
  const given = new Map(pack.procedures.map((p) => [p.procedure, p]))
  const exception = given.get('consultation')?.exceptionReason?.trim()
  return [
    ...obstacles([
      [pack.nature === null, 'no_nature', '请选择是新制定、修改、废止还是延续。'],
      [!pack.contactName?.trim(), 'no_contact', '请填写联系人。'],
      [
        terms.materials.some((m) => m.kind === 'basis' && m.need === 'always') && pack.bases.length === 0,
        'no_basis',
        '请列出制定依据，写明名称、文号和条款。',
      ],
    ]),
    ...askedProcedures(terms).flatMap((asked) => obstaclesInProcedure(given.get(asked.procedure), asked, today)),
    ...obstacles([
      [
        consultation !== null && !consultation.isEnough && !exception,
        'consultation_short',
        `公开征求意见只有 ${spanWords(consultation?.given, consultation)}，规定不少于 ${spanWords(consultation?.needed.limit, consultation)}。请写明缩短的理由，或者延长后再送。`,
      ],
    ]),
  ]
}

const spanWords = (days: number | undefined, time: ConsultationTime | null): string =>
  `${days ?? 0} ${time?.needed.unit === 'working' ? '个工作日' : '日'}`

/** Why a round with this pack cannot be accepted: the clock starts only when everything is there. */
export const obstaclesInMaterials = (missing: readonly MaterialKind[]): Obstacle[] =>
  obstacles([
    [
      missing.length > 0,
      'incomplete',
      `送审材料不齐，缺少：${missing.map(materialWords).join('、')}。请要求补正，或者退回。`,
    ],
  ])
