import type { Calendar, DueDate, ReasonedDueDate } from '../calendar/model.ts'
import { dueDate } from '../calendar/working-days.ts'
import type { Category, DocumentDates } from '../documents/model.ts'
import { type Day, daysBetween } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import type { OrganKind, OrganNode } from '../people/model.ts'
import { recipientWords } from '../policy/matrix.ts'
import type { AnyPolicy, Policy } from '../policy/model.ts'
import { policyOn, supplementKey } from '../policy/rules.ts'
import type { RateSwitches } from '../reports/model.ts'
import type {
  FilingDocument,
  FilingDue,
  FilingFacts,
  FilingLimit,
  FilingMaterial,
  FilingStatus,
  Recipient,
  RecipientLine,
  RecipientRule,
  Recipients,
  RegistrationOutcome,
  StartEvent,
  Timeliness,
} from './model.ts'

/** From which status a filing may move where. A refused filing (不属于备案范围) is closed. */
export const FILING_MOVES = {
  due: ['submitted'],
  submitted: ['registered', 'suspended', 'refused'],
  suspended: ['submitted'],
  registered: [],
  refused: [],
} as const satisfies Record<FilingStatus, readonly FilingStatus[]>

/** Tells whether a filing may move from one status to another. */
export const mayMove = (from: FilingStatus, to: FilingStatus): boolean =>
  (FILING_MOVES[from] as readonly FilingStatus[]).includes(to)

/**
 * Finds to whom a document is filed, each with its own limit and calendar. Basis: policy `filing-recipients`
 * (立法法 art. 109 for rules). A recipient that the organ tree lacks is reported, never silently left out.
 */
export function recipientsOf(
  document: Pick<FilingDocument, 'category' | 'makingOrganId'>,
  organs: readonly OrganNode[],
  matrix: readonly RecipientRule[],
): Recipients {
  const maker = organs.find((organ) => organ.organId === document.makingOrganId)
  const found: Recipient[] = []
  const missing: RecipientLine[] = []
  if (!maker) return { found, missing }
  for (const rule of matrix) {
    if (rule.category !== document.category || !rule.makers.includes(maker.kind)) continue
    const organ = findRecipient(rule.recipient, lineMaker(maker, document.category, organs), organs)
    if (organ) found.push({ organ, line: rule.recipient, rule })
    else if (!rule.optional) missing.push(rule.recipient)
  }
  return { found, missing }
}

/** A document of the government's office (办公厅、办公室) goes by the line of the government it belongs to. */
function lineMaker(maker: OrganNode, category: Category, organs: readonly OrganNode[]): OrganNode {
  const isOffice = category === 'government' && maker.kind === 'department'
  return (isOffice && nearestAbove(maker, ['government', 'county', 'zone'], organs)) || maker
}

function findRecipient(line: RecipientLine, maker: OrganNode, organs: readonly OrganNode[]): OrganNode | undefined {
  switch (line) {
    case 'government_above':
      return nearestAbove(maker, ['government', 'county', 'zone'], organs)
    case 'county_above':
      return nearestAbove(maker, ['county', 'zone'], organs)
    case 'own_congress':
      return ownCongress(maker, organs)
    case 'upper_party':
      return partyAbove(maker, organs)
    default:
      return nearestAbove(maker, [line], organs) ?? organs.find((organ) => organ.kind === line)
  }
}

function nearestAbove(
  from: OrganNode,
  kinds: readonly OrganKind[],
  organs: readonly OrganNode[],
): OrganNode | undefined {
  const passed = new Set([from.organId])
  let at = from.parentId
  while (at !== null && !passed.has(at)) {
    passed.add(at)
    const above = organs.find((organ) => organ.organId === at)
    if (above && kinds.includes(above.kind)) return above
    at = above?.parentId ?? null
  }
  return undefined
}

/** The congress of the maker's own level: the one it names, else one under it or, for the city's, beside it in the tree. */
function ownCongress(maker: OrganNode, organs: readonly OrganNode[]): OrganNode | undefined {
  const congresses = organs.filter((organ) => organ.kind === 'congress')
  const named = congresses.find((organ) => organ.organId === maker.congressId)
  if (named) return named
  const under = congresses.find((organ) => organ.parentId === maker.organId)
  if (under || maker.kind !== 'government') return under
  return congresses.find((organ) => organ.parentId === maker.parentId)
}

