import type { DayLimit } from '../calendar/model.ts'
import type { CleanupOutcome } from '../cleanup/model.ts'
import type { FilingLimit, MaterialLists, RecipientRule } from '../filing/model.ts'
import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'
import type { ReviewKindTerms } from '../packs/model.ts'
import type { RateSwitches } from '../reports/model.ts'
import type { OpinionSigning, ReviewClockStart } from '../review/model.ts'

/** Days for the opinion: `limit` at most; `least` is what must be left to the reviewer, emergencies apart. */
export interface ReviewLimit extends DayLimit {
  readonly least: number
}

/** The type of each parameter's value (domain.md §10). */
export interface PolicyValues {
  'filing-limit.rule': FilingLimit
  'filing-limit.government': FilingLimit
  'filing-limit.department': FilingLimit
  'filing-limit.party': FilingLimit
  'filing-target': DayLimit
  'filing-roll': boolean
  'filing-received-date': 'submitted' | 'received'
  'filing-recipients': readonly RecipientRule[]
  'filing-materials': MaterialLists
  'filing-formal-check': DayLimit
  'filing-supplement': DayLimit
  'filing-supplement.rule': DayLimit
  'filing-review': DayLimit
  'filing-review-extension': DayLimit
  'correction-self': DayLimit
  'correction-annul': DayLimit
  'suggestion-reply': DayLimit
  'suggestion-reply.reconsideration': DayLimit
  'suggestion-reply.court': DayLimit
  /** Days before the last day on which the filing unit is reminded, the earliest first. */
  'filing-warnings': readonly number[]
  'review-limit': ReviewLimit
  'review-extension': DayLimit
  /** Working days before the last day on which the reviewer is reminded, the earliest first. */
  'review-warning': readonly number[]
  'review-clock-start': ReviewClockStart
  'review-silence-agrees': boolean
  'review-calendar': string
  'review-signing': OpinionSigning
  'review-kind.government': ReviewKindTerms
  'review-kind.department': ReviewKindTerms
  'review-kind.rule': ReviewKindTerms
  'review-kind.party': ReviewKindTerms
  'review-kind.contract': ReviewKindTerms
  'review-kind.decision': ReviewKindTerms
  'consultation.general': DayLimit
  'consultation.market': DayLimit
  'consultation.rule': DayLimit
  'effect-delay': DayLimit
  'validity.general': number
  'validity.trial': number
  'validity.notice': number
  'validity.unspecified': number
  'validity.legacy': 'flag' | 'lapse'
  'expiry-warnings': readonly number[]
  'renewal-record': 'new' | 'same'
  'cleanup-cycle': number
  'cleanup-cycle.party': number
  'upper-law-response': DayLimit
  'superseded-outcome': 'repeal' | 'declare_lapsed'
  'cleanup-outcomes': readonly CleanupOutcome[]
  'unified-numbering': 'maker' | 'bureau'
  'number-formats': readonly string[]
  'rate-switches': RateSwitches
  'rate-decimals': number
  'scope-exclusions': readonly string[]
  'issuing-list-due': string
  'notice-retention': number
  'catalogue-publication': 'monthly' | 'quarterly' | 'yearly'
}

export type PolicyKey = keyof PolicyValues

/** One dated parameter with its legal basis. */
export interface Policy<K extends PolicyKey = PolicyKey> {
  readonly key: K
  /** The name of the parameter in Chinese. */
  readonly label: string
  readonly value: PolicyValues[K]
  readonly effectiveFrom: Day
  readonly legalBasis: string
  /** 0 shows "not yet confirmed by the Bureau". */
  readonly confirmed: 0 | 1
  readonly note: string
}

/** The same parameter as a union over all keys, so that a key tells the type of its value. */
export type AnyPolicy = { [K in PolicyKey]: Policy<K> }[PolicyKey]

/** A value read from typed text, or a Chinese sentence saying what is wrong with it. */
export type ReadValue<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string }

/** A stored version of a parameter, as its page shows and edits it. */
export interface PolicyVersionLine {
  readonly policyId: string
  readonly key: PolicyKey
  readonly label: string
  /** The value as a clerk types it. */
  readonly text: string
  readonly effectiveFrom: Day
  readonly legalBasis: string
  readonly isConfirmed: boolean
  readonly note: string | null
  readonly createdAt: Instant
  readonly createdBy: string | null
  readonly version: number
}

/** One parameter in the list: the version that holds today, and whether another follows. */
export interface PolicyLine extends PolicyVersionLine {
  readonly versions: number
  readonly nextFrom: Day | null
}

/** All versions of a parameter, the earliest first. */
export interface PolicyHistory {
  readonly key: PolicyKey
  readonly versions: readonly PolicyVersionLine[]
  /** The version in force; null while all are still to come. */
  readonly current: PolicyVersionLine | null
  /** The one the page speaks of: the version in force, else the first to come. */
  readonly shown: PolicyVersionLine
}
