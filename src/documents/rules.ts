import type { DayLimit } from '../calendar/model.ts'
import { addDays, addMonths, addYears, type Day, daysBetween, earlierOf, laterOf } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import { type Obstacle, obstacles } from '../lib/obstacle.ts'
import {
  type Category,
  type DocumentDates,
  type DocumentEffect,
  type DocumentFacts,
  type EffectKind,
  type EffectOnDay,
  isUnnumbered,
  type PublicationFacts,
  type Stage,
  type Validity,
} from './model.ts'

/** From which stage a document may move where; legacy documents enter the register as published. */
export const STAGE_MOVES = {
  drafting: ['in_review'],
  in_review: ['drafting', 'reviewed'],
  reviewed: ['in_review', 'issued'],
  issued: ['published'],
  published: [],
} as const satisfies Record<Stage, readonly Stage[]>

/** Tells whether a document may move from one stage to another. */
export const mayMove = (from: Stage, to: Stage): boolean => (STAGE_MOVES[from] as readonly Stage[]).includes(to)

const LABELS = {
  signedOn: '签署日期',
  writtenOn: '成文日期',
  issuedOn: '印发日期',
  publishedOn: '公布日期',
  effectiveOn: '施行日期',
} as const satisfies Record<keyof DocumentDates, string>

const ORDER: readonly (readonly [keyof DocumentDates, keyof DocumentDates])[] = [
  ['signedOn', 'issuedOn'],
  ['writtenOn', 'issuedOn'],
  ['signedOn', 'publishedOn'],
  ['issuedOn', 'publishedOn'],
  ['publishedOn', 'effectiveOn'],
]

/** Why the five dates cannot be as given: one out of order, or an act dated after today. */
export function obstaclesInDates(dates: DocumentDates, today: Day): Obstacle[] {
  const found: Obstacle[] = []
  for (const [earlier, later] of ORDER) {
    const [a, b] = [dates[earlier], dates[later]]
    if (a !== null && b !== null && a > b) {
      const message = `${LABELS[later]}（${dayWords(b)}）早于${LABELS[earlier]}（${dayWords(a)}），请核对。`
      found.push({ code: `${earlier}_after_${later}`, message })
    }
  }
  for (const name of ['signedOn', 'writtenOn', 'issuedOn', 'publishedOn'] as const) {
    const d = dates[name]
    if (d !== null && d > today)
      found.push({
        code: `${name}_in_future`,
        message: `${LABELS[name]}（${dayWords(d)}）晚于今天，请在办理当日再登记。`,
      })
  }
  return found
}

/** What issue checks: the draft was reviewed, and the opinion allows it to go on. */
export interface IssueFacts extends DocumentDates {
  readonly stage: Stage
  readonly numberText: string | null
  /** The last opinion lets the draft go to the meeting. */
  readonly isCleared: boolean
  readonly category?: Category
  /** The meeting passed the draft on which the last opinion was given; undefined where nobody reviewed it here. */
  readonly hasPassedMeeting?: boolean | undefined
  /** The text that will be issued is there. */
  readonly hasIssuedText?: boolean | undefined
  /** In how many places it says something else than the text that was reviewed, and why. */
  readonly differences?: number | undefined
  readonly differenceReason?: string | null | undefined
}

/** Why a document cannot be issued (签署、编号、印发); empty means it can. An unreviewed draft never can. */
export function obstaclesToIssue(facts: IssueFacts, today: Day): Obstacle[] {
  return [
    ...obstacles([
      [facts.stage === 'issued' || facts.stage === 'published', 'already_issued', '文件已经印发，不必重复登记。'],
      [
        ['drafting', 'in_review'].includes(facts.stage),
        'not_reviewed',
        '草案尚未通过合法性审核，不得印发。请先送审并取得审核意见。',
      ],
      [
        facts.stage === 'reviewed' && !facts.isCleared,
        'opinion_forbids',
        '最近一次审核意见不允许提请审议，不得印发。请按意见办理后重新送审。',
      ],
      [
        facts.hasPassedMeeting === false && facts.category !== 'contract',
        'not_deliberated',
        '尚未登记集体审议通过，不得印发。请先登记集体审议。',
      ],
      [facts.hasIssuedText === false, 'no_issued_text', '请先上传将要印发的正式文本：印发前要与审核过的文本比对。'],
      [
        (facts.differences ?? 0) > 0 && !facts.differenceReason?.trim(),
        'text_differs',
        `正式文本与审核过的文本有 ${facts.differences ?? 0} 处不同。请写明理由，或者改用审核过的文本。`,
      ],
      [facts.numberText === null && !isUnnumbered(facts.category), 'no_number', '请填写发文字号。'],
      [facts.signedOn === null, 'no_signing', '请填写签署日期。'],
      [facts.issuedOn === null, 'no_issue', '请填写印发日期。'],
    ]),
    ...obstaclesInDates(facts, today),
  ]
}