/** A department's leading Party group (党组) files with the committee of its own level, a committee with the one above. */
function partyAbove(maker: OrganNode, organs: readonly OrganNode[]): OrganNode | undefined {
  const above = nearestAbove(maker, ['party', 'upper_party'], organs)
  if (above) return above
  const upper = organs.find((organ) => organ.kind === 'upper_party')
  if (maker.kind === 'party') return upper
  return organs.find((o) => o.kind === 'party' && o.parentId === (upper?.organId ?? null)) ?? upper
}

/** Why the filings of a document cannot be opened: the matrix says nothing, or names an organ that is not in the tree. */
export function obstaclesInRecipients({ found, missing }: Recipients): Obstacle[] {
  const silent = found.length === 0 && missing.length === 0
  const none = '备案接收机关对照表没有规定这类文件向谁报备，请核对文件类别和制定机关，或者请管理员补充对照表。'
  return [
    ...obstacles([[silent, 'no_recipient_rule', none]]),
    ...missing.map((line) => ({
      code: `no_${line}`,
      message: `机构目录中缺少接收机关“${recipientWords(line)}”，请管理员先补录。`,
    })),
  ]
}

const DATE_OF: Readonly<Record<StartEvent, keyof DocumentDates>> = {
  published: 'publishedOn',
  issued: 'issuedOn',
  signed: 'signedOn',
  written: 'writtenOn',
  effective: 'effectiveOn',
}

/** Gives the day zero of a filing limit; null while that event has no date. */
export const filingStartsOn = (dates: DocumentDates, start: StartEvent): Day | null => dates[DATE_OF[start]]

/** A limit with the parameter that gives it. */
export type LimitInForce = Pick<Policy, 'key' | 'effectiveFrom'> & { readonly value: FilingLimit }

/** Gives the limit of a row of the matrix on a day: its own, or the one that it shares by name. */
export function limitOf(rule: RecipientRule, policies: readonly AnyPolicy[], on: Day): LimitInForce {
  const { key, effectiveFrom } = policyOn(policies, 'filing-recipients', on)
  if (rule.limit) return { key, effectiveFrom, value: rule.limit }
  if (!rule.limitKey) throw new RangeError('a row of the recipient matrix without a limit')
  return policyOn(policies, rule.limitKey, on)
}

/**
 * Counts the last day of one filing. Day zero is the day of the policy's start event; a last day off rolls when policy
 * `filing-roll` says so. The calendar is the recipient's. Null while the start event has no date.
 */
export function filingDue(
  dates: DocumentDates,
  limit: LimitInForce,
  roll: boolean,
  calendar: Calendar,
): FilingDue | null {
  const from = filingStartsOn(dates, limit.value.start)
  if (from === null) return null
  const due = dueDate(from, { limit: limit.value.limit, unit: limit.value.unit, roll }, calendar)
  return { ...due, policyKey: limit.key, policyFrom: limit.effectiveFrom, startEvent: limit.value.start }
}

/** Counts the last day of a step after submission: the formal check, a supplement. Day zero is the day of the step. */
export function stepDue(
  from: Day,
  limit: Policy<'filing-formal-check' | 'filing-supplement' | 'filing-supplement.rule'>,
  startEvent: 'submitted' | 'suspended',
  roll: boolean,
  calendar: Calendar,
): ReasonedDueDate {
  const due: DueDate = dueDate(from, { ...limit.value, roll }, calendar)
  return { ...due, policyKey: limit.key, policyFrom: limit.effectiveFrom, startEvent }
}

/**
 * Counts the last day of a supplement by the limit in force on the day of the notice. The calendar is the recipient's.
 * Basis: policies `filing-supplement`, `filing-supplement.rule` and `filing-roll`.
 */
export function supplementDue(
  policies: readonly AnyPolicy[],
  category: Category,
  noticeOn: Day,
  calendar: Calendar,
): ReasonedDueDate {
  const roll = policyOn(policies, 'filing-roll', noticeOn).value
  return stepDue(noticeOn, policyOn(policies, supplementKey(category), noticeOn), 'suspended', roll, calendar)
}

/** What a person is about to submit. */
export interface SubmissionDraft {
  readonly submittedOn: Day
  readonly materials: readonly FilingMaterial[]
  readonly lateReason: string | null
}

