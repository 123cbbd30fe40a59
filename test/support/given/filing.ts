import type { Category, Secrecy } from '../../../src/documents/model.ts'
import { publishDocument } from '../../../src/filing/commands/publish-document.ts'
import { registerFiling } from '../../../src/filing/commands/register-filing.ts'
import { submitFiling } from '../../../src/filing/commands/submit-filing.ts'
import type { RegistrationOutcome } from '../../../src/filing/model.ts'
import type { Day } from '../../../src/lib/day.ts'
import type { Actor } from '../../../src/people/model.ts'
import type { TestDeps } from '../deps.ts'
import { givenDocument, givenRevision } from './documents.ts'
import { type City, givenActor, givenBasics, givenCity } from './people.ts'

export interface FilingDesk {
  readonly city: City
  /** Drafts for the organ that files. */
  readonly drafter: Actor
  readonly reviewer: Actor
  readonly supervisor: Actor
}

/** A city with everybody a filing meets; `organ` makes the documents, the transport department unless said otherwise. */
export async function givenFilingDesk(deps: TestDeps, organ: keyof City = 'department'): Promise<FilingDesk> {
  await givenBasics(deps)
  const city = await givenCity(deps)
  return {
    city,
    drafter: await givenActor(deps, { organId: city[organ], roles: ['drafter'], displayName: '扎西' }),
    reviewer: await givenActor(deps, { organId: city.bureau, roles: ['reviewer'], displayName: '卓玛' }),
    supervisor: await givenActor(deps, { organId: city.bureau, roles: ['supervisor'], displayName: '刘局' }),
  }
}

export interface GivenIssued {
  readonly title?: string
  readonly category?: Category
  readonly secrecy?: Secrecy
  readonly numberText?: string
}

/** A document issued on 2026-02-05 with its official text, ready for publication; gives its id. */
export async function givenIssued(deps: TestDeps, drafter: Actor, given: GivenIssued = {}): Promise<string> {
  const documentId = await givenDocument(deps, {
    makingOrganId: drafter.organId,
    category: 'department',
    stage: 'issued',
    numberText: '拉交规〔2026〕1号',
    signedOn: '2026-02-03',
    issuedOn: '2026-02-05',
    createdBy: drafter.userId,
    ...given,
  })
  await givenRevision(deps, { documentId, kind: 'official', body: given.title ?? '正式文本' })
  return documentId
}

export interface GivenFilings extends GivenIssued {
  readonly publishedOn?: string
}

/** The filings of a document published on 2026-02-06 unless said otherwise; gives their ids. */
export async function givenFilings(
  deps: TestDeps,
  drafter: Actor,
  given: GivenFilings = {},
): Promise<readonly string[]> {
  const { publishedOn = '2026-02-06', ...issued } = given
  return publishDocument(deps, drafter, {
    documentId: await givenIssued(deps, drafter, issued),
    version: 1,
    publishedOn: publishedOn as Day,
    effectiveOn: '2026-05-01' as Day,
    place: null,
    earlyEffectReason: null,
  })
}

export interface GivenSubmission {
  readonly filingId: string
  readonly on?: string
  readonly lateReason?: string
}

/** The pack of a filing, sent on 2026-03-02 unless said otherwise. */
export const givenSubmission = (deps: TestDeps, drafter: Actor, given: GivenSubmission): Promise<void> =>
  submitFiling(deps, drafter, {
    filingId: given.filingId,
    submittedOn: (given.on ?? '2026-03-02') as Day,
    reportNumber: null,
    materials: ['report', 'official_text', 'note'],
    lateReason: given.lateReason ?? null,
  })

export interface GivenRegistration {
  readonly filingId: string
  readonly outcome?: RegistrationOutcome
  readonly on?: string
  readonly conforming?: boolean
}

/** What the recipient decided on 2026-03-03 unless said otherwise: registered, with everything in order. */
export function givenRegistration(deps: TestDeps, actor: Actor, given: GivenRegistration): Promise<void> {
  const { outcome = 'registered' } = given
  return registerFiling(deps, actor, {
    filingId: given.filingId,
    outcome,
    number: outcome === 'registered' ? '拉备登〔2026〕1号' : null,
    reason: outcome === 'registered' ? null : '缺少制定依据',
    areMaterialsConforming: given.conforming ?? outcome === 'registered',
    decidedOn: (given.on ?? '2026-03-03') as Day,
  })
}
