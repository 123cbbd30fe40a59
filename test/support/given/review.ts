import type { Category, Secrecy } from '../../../src/documents/model.ts'
import type { Actor } from '../../../src/people/model.ts'
import { acceptRound } from '../../../src/review/commands/intake.ts'
import { approveOpinion, checkOpinion, draftOpinion } from '../../../src/review/commands/sign-off.ts'
import { submitRound } from '../../../src/review/commands/submit-round.ts'
import type { OpinionKind } from '../../../src/review/model.ts'
import type { TestDeps } from '../deps.ts'
import { givenDocument, givenRevision } from './documents.ts'
import { givenPack } from './packs.ts'
import { type City, givenActor, givenBasics, givenCity } from './people.ts'

export interface Bench {
  readonly city: City
  readonly drafter: Actor
  readonly reviewer: Actor
  /** Another reviewer, who checks what the first one wrote. */
  readonly checker: Actor
  readonly adviser: Actor
  readonly supervisor: Actor
}

/** A city with everybody who takes part in a review. */
export async function givenBench(deps: TestDeps): Promise<Bench> {
  await givenBasics(deps)
  const city = await givenCity(deps)
  const at = (organId: string, role: 'drafter' | 'reviewer' | 'adviser' | 'supervisor', displayName: string) =>
    givenActor(deps, { organId, roles: [role], displayName })
  return {
    city,
    drafter: await at(city.department, 'drafter', '扎西'),
    reviewer: await at(city.bureau, 'reviewer', '卓玛'),
    checker: await at(city.bureau, 'reviewer', '次仁'),
    adviser: await at(city.bureau, 'adviser', '王律师'),
    supervisor: await at(city.bureau, 'supervisor', '刘局'),
  }
}

export interface GivenDraft {
  readonly title?: string
  readonly category?: Category
  readonly secrecy?: Secrecy
}

/** A draft of the department for the government, with one readable revision; gives the document's id. */
export async function givenDraft(deps: TestDeps, bench: Bench, given: GivenDraft = {}): Promise<string> {
  const documentId = await givenDocument(deps, {
    makingOrganId: bench.city.government,
    draftingOrganId: bench.city.department,
    ...given,
  })
  await givenRevision(deps, { documentId })
  return documentId
}

export interface GivenRound {
  readonly documentId: string
  readonly reviewId: string
  readonly serial: number
}

/** A round as submitted by the drafter. */
export async function givenRound(
  deps: TestDeps,
  bench: Bench,
  given: GivenDraft & { readonly documentId?: string } = {},
): Promise<GivenRound> {
  const { documentId = await givenDraft(deps, bench, given) } = given
  await givenPack(deps, bench.drafter, documentId)
  const input = { documentId, note: null, isUrgent: false, urgencyReason: null }
  return { documentId, ...(await submitRound(deps, bench.drafter, input)) }
}

/** A round that the reviewer accepted today. */
export async function givenAcceptedRound(deps: TestDeps, bench: Bench, given: GivenDraft = {}): Promise<GivenRound> {
  const round = await givenRound(deps, bench, given)
  await acceptRound(deps, bench.reviewer, round)
  return round
}

export interface GivenOpinion {
  readonly kind?: OpinionKind
  readonly body?: string
  readonly lateReason?: string | null
}

/** Hands the reviewer's opinion on, as the first of three who sign. */
export async function givenDraftedOpinion(
  deps: TestDeps,
  bench: Bench,
  round: GivenRound,
  given: GivenOpinion = {},
): Promise<void> {
  const { kind = 'agree', body = '见审核意见书。', lateReason = null } = given
  await draftOpinion(deps, bench.reviewer, { ...round, kind, body, lateReason, version: 0, isHandedOn: true })
}

/** The opinion as written by the reviewer, checked by the checker and signed by the supervisor on one day. */
export async function givenOpinion(
  deps: TestDeps,
  bench: Bench,
  round: GivenRound,
  given: GivenOpinion = {},
): Promise<void> {
  await givenDraftedOpinion(deps, bench, round, given)
  await checkOpinion(deps, bench.checker, { ...round, isPassed: true, note: null, version: 1 })
  const signed = { ...round, isPassed: true, note: null, lateReason: null, version: 2 }
  await approveOpinion(deps, bench.supervisor, signed)
}

/** A round with its opinion, all on one day. */
export async function givenOpinedRound(
  deps: TestDeps,
  bench: Bench,
  kind: OpinionKind,
  given: GivenDraft = {},
): Promise<GivenRound> {
  const round = await givenAcceptedRound(deps, bench, given)
  await givenOpinion(deps, bench, round, { kind })
  return round
}
