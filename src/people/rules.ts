import type { Secrecy } from '../documents/model.ts'
import type { Actor, Permission, Role } from './model.ts'

const READING = ['document.read', 'review.read', 'filing.read', 'cleanup.read', 'calendar.read', 'policy.read'] as const

/** Who may do what: the one table. An administrator runs the system and reads no drafts. */
export const PERMISSIONS_OF: Readonly<Record<Role, readonly Permission[]>> = {
  drafter: [
    ...READING,
    'document.create',
    'document.edit',
    'document.number',
    'document.issue',
    'document.publish',
    'revision.upload',
    'comparison.pair',
    'review.submit',
    'review.withdraw',
    'filing.submit',
    'cleanup.propose',
  ],
  reviewer: [
    ...READING,
    'comparison.pair',
    'review.accept',
    'review.assign',
    'review.opine',
    'review.check',
    'filing.submit',
    'filing.register',
    'cleanup.manage',
    'cleanup.propose',
    'report.read',
    'people.read',
  ],
  adviser: ['document.read', 'review.read', 'review.advise', 'calendar.read', 'policy.read'],
  supervisor: [
    ...READING,
    'comparison.pair',
    'document.read_all',
    'secret.read',
    'review.assign',
    'review.opine',
    'review.check',
    'review.approve',
    'review.extend',
    'review.expedite',
    'filing.register',
    'cleanup.manage',
    'cleanup.propose',
    'cleanup.decide',
    'report.read',
    'people.read',
    'audit.read',
  ],
  administrator: [
    'calendar.read',
    'calendar.edit',
    'policy.read',
    'policy.edit',
    'people.read',
    'people.manage',
    'audit.read',
  ],
}

/** Tells whether one of the actor's roles carries the permission. */
export const may = (actor: Pick<Actor, 'roles'>, permission: Permission): boolean =>
  actor.roles.some((role) => PERMISSIONS_OF[role].includes(permission))

/** What decides who may see a document. */
export interface DocumentAccess {
  readonly makingOrganId: string
  readonly draftingOrganId: string
  readonly implementingOrganId: string | null
  /** Those given the document by name: reviewers, advisers, and whoever registered it. */
  readonly assignedUserIds: readonly string[]
  readonly openForReview: boolean
  readonly secrecy: Secrecy
  readonly isPublished?: boolean
}

/** The documents an actor may see, as conditions joined by "or"; `secret` is a further condition on all of them. */
export interface DocumentScope {
  readonly all: boolean
  readonly organId: string | null
  readonly assignedTo: string | null
  readonly openForReview: boolean
  readonly published: 'none' | 'public' | 'not_secret'
  /** Without it a secret document is seen only by those it was given to by name. */
  readonly secret: boolean
}

const NOTHING: DocumentScope = {
  all: false,
  organId: null,
  assignedTo: null,
  openForReview: false,
  published: 'none',
  secret: false,
}

/** Gives the reach of an actor's reading, for lists; `maySeeDocument` applies the same to one document. */
export function documentScope(actor: Pick<Actor, 'userId' | 'organId' | 'roles'>): DocumentScope {
  if (!may(actor, 'document.read')) return NOTHING
  return {
    all: may(actor, 'document.read_all'),
    organId: may(actor, 'document.create') ? actor.organId : null,
    assignedTo: actor.userId,
    openForReview: may(actor, 'review.accept'),
    published: may(actor, 'filing.register') ? 'not_secret' : 'public',
    secret: may(actor, 'secret.read'),
  }
}

/**
 * Tells whether the actor may see a document: drafters their organ's, reviewers what is open or assigned, advisers what
 * is assigned, supervisors all. What is published and public everybody may read; a secret one needs the permission.
 */
export function maySeeDocument(actor: Pick<Actor, 'userId' | 'organId' | 'roles'>, facts: DocumentAccess): boolean {
  const scope = documentScope(actor)
  if (scope.assignedTo !== null && facts.assignedUserIds.includes(scope.assignedTo)) return true
  if (facts.secrecy === 'secret' && !scope.secret) return false
  if (scope.all) return true
  if (facts.openForReview && scope.openForReview) return true
  if (scope.organId !== null && organsOf(facts).includes(scope.organId)) return true
  return facts.isPublished === true && isOpenlyPublished(scope.published, facts.secrecy)
}

const organsOf = (facts: DocumentAccess): readonly (string | null)[] => [
  facts.makingOrganId,
  facts.draftingOrganId,
  facts.implementingOrganId,
]

function isOpenlyPublished(reach: DocumentScope['published'], secrecy: Secrecy): boolean {
  if (reach === 'none' || secrecy === 'secret') return false
  return secrecy === 'public' || reach === 'not_secret'
}

/** Tells whether the actor works for the organ: drafters for their own, reviewers for the government's filings too. */
export function mayFileFor(actor: Pick<Actor, 'organId' | 'roles'>, filingOrganId: string): boolean {
  if (!may(actor, 'filing.submit')) return false
  return actor.organId === filingOrganId || may(actor, 'filing.register')
}

const LEAST_PASSWORD = 10

/** Says what is wrong with a new password; null when it will do. Length counts, as NIST SP 800-63B advises, not symbols. */
export function passwordProblem(password: string): string | null {
  const length = [...password].length
  if (length < LEAST_PASSWORD) return `密码至少 ${LEAST_PASSWORD} 个字符，可用一句容易记住的话。`
  if (length > 128) return '密码最多 128 个字符。'
  if (new Set(password).size < 4) return '密码里重复的字符太多，请换一个。'
  return null
}