/**
 * Why a document cannot be recorded as published; empty means it can.
 * `delay` is policy `effect-delay`: effect sooner than that after publication needs a reason.
 */
export function obstaclesToPublication(facts: PublicationFacts, delay: DayLimit, today: Day): Obstacle[] {
  const { publishedOn, effectiveOn } = facts
  const early = publishedOn !== null && effectiveOn !== null && daysBetween(publishedOn, effectiveOn) < delay.limit
  const reason = facts.earlyEffectReason?.trim() ?? ''
  return [
    ...obstacles([
      [facts.stage === 'published', 'already_published', '文件已经公布，不必重复登记。'],
      [
        ['drafting', 'in_review', 'reviewed'].includes(facts.stage),
        'not_issued',
        '文件尚未印发，不能登记公布。请先登记签署和印发。',
      ],
      [!facts.hasOfficialText, 'no_official_text', '缺少正式文本。请先上传印发的正式文本。'],
      [
        facts.awaitsReading === true,
        'reading_open',
        '正式文本带有修订痕迹。请先在该稿的页面选定以修订前还是修订后的文本为准，或者上传处理好修订的文本。',
      ],
      [facts.numberText === null, 'no_number', '请填写发文字号。'],
      [publishedOn === null, 'no_publication', '请填写公布日期。'],
      [effectiveOn === null, 'no_effect', '请填写施行日期。'],
      [
        early && reason === '',
        'early_effect',
        `施行日期距公布日期不足${delay.limit}日。请说明提前施行的理由，或者改定施行日期。`,
      ],
    ]),
    ...obstaclesInDates(facts, today),
  ]
}

/**
 * Gives the last day of a period in years. The first day counts, unlike day zero of a limit: five years from
 * 2020-01-01 end with 2024-12-31. From 29 February the period ends with February of the last year.
 */
export function lastDayOfYears(from: Day, years: number): Day {
  const same = addYears(from, years)
  return same.slice(8) === from.slice(8) ? addDays(same, -1) : same
}

/** Gives the last day on which a document is valid; null when its validity has no end or no beginning yet. */
export function lapsesAfter(validity: Validity, effectiveFrom: Day | null): Day | null {
  if (validity.kind === 'until') return validity.lapsesAfter
  if (validity.kind === 'none' || effectiveFrom === null) return null
  return lastDayOfYears(effectiveFrom, validity.years)
}

/** Gives the nearest warning reached before a lapse, in months (policy `expiry-warnings`); null before the first and after the lapse. */
export function expiryWarning(last: Day, months: readonly number[], today: Day): number | null {
  if (today > last) return null
  const reached = months.filter((count) => today >= addMonths(last, -count))
  return reached.length > 0 ? Math.min(...reached) : null
}

/** Gives the day a document came into the world; null while it is a draft. Old ledgers know only some of the dates. */
export function firstIssuedOn(dates: DocumentDates): Day | null {
  const made = [dates.issuedOn, dates.publishedOn].filter((d) => d !== null)
  if (made.length > 0) return made.reduce(earlierOf)
  return dates.signedOn ?? dates.writtenOn ?? dates.effectiveOn
}

/** Gives the first day of force: the stated one, else publication, else issue; never before the document was issued. */
export function inForceFrom(dates: DocumentDates): Day | null {
  const issued = firstIssuedOn(dates)
  if (issued === null) return null
  const stated = dates.effectiveOn ?? dates.publishedOn ?? issued
  return laterOf(stated, issued)
}

/**
 * Tells the state of a document on a day, with the reason. Total: every day has exactly one state. The end, once
 * reached, stays: the repeal of what repealed it does not revive it.
 */
