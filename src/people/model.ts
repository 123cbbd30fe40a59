import type { Instant } from '../lib/clock.ts'
import type { Day } from '../lib/day.ts'

export const ROLES = ['drafter', 'reviewer', 'adviser', 'supervisor', 'administrator'] as const
export type Role = (typeof ROLES)[number]

export const ORGAN_KINDS = [
  'government',
  'department',
  'county',
  'zone',
  'township',
  'party',
  'congress',
  'upper_government',
  'upper_congress',
  'upper_party',
  'state_council',
] as const
export type OrganKind = (typeof ORGAN_KINDS)[number]

export interface Organ {
  readonly organId: string
  readonly name: string
  readonly shortName: string
  readonly kind: OrganKind
  readonly code: string | null
  readonly parentId: string | null
  /** The standing committee of the people's congress of its own level, for a government. */
  readonly congressId?: string | null
  /** The calendar this organ works by. */
  readonly calendarId: string
  readonly position: number
  readonly dissolvedOn: Day | null
  readonly successorId: string | null
}

/** What the rules need to know of an organ's place in the tree. */
export type OrganNode = Pick<Organ, 'organId' | 'kind' | 'parentId' | 'congressId'>

/** Who acts. */
export interface Actor {
  readonly userId: string
  readonly displayName: string
  readonly organId: string
  readonly roles: readonly Role[]
  readonly unitId?: string | null
}

export const PERMISSIONS = [
  'document.read',
  'document.read_all',
  'document.create',
  'document.edit',
  'document.number',
  'document.issue',
  'document.publish',
  'revision.upload',
  'comparison.pair',
  'secret.read',
  'review.read',
  'review.submit',
  'review.withdraw',
  'review.accept',
  'review.assign',
  'review.advise',
  'review.opine',
  'review.check',
  'review.approve',
  'review.extend',
  'review.expedite',
  'filing.read',
  'filing.submit',
  'filing.register',
  'cleanup.read',
  'cleanup.manage',
  'cleanup.propose',
  'cleanup.decide',
  'report.read',
  'calendar.read',
  'calendar.edit',
  'policy.read',
  'policy.edit',
  'people.read',
  'people.manage',
  'audit.read',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/** One line of the organ list; `depth` is its place in the tree. */
export interface OrganLine {
  readonly organId: string
  readonly name: string
  readonly shortName: string
  readonly kind: OrganKind
  readonly code: string | null
  readonly calendarName: string
  readonly parentName: string | null
  readonly depth: number
  readonly dissolvedOn: Day | null
  readonly successorName: string | null
}

/** Everything the page of one organ shows. */
export interface OrganPage extends Organ {
  readonly version: number
  readonly parentName: string | null
  readonly congressName: string | null
  readonly calendarName: string
  readonly successorName: string | null
  readonly children: readonly { readonly organId: string; readonly name: string; readonly isDissolved: boolean }[]
  readonly units: readonly { readonly unitId: string; readonly name: string; readonly users: number }[]
  readonly users: number
  /** Documents that bear its name. */
  readonly documents: number
}

/** One line of the user list. */
export interface UserLine {
  readonly userId: string
  readonly username: string
  readonly displayName: string
  readonly organName: string
  readonly unitName: string | null
  readonly roles: readonly Role[]
  readonly isDisabled: boolean
  readonly mustChangePassword: boolean
}

/** Everything the page of one user shows. */
export interface UserPage extends UserLine {
  readonly organId: string
  readonly unitId: string | null
  readonly email: string | null
  readonly createdAt: Instant
  readonly sessions: number
  readonly lockedUntil: Instant | null
  readonly version: number
}

/** One's own account: who one is, and where one is signed in. */
export interface AccountPage {
  readonly username: string
  readonly displayName: string
  readonly organName: string
  readonly unitName: string | null
  readonly roles: readonly Role[]
  readonly sessions: readonly SessionLine[]
}

export interface SessionLine {
  readonly openedAt: Instant
  readonly lastSeenAt: Instant
  readonly userAgent: string | null
  readonly isCurrent: boolean
}

/** The sign-ins of a demonstration, shown on its sign-in page. */
export interface Demo {
  readonly password: string
  readonly people: readonly {
    readonly username: string
    readonly displayName: string
    readonly organName: string
    readonly roles: readonly Role[]
  }[]
  /** How many more sample sign-ins there are. */
  readonly others: number
}
