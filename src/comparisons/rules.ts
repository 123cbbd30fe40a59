import { sha256 } from '../lib/hash.ts'
import type { Obstacle } from '../lib/obstacle.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'
import type { Change, ComparedProvision, CompareOptions, ProvisionRef } from '../text/compare-model.ts'
import { poolOf } from '../text/compare-units.ts'
import type { ExtractedText } from '../text/model.ts'
import type { ComparedSide, PairingChoice, PairingKind } from './model.ts'

/** Gives the digest of everything in a text that a comparison looks at: equal digests compare equally. */
export function comparedDigest(text: ExtractedText): string {
  const { provisions, tables, notes, headers, textBoxes, comments, hidden, changes, readings } = text
  const unseen = [headers, textBoxes, comments, hidden ?? [], changes.filter((c) => c.kind === 'format')]
  return sha256(JSON.stringify([provisions, tables, notes, unseen.map((part) => part.length), readings !== undefined]))
}

type Pairing = Pick<PairingChoice, 'kind' | 'oldPath' | 'newPath'>

/** Turns what people said into the options of a comparison, in an order that does not depend on who spoke first. */
export function optionsOf(choices: readonly Pairing[]): CompareOptions {
  const pairsOf = (kind: PairingKind) =>
    choices
      .filter((choice) => choice.kind === kind)
      .map(({ oldPath, newPath }) => ({ old: oldPath, new: newPath }))
      .sort((a, b) => (`${a.old} ${a.new}` < `${b.old} ${b.new}` ? -1 : 1))
  return { paired: pairsOf('pair'), unpaired: pairsOf('unpair') }
}

/** Gives the digest of what people said; part of the key of a kept result. */
export const choicesDigest = (options: CompareOptions): string =>
  sha256(JSON.stringify([options.paired ?? [], options.unpaired ?? []]))

/**
 * Tells whether the person may say which articles belong together: reviewers, and drafters where the new text is their
 * organ's. The word is kept in the trail of the new text's document, which must not be somebody else's.
 */
export function mayPair(
  actor: Pick<Actor, 'organId' | 'roles'>,
  fresh: Pick<ComparedSide, 'makingOrganId' | 'draftingOrganId'>,
): boolean {
  if (!may(actor, 'comparison.pair')) return false
  if (may(actor, 'review.opine')) return true
  return [fresh.makingOrganId, fresh.draftingOrganId].includes(actor.organId)
}

/** Finds the earlier choices that a new one replaces: on the same two articles, and pairs that share one of them. */
export function replacedBy<C extends Pairing>(choices: readonly C[], next: Pairing): C[] {
  return choices.filter(({ kind, oldPath, newPath }) => {
    if (oldPath === next.oldPath && newPath === next.newPath) return true
    if (kind !== 'pair' || next.kind !== 'pair') return false
    return oldPath === next.oldPath || newPath === next.newPath
  })
}

/** One provision of one side, as people choose it. */
export interface Choosable {
  readonly path: string
  readonly label: string
  readonly pool: string
}

const SHOWN = 16
/** What a person may pair by hand; a text has one title and one signature, and chapters follow their articles. */
const POOLS: ReadonlySet<string> = new Set(['text', 'table', 'note', 'front'])

/** Lists what a person may choose on one side, in the order of the text. */
export function choosableIn(provisions: readonly ComparedProvision[], side: 'old' | 'new'): Choosable[] {
  const all = provisions.flatMap((provision) =>
    isChoosable(provision) ? provision[side].map((ref) => ({ ref, provision })) : [],
  )
  return all.map(({ ref, provision }) => ({
    path: ref.path,
    label: `${ref.label ?? ''}${ref.label === null ? '' : '　'}${opening(provision, ref, side)}`,
    pool: poolOf(provision.kind),
  }))
}

/** Tells whether a person may say what a provision belongs to. */
export const isChoosable = ({ kind }: ComparedProvision): boolean => POOLS.has(poolOf(kind))

