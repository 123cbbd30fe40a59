import type { Deps } from '../deps.ts'
import { findText, listImportedComments } from '../documents/queries/revisions.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import type { RoundRef } from '../review/guard.ts'
import { placeOf } from '../review/reading/red-flags.ts'
import type { Provision } from '../text/model.ts'
import type { FindingHead, FindingLine } from './model.ts'
import { type BenchAccess, getBenchAccess, headsOf, listAdvice, listChecks } from './queries/bench.ts'
import { listProposals } from './queries/proposals.ts'
import { getFinding } from './records.ts'
import type { BenchHead } from './workbench-model.ts'

/** What a new finding begins from: a provision, or something of others. */
export interface FindingOrigin {
  readonly path?: string | undefined
  readonly proposal?: string | undefined
  readonly comment?: string | undefined
  readonly advice?: string | undefined
  readonly follows?: string | undefined
}

type Values = Readonly<Record<string, string | number | null>>

/** The form of one finding, with the words it is about. */
export interface FindingDesk {
  readonly head: BenchHead
  readonly heads: readonly FindingHead[]
  readonly provisions: readonly Provision[]
  readonly values: Values
  readonly finding: FindingLine | null
}

/** Prepares a new finding from where it begins. Throws `not_found` to those who may not see the workbench. */
export async function getNewFinding(
  deps: Deps,
  actor: Actor,
  ref: RoundRef,
  origin: FindingOrigin,
): Promise<FindingDesk> {
  const access = await getBenchAccess(deps.db, actor, ref)
  const desk = await deskOf(deps, access)
  const values = await startOf(deps, actor, access, desk.provisions, origin)
  return { ...desk, values: { source: 'person', ...values }, finding: null }
}

/** Opens a finding of the round for changing. Throws `not_found`. */
export async function getFindingDesk(
  deps: Deps,
  actor: Actor,
  ref: RoundRef & { readonly findingId: string },
): Promise<FindingDesk & { readonly finding: FindingLine }> {
  const access = await getBenchAccess(deps.db, actor, ref)
  const finding = await getFinding(deps.db, ref.reviewId, ref.findingId)
  const { path, quote, head, severity, problem, basis, suggestion } = finding
  const values = { path, quote, head, severity, problem, basis, suggestion }
  return { ...(await deskOf(deps, access)), values, finding }
}

async function deskOf({ db }: Deps, { head }: BenchAccess) {
  const text = head.revisionId ? await findText(db, head.revisionId) : null
  return { head, heads: headsOf(await listChecks(db, head)), provisions: text?.provisions ?? [] }
}

async function startOf(
  deps: Deps,
  actor: Actor,
  access: BenchAccess,
  provisions: readonly Provision[],
  origin: FindingOrigin,
): Promise<Values> {
  const gone = new Refused('not_found', '没有这一条，可能页面已过期。请回到工作台刷新。')
  const { head } = access
  if (origin.proposal !== undefined) {
    const text = head.revisionId ? await findText(deps.db, head.revisionId) : null
    const all = text ? await listProposals(deps.db, actor, access, text, deps.clock.today()) : []
    const found = all.find(({ key }) => key === origin.proposal)
    if (!found) throw gone
    const { path, quote, severity, explanation, authority, suggestion } = found
    const taken = { source: 'reading', sourceRef: found.key }
    return {
      path,
      quote,
      head: found.head,
      severity,
      problem: explanation,
      basis: authority.source,
      suggestion,
      ...taken,
    }
  }
  if (origin.comment !== undefined && head.revisionId) {
    const comments = await listImportedComments(deps.db, head.revisionId)
    const found = comments.find(({ position }) => String(position) === origin.comment)
    if (!found) throw gone
    const isThere = provisions.find(({ path }) => path === found.path)?.text.includes(found.quoted)
    const quote = isThere ? found.quoted : null
    return { path: found.path, quote, problem: found.body, source: 'comment', sourceRef: origin.comment }
  }
  if (origin.advice !== undefined) {
    const found = (await listAdvice(deps.db, head.roundId, [])).find(({ adviceId }) => adviceId === origin.advice)
    if (!found) throw gone
    const named = provisions.find((p) => p.kind === 'article' && p.label !== null && found.body.includes(p.label))
    return { path: named?.path ?? null, problem: found.body, source: 'advice', sourceRef: origin.advice }
  }
  const provision = provisions.find(({ path }) => path === origin.path)
  if (origin.path !== undefined && !provision) throw gone
  const place = { path: provision?.path ?? null, quote: provision?.text ?? null }
  if (origin.follows === undefined) return place
  const {
    findingId,
    severity,
    problem,
    basis,
    suggestion,
    head: about,
  } = await getFinding(deps.db, head.reviewId, origin.follows)
  return { ...place, head: about, severity, problem, basis, suggestion, follows: findingId }
}

/** Gives how a place is called and what stands there. */
export function placeIn(
  provisions: readonly Provision[],
  path: string | undefined,
): { readonly place: string | null; readonly words: string | null } {
  const provision = path ? provisions.find((p) => p.path === path) : undefined
  return { place: provision ? placeOf(provision) : null, words: provision?.text ?? null }
}

const PLACES = new Set<Provision['kind']>(['title', 'article', 'heading1', 'heading2', 'annex', 'table'])

/** The places to choose from where none was chosen beside the text. */
export const placesIn = (provisions: readonly Provision[]): readonly (readonly [path: string, label: string])[] =>
  provisions
    .filter(({ kind }) => PLACES.has(kind))
    .map((p) => [p.path, `${p.kind === 'title' ? '标题' : placeOf(p)}　${p.text.slice(0, 20)}`])
