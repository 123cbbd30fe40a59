import { describe, expect, it } from 'vitest'
import { PERMISSIONS, type Permission, ROLES, type Role } from '../../../src/people/model.ts'
import {
  type DocumentAccess,
  documentScope,
  may,
  mayFileFor,
  maySeeDocument,
  PERMISSIONS_OF,
} from '../../../src/people/rules.ts'

const actor = (...roles: Role[]) => ({ userId: 'u1', organId: 'transport', roles })

const document = (facts: Partial<DocumentAccess> = {}): DocumentAccess => ({
  makingOrganId: 'city',
  draftingOrganId: 'housing',
  implementingOrganId: null,
  assignedUserIds: [],
  openForReview: false,
  secrecy: 'public',
  ...facts,
})

describe('who may do what', () => {
  const table: readonly [Permission, readonly Role[]][] = [
    ['document.create', ['drafter']],
    ['document.publish', ['drafter']],
    ['review.submit', ['drafter']],
    ['review.accept', ['reviewer']],
    ['review.opine', ['reviewer', 'supervisor']],
    ['review.advise', ['adviser']],
    ['filing.register', ['reviewer', 'supervisor']],
    ['cleanup.decide', ['supervisor']],
    ['secret.read', ['supervisor']],
    ['audit.read', ['supervisor', 'administrator']],
    ['policy.edit', ['administrator']],
    ['people.manage', ['administrator']],
  ]

  it.each(table)('%s: %j', (permission, roles) => {
    expect(ROLES.filter((role) => may(actor(role), permission))).toEqual(roles)
  })

  it('joins the permissions of several roles and gives none to nobody', () => {
    expect(may(actor('drafter', 'reviewer'), 'review.accept')).toBe(true)
    expect(PERMISSIONS.filter((permission) => may(actor(), permission))).toEqual([])
  })

  it('gives every permission to somebody', () => {
    const given = new Set(ROLES.flatMap((role) => PERMISSIONS_OF[role]))
    expect(PERMISSIONS.filter((permission) => !given.has(permission))).toEqual([])
  })

  it('lets drafters file for their own organ and the bureau for any', () => {
    expect(mayFileFor(actor('drafter'), 'transport')).toBe(true)
    expect(mayFileFor(actor('drafter'), 'city')).toBe(false)
    expect(mayFileFor(actor('reviewer'), 'city')).toBe(true)
    expect(mayFileFor(actor('adviser'), 'transport')).toBe(false)
  })
})

describe('who may see a document', () => {
  it.each(['makingOrganId', 'draftingOrganId', 'implementingOrganId'] as const)(
    'a drafter of the %s may, a drafter of another organ may not',
    (organ) => {
      expect(maySeeDocument(actor('drafter'), document({ [organ]: 'transport' }))).toBe(true)
      expect(maySeeDocument(actor('drafter'), document())).toBe(false)
    },
  )

  it('a reviewer sees what is open or assigned, not the drafts of others', () => {
    expect(maySeeDocument(actor('reviewer'), document())).toBe(false)
    expect(maySeeDocument(actor('reviewer'), document({ openForReview: true }))).toBe(true)
    expect(maySeeDocument(actor('reviewer'), document({ assignedUserIds: ['u1'] }))).toBe(true)
  })

  it('an adviser sees only what is assigned, and not what is open', () => {
    expect(maySeeDocument(actor('adviser'), document({ openForReview: true }))).toBe(false)
    expect(maySeeDocument(actor('adviser'), document({ draftingOrganId: 'transport' }))).toBe(false)
    expect(maySeeDocument(actor('adviser'), document({ assignedUserIds: ['u1'] }))).toBe(true)
  })

  it('a supervisor sees all, an administrator no draft', () => {
    expect(maySeeDocument(actor('supervisor'), document({ secrecy: 'secret' }))).toBe(true)
    expect(maySeeDocument(actor('administrator'), document({ openForReview: true }))).toBe(false)
    expect(maySeeDocument(actor('administrator'), document({ assignedUserIds: ['u1'] }))).toBe(false)
  })

  it('a secret document needs the permission or being given it by name', () => {
    const secret = { secrecy: 'secret', openForReview: true, draftingOrganId: 'transport' } as const
    expect(maySeeDocument(actor('drafter'), document(secret))).toBe(false)
    expect(maySeeDocument(actor('reviewer'), document(secret))).toBe(false)
    expect(maySeeDocument(actor('reviewer'), document({ ...secret, assignedUserIds: ['u1'] }))).toBe(true)
  })

  it('what is published and public everybody may read; internal papers only those who register filings', () => {
    expect(maySeeDocument(actor('adviser'), document({ isPublished: true }))).toBe(true)
    expect(maySeeDocument(actor('drafter'), document({ isPublished: true, secrecy: 'internal' }))).toBe(false)
    expect(maySeeDocument(actor('reviewer'), document({ isPublished: true, secrecy: 'internal' }))).toBe(true)
    expect(maySeeDocument(actor('reviewer'), document({ isPublished: true, secrecy: 'secret' }))).toBe(false)
  })

  it('describes the same reach for lists', () => {
    expect(documentScope(actor('administrator'))).toMatchObject({ all: false, assignedTo: null, published: 'none' })
    expect(documentScope(actor('drafter'))).toMatchObject({ organId: 'transport', published: 'public', secret: false })
    expect(documentScope(actor('supervisor'))).toMatchObject({ all: true, secret: true })
  })
})
