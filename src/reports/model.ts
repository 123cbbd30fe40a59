/** A figure and what it is counted against. Percentages are never stored. */
export interface Count {
  readonly part: number
  readonly whole: number
}

export const RATE_NAMES = ['filing', 'timeliness', 'conformity', 'publication', 'illegality', 'correction'] as const
/** 报备率, 及时率, 规范率, 公布率, 违法率, 纠错率. */
export type RateName = (typeof RATE_NAMES)[number]

/** What the six rates are computed from (domain.md §3.5). */
export interface FilingCounts {
  /** Documents issued in the period. */
  readonly issued: number
  /** Filings that should have been made: the denominator of the filing rate. */
  readonly due: number
  readonly filed: number
  readonly onTime: number
  readonly conforming: number
  readonly published: number
  /** Found illegal among those issued in the period. */
  readonly illegal: number
  /** All found illegal, with back-filed ones and those raised by citizens. */
  readonly foundIllegal: number
  /** Self-corrected or annulled; pending ones are not. */
  readonly corrected: number
}

export interface Rate extends Count {
  readonly name: RateName
  /** `62.5%`; null when there is nothing to divide by. */
  readonly text: string | null
  /** How it was computed, in Chinese. */
  readonly formula: string
}

export type FilingRates = Readonly<Record<RateName, Rate>>

/** The questions §3.5 leaves open, as dated policy. */
export interface RateSwitches {
  /** A supplemented filing counts from its first submission, or from the one that was registered. */
  readonly supplementedCountsFrom: 'first' | 'accepted'
  /** A filing that conforms only after a supplement counts as conforming. */
  readonly supplementedConforms: boolean
  /** A filing that is not yet due and not yet made counts in the denominator. */
  readonly notYetDueCounts: boolean
  /** A filing refused as out of scope leaves every count. */
  readonly refusedLeaves: boolean
  /** An omission found late belongs to the year of publication, or to the year it was found. */
  readonly omissionYear: 'published' | 'found'
}