export function effectOn(facts: DocumentFacts, on: Day): EffectOnDay {
  const issued = firstIssuedOn(facts)
  const from = inForceFrom(facts)
  if (issued === null || from === null || on < issued) return notIssued(issued)
  const isAmended = facts.effects.some((e) => e.kind === 'amended' && e.effectiveOn <= on)
  const end = endOf(facts, from)
  if (end && end.on <= on) return { state: end.state, isAmended, since: laterOf(end.on, issued), reason: end.reason }
  if (on < from) return { state: 'not_yet', isAmended, since: issued, reason: `自${dayWords(from)}起施行，尚未到期。` }
  const pause = lastPause(facts.effects, on)
  if (pause?.kind === 'suspended') {
    const reason = `自${dayWords(pause.effectiveOn)}起暂停执行（${pause.source}）。`
    return { state: 'suspended', isAmended, since: laterOf(pause.effectiveOn, from), reason }
  }
  const since = pause ? laterOf(pause.effectiveOn, from) : from
  return { state: 'in_force', isAmended, since, reason: inForceReason(facts, from, on) }
}

const notIssued = (issued: Day | null): EffectOnDay => ({
  state: 'not_issued',
  isAmended: false,
  since: null,
  reason: issued === null ? '尚未印发或者公布。' : `${dayWords(issued)}才印发或者公布。`,
})

interface End {
  readonly state: 'lapsed' | 'repealed'
  readonly on: Day
  readonly reason: string
}

/** The first end reached; on the same day an act of repeal goes before a lapse. */
function endOf(facts: DocumentFacts, from: Day): End | undefined {
  const ends = facts.effects.map((effect) => endBy(effect, facts.effects)).filter((end) => end !== null)
  const last = lapsesAfter(facts.validity, from)
  if (last !== null) {
    const on = addDays(last, 1)
    ends.push({ state: 'lapsed', on, reason: `有效期至${dayWords(last)}届满，自${dayWords(on)}起失效。` })
  }
  return ends.sort((a, b) =>
    a.on === b.on ? Number(b.state === 'repealed') - Number(a.state === 'repealed') : a.on < b.on ? -1 : 1,
  )[0]
}

function endBy(effect: DocumentEffect, all: readonly DocumentEffect[]): End | null {
  const { kind, effectiveOn: on, source } = effect
  if (kind === 'repealed') return { state: 'repealed', on, reason: `自${dayWords(on)}起废止（${source}）。` }
  if (kind === 'lapsed') return { state: 'lapsed', on, reason: `自${dayWords(on)}起宣布失效（${source}）。` }
  if (kind !== 'lapses_unless_amended' || all.some((other) => meets(effect, other))) return null
  return { state: 'lapsed', on, reason: `限期内未修改，自${dayWords(on)}起失效（${source}）。` }
}

/** An amendment meets the condition when it was made after the condition was set and before the day of lapse. */
function meets(condition: DocumentEffect, other: DocumentEffect): boolean {
  if (other.kind !== 'amended') return false
  const madeOn = other.decidedOn ?? other.effectiveOn
  return madeOn < condition.effectiveOn && (condition.decidedOn === undefined || madeOn > condition.decidedOn)
}

const latest = (
  effects: readonly DocumentEffect[],
  kinds: readonly EffectKind[],
  on: Day,
): DocumentEffect | undefined =>
  effects
    .filter((e) => kinds.includes(e.kind) && e.effectiveOn <= on)
    .reduce<DocumentEffect | undefined>(
      (last, next) => (!last || next.effectiveOn >= last.effectiveOn ? next : last),
      undefined,
    )

const lastPause = (effects: readonly DocumentEffect[], on: Day) => latest(effects, ['suspended', 'resumed'], on)

function inForceReason(facts: DocumentFacts, from: Day, on: Day): string {
  const amendment = latest(facts.effects, ['amended'], on)
  const last = lapsesAfter(facts.validity, from)
  const parts = [
    `自${dayWords(from)}起施行`,
    amendment ? `自${dayWords(amendment.effectiveOn)}起按修改后的文本执行（${amendment.source}）` : null,
    last ? `有效期至${dayWords(last)}` : null,
  ]
  return `${parts.filter((part) => part !== null).join('，')}。`
}