/** Why a filing cannot be submitted; empty means it can. Late filing is allowed, but never without its reason. */
export function obstaclesToSubmission(filing: FilingFacts, draft: SubmissionDraft, today: Day): Obstacle[] {
  const late = filing.submissions.length === 0 && draft.submittedOn > filing.dueOn
  const last = filing.submissions.at(-1)
  const notice = last?.registration?.decidedOn
  return obstacles([
    [filing.status === 'submitted', 'already_submitted', '已经报送，正在等待登记，不必重复报送。'],
    [filing.status === 'registered', 'registered', '已经准予登记，不必重复报送。'],
    [filing.status === 'refused', 'refused', '接收机关已作出不予登记的决定，本件已经办结。'],
    [draft.submittedOn > today, 'in_future', '报送日期不能晚于今天。'],
    [
      draft.submittedOn < filing.countedFrom,
      'before_start',
      `报送日期不能早于期限起算日（${dayWords(filing.countedFrom)}）。`,
    ],
    [
      notice !== undefined && draft.submittedOn < notice,
      'before_notice',
      `补正报送日期不能早于补正通知日期（${notice ? dayWords(notice) : ''}）。`,
    ],
    [!draft.materials.includes('report'), 'no_report', '缺少备案报告。'],
    [!draft.materials.includes('official_text'), 'no_official_text', '缺少正式文本。'],
    [
      late && !draft.lateReason?.trim(),
      'no_late_reason',
      `已超过报备期限（${dayWords(filing.dueOn)}），请写明逾期原因。`,
    ],
  ])
}

/** What the recipient is about to decide. */
export interface RegistrationDraft {
  readonly outcome: RegistrationOutcome
  readonly number: string | null
  readonly reason: string | null
  readonly decidedOn: Day
}

/** Why a submission cannot be registered, suspended or refused; empty means it can. */
export function obstaclesToRegistration(filing: FilingFacts, draft: RegistrationDraft, today: Day): Obstacle[] {
  const last = filing.submissions.at(-1)
  const { outcome, decidedOn } = draft
  return obstacles([
    [filing.status === 'due', 'not_submitted', '尚未报送，不能登记。'],
    [filing.status === 'suspended', 'supplement_open', '正在等待补正，收到补正报送后才能登记。'],
    [filing.status === 'registered' || filing.status === 'refused', 'closed', '本件已经办结。'],
    [outcome === 'registered' && !draft.number?.trim(), 'no_number', '请填写备案登记号。'],
    [outcome === 'suspended' && !draft.reason?.trim(), 'no_missing', '请逐项写明需要补正的内容。'],
    [outcome === 'refused' && !draft.reason?.trim(), 'no_reason', '请写明不予登记的理由。'],
    [decidedOn > today, 'in_future', '登记日期不能晚于今天。'],
    [
      last !== undefined && decidedOn < last.submittedOn,
      'before_submission',
      `登记日期不能早于报送日期（${last ? dayWords(last.submittedOn) : ''}）。`,
    ],
  ])
}

/**
 * Gives the day on which a filing counts as made; null while nothing was submitted. With `accepted` it is the last
 * submission: a registered one is always the last. Basis: policy `rate-switches`.
 */
export function filedOn(filing: FilingFacts, countsFrom: RateSwitches['supplementedCountsFrom']): Day | null {
  const { submissions } = filing
  return (countsFrom === 'first' ? submissions[0] : submissions.at(-1))?.submittedOn ?? null
}

/** Tells whether a filing is or was in time. After submission `today` changes nothing. */
export function timeliness(
  filing: FilingFacts,
  countsFrom: RateSwitches['supplementedCountsFrom'],
  today: Day,
): Timeliness {
  const made = filedOn(filing, countsFrom)
  const until = made ?? today
  const days = {
    daysUsed: Math.max(0, daysBetween(filing.countedFrom, until)),
    daysLate: Math.max(0, daysBetween(filing.dueOn, until)),
    daysLeft: made === null ? Math.max(0, daysBetween(today, filing.dueOn)) : 0,
    filedOn: made,
  }
  if (made !== null) return { state: made > filing.dueOn ? 'late' : 'on_time', ...days }
  if (today > filing.dueOn) return { state: 'overdue', ...days }
  return { state: today < filing.dueOn ? 'not_due' : 'due', ...days }
}