/** The first words of a provision; of several joined in one entry, those of its own line. */
function opening(provision: ComparedProvision, ref: ProvisionRef, side: 'old' | 'new'): string {
  const own = provision.lines.find((line) => line[side]?.path === ref.path)
  const segments = own?.segments ?? provision.segments
  const other = side === 'old' ? 'insert' : 'delete'
  const text = segments
    .filter(({ op }) => op !== other)
    .map((segment) => segment.text)
    .join('')
    .replace(/\s+/gu, ' ')
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

/** Why two provisions cannot be paired or parted by hand; empty means they can. */
export function obstaclesToPairing(
  provisions: readonly ComparedProvision[],
  choice: Pairing,
  choices: readonly Pairing[],
): Obstacle[] {
  const old = choosableIn(provisions, 'old').find(({ path }) => path === choice.oldPath)
  const fresh = choosableIn(provisions, 'new').find(({ path }) => path === choice.newPath)
  if (!old || !fresh)
    return [{ code: 'unknown_provision', message: '没有这一条，可能页面已过期。请刷新后在两边各选一条。' }]
  if (old.pool !== fresh.pool)
    return [{ code: 'different_kinds', message: '条文只能与条文对应，表格只能与表格对应。请重新选择。' }]
  const together = provisions.some(
    (p) => p.old.some((ref) => ref.path === old.path) && p.new.some((ref) => ref.path === fresh.path),
  )
  const isSaid = choices.some(
    ({ kind, oldPath, newPath }) => kind === choice.kind && oldPath === old.path && newPath === fresh.path,
  )
  if (isSaid) return [{ code: 'said_already', message: '这一处已经这样选过，不必再选。' }]
  if (choice.kind === 'pair' && together && isAlone(provisions, old.path))
    return [{ code: 'paired_already', message: '这两条已经对应在一起。' }]
  if (choice.kind === 'unpair' && !together) return [{ code: 'apart_already', message: '这两条本来就没有对应在一起。' }]
  return []
}

const isAlone = (provisions: readonly ComparedProvision[], oldPath: string): boolean =>
  provisions.some((p) => p.old.some((ref) => ref.path === oldPath) && p.old.length === 1 && p.new.length === 1)

/** More provisions than any law has; a longer text is shown in parts, or its page would be too heavy to open. */
const PART = 2_000

/** Cuts the provisions of a page into parts; there is always one. */
export function partsOf<P>(provisions: readonly P[]): (readonly P[])[] {
  const count = Math.max(1, Math.ceil(provisions.length / PART))
  return Array.from({ length: count }, (_, part) => provisions.slice(part * PART, (part + 1) * PART))
}

/** Gives the part in which a provision stands, by its place in the list. */
export const partAt = (index: number): number => Math.floor(index / PART)

/** Changes with nothing to read in them: the words are the same, and references follow their articles. */
const QUIET: readonly Change[] = ['same', 'renumbered', 'reference']

/** Tells whether a provision may be folded away. */
export const isQuiet = ({ change, edits }: ComparedProvision): boolean => QUIET.includes(change) && edits === 0

/** A stretch of the page: one provision to read, or several to fold away. */
export type Block =
  | { readonly kind: 'open'; readonly provision: ComparedProvision }
  | { readonly kind: 'folded'; readonly provisions: readonly ComparedProvision[] }

/** Groups the provisions of a comparison for reading: what did not change is folded between what did. */
export function blocksOf(provisions: readonly ComparedProvision[]): Block[] {
  const blocks: Block[] = []
  let run: ComparedProvision[] = []
  const close = (): void => {
    if (run.length > 0) blocks.push({ kind: 'folded', provisions: run })
    run = []
  }
  for (const provision of provisions) {
    if (isQuiet(provision)) run.push(provision)
    else {
      close()
      blocks.push({ kind: 'open', provision })
    }
  }
  close()
  return blocks
}
