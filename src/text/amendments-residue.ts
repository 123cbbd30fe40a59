import type { AmendedText } from './amendments-apply.ts'
import type { Amendment, Place, UnannouncedChange } from './amendments-model.ts'
import { meansPath, nameOfPath } from './amendments-places.ts'
import { bare } from './compare-fold.ts'
import type { ComparedLine, ComparedProvision, Comparison, ProvisionRef } from './compare-model.ts'
import { sideText } from './segments.ts'

interface Left {
  readonly expected: string | null
  readonly found: string | null
  readonly place: Place | null
  /** The new text says what the old one said. */
  readonly isUndone: boolean
}

interface Misnumbered {
  readonly path: string
  readonly wanted: string
  readonly found: string
}

const placeOf = (ref: ProvisionRef | null | undefined): Place | null =>
  ref ? { path: ref.path, label: nameOfPath(ref.path) ?? ref.label } : null

const count = (text: string, words: string): number => (words === '' ? 0 : text.split(words).length - 1)

/** What still differs between the old text with the decision carried out and the new text, and whose it is. */
export class Residue {
  readonly unannounced: UnannouncedChange[] = []
  readonly misnumbered: Misnumbered[] = []
  private readonly left = new Map<number, Left[]>()
  private readonly places = new Map<number, Place>()
  private readonly amendments: readonly Amendment[]
  private readonly applied: AmendedText
  private readonly comparison: Comparison
  /** Words of the old text by path. */
  private readonly before = new Map<string, string>()
  /** Old paths whose words the new text has where they always stood. */
  private readonly kept = new Set<string>()
  /** For each new path, what the plain comparison takes it for in the old text. */
  private readonly origins = new Map<string, string[]>()
  /** Bare words of what an amendment speaks of; asked for with each line that is left. */
  private readonly targetWords = new Map<string, string>()

  constructor(amendments: readonly Amendment[], applied: AmendedText, residual: Comparison, comparison: Comparison) {
    this.amendments = amendments
    this.applied = applied
    this.comparison = comparison
    for (const entry of comparison.provisions) this.lookUp(entry)
    for (const entry of residual.provisions) this.entry(entry)
    this.renumbering()
  }

  private lookUp(entry: ComparedProvision): void {
    for (const ref of entry.new) this.origins.set(ref.path, [...entry.old.map((old) => old.path)])
    for (const { old, new: fresh, segments } of entry.lines) {
      if (!old) continue
      const [before, after] = [sideText(segments, 'old'), sideText(segments, 'new')]
      this.before.set(old.path, before)
      if (fresh && bare(before) === bare(after)) this.kept.add(old.path)
      if (fresh) this.origins.set(fresh.path, [...(this.origins.get(fresh.path) ?? []), old.path])
    }
  }

  private get isReordered(): boolean {
    return this.amendments.some(({ kind }) => kind === 'reorder')
  }

  leftOf(amendment: number): readonly Left[] {
    return this.left.get(amendment) ?? []
  }

  /** Where what an amendment gave stands in the new text. */
  placeOf(amendment: number): Place | null {
    return this.places.get(amendment) ?? null
  }

  private tagsOf(path: string | undefined): readonly number[] {
    return path === undefined ? [] : (this.applied.touched.get(path) ?? [])
  }

  private note(amendment: number, left: Left): void {
    this.left.set(amendment, [...(this.left.get(amendment) ?? []), left])
  }

  private entry(entry: ComparedProvision): void {
    for (const line of entry.lines)
      for (const tag of this.tagsOf(line.old?.path)) {
        const place = placeOf(line.new)
        if (place && !this.places.has(tag)) this.places.set(tag, place)
      }
    const [old] = entry.old
    const [fresh] = entry.new
    if (entry.kind === 'article' && old && fresh) this.number(old.path, fresh.path)
    if (entry.edits === 0) return
    if (!old && fresh) this.onlyNew(entry, fresh)
    else if (entry.rows && old) this.whole(entry)
    else {
      if (entry.change === 'moved' && entry.kind === 'article') this.moved(entry)
      for (const line of entry.lines) this.line(line, entry)
    }
  }

  /**
   * Where 条文序号作相应调整 stands, an article may have any number but one that the decision names: what follows from a
   * removal that was not carried out is not a second fault.
   */
  private number(path: string, found: string): void {
    const isNamed =
      path.startsWith('+') || this.amendments.some((one) => one.newPaths.length > 0 && one.targets.includes(path))
    if (this.isReordered && !isNamed) return
    const wanted = this.applied.numbers.get(path)
    if (wanted !== undefined && wanted !== found) this.misnumbered.push({ path, wanted, found })
  }

  private moved(entry: ComparedProvision): void {
    const [old, fresh] = [placeOf(entry.old[0]), placeOf(entry.new[0])]
    const isAnnounced = this.amendments.some((one) => one.kind === 'renumber' && one.targets.includes(old?.path ?? ''))
    // An article that was added, or one beside it, moves in the amended text without having moved in the old one.
    const reallyMoved = this.comparison.provisions.some(
      ({ change, old: refs }) => change === 'moved' && refs.some((ref) => ref.path === old?.path),
    )
    if (!isAnnounced && reallyMoved)
      this.unannounced.push({ kind: 'moved', old, new: fresh, before: null, after: null })
  }

  private whole(entry: ComparedProvision): void {
    const [before, after] = [sideText(entry.segments, 'old'), sideText(entry.segments, 'new')]
    const tags = this.tagsOf(entry.old[0]?.path)
    const place = placeOf(entry.new[0])
    if (tags.length === 0 || entry.new.length === 0)
      this.unannounced.push({ kind: 'words', old: placeOf(entry.old[0]), new: place, before, after })
    else for (const tag of tags) this.note(tag, { expected: before, found: after, place, isUndone: false })
  }

  /** A provision that the decision gives no reason for: one that should have gone, one it could not place, or a new one. */
  private onlyNew(entry: ComparedProvision, fresh: ProvisionRef): void {
    const found = sideText(entry.segments, 'new')
    if (this.claimed(fresh.path, found, placeOf(fresh))) return
    this.unannounced.push({ kind: 'added', old: null, new: placeOf(fresh), before: null, after: found })
  }

  /** Looks for the amendment that should have taken these words away, or that could not be carried out here. */
  private claimed(path: string, found: string, place: Place | null): boolean {
    const at = this.amendments.findIndex((amendment, index) =>
      this.applied.refused.has(index) ? this.speaksOf(amendment, path) : this.shouldRemove(amendment, found),
    )
    if (at < 0) {
      const other = this.amendments.findIndex(
        ({ kind, targets }) =>
          (kind === 'remove' || kind === 'replace') && targets.some((target) => this.became(target, path)),
      )
      if (other < 0) return false
      this.note(other, { expected: null, found, place, isUndone: this.stillStands(other) })
      return true
    }
    if (!this.applied.refused.has(at)) this.note(at, { expected: null, found, place, isUndone: true })
    return true
  }

  /** The plain comparison finds the words that should have been replaced where they always stood. */
  private stillStands(tag: number): boolean {
    const { kind, targets } = this.amendments[tag] as Amendment
    if (kind !== 'replace') return false
    const paths = targets.flatMap((target) => [...this.before.keys()].filter((path) => meansPath(target, path)))
    return paths.length > 0 && paths.every((path) => this.kept.has(path))
  }

  private shouldRemove({ kind, targets }: Amendment, words: string): boolean {
    if ((kind !== 'remove' && kind !== 'merge') || bare(words) === '') return false
    const wanted = bare(words)
    return targets.some((target) => this.wordsOfOld(target).includes(wanted))
  }

  private removedAs(words: string): boolean {
    return this.amendments.some((one, at) => !this.applied.refused.has(at) && this.shouldRemove(one, words))
  }

  private wordsOfOld(target: string): string {
    const known = this.targetWords.get(target)
    if (known !== undefined) return known
    const inside = [...this.before].filter(([path]) => meansPath(target, path))
    const words = bare(inside.map(([, text]) => text).join('\n'))
    this.targetWords.set(target, words)
    return words
  }

  /** True where the plain comparison takes the new provision for the old one. */
  private became(target: string, path: string): boolean {
    return (this.origins.get(path) ?? []).some((old) => old === target || meansPath(target, old))
  }

  private speaksOf({ targets, newPaths, kind }: Amendment, path: string): boolean {
    const article = path.split('.')[0] ?? path
    if (newPaths.some((one) => one.split('.')[0] === article)) return true
    const olds = targets.map((target) => target.split('.')[0] ?? target)
    return kind !== 'reorder' && olds.some((old) => this.became(old, article))
  }

  private line(line: ComparedLine, entry: ComparedProvision): void {
    const expected = line.old ? sideText(line.segments, 'old') : null
    const inNew = line.new ? sideText(line.segments, 'new') : null
    const shouldBeGone =
      inNew !== null && line.old !== null && this.tagsOf(line.old.path).length > 0 && this.removedAs(inNew)
    // A line that should have gone was taken for the one that the decision added in its place.
    if (shouldBeGone && line.new) this.claimed(line.new.path, inNew, placeOf(line.new))
    const found = shouldBeGone ? null : inNew
    const isSame = line.segments.every(({ op, mark }) => op === 'equal' || mark === 'reference')
    if (isSame && line.old && line.new) return
    if (expected !== null && found !== null && bare(expected) === bare(found)) return
    const place = placeOf(line.new) ?? placeOf(entry.new[0])
    const tags = this.tagsOf(line.old?.path)
    const mine = tags.filter((tag) => !this.isCarriedOut(tag, found))
    const before = line.old ? (this.before.get(line.old.path) ?? null) : null
    for (const tag of mine) {
      const isUndone =
        found === null ? before === null || this.stillStands(tag) : before !== null && bare(found) === bare(before)
      this.note(tag, { expected, found, place, isUndone: isUndone || this.keepsOldWords(tag, found, before) })
    }
    if (mine.length > 0) return
    if (line.new && !line.old && this.claimed(line.new.path, found ?? '', place)) return
    if (line.new && this.isUnclear(line.new.path)) return
    const kind = expected === null ? 'added' : found === null ? 'removed' : 'words'
    const old = tags.length > 0 || before !== null ? placeOf(line.old) : null
    this.unannounced.push({ kind, old, new: line.new ? place : null, before: expected, after: found })
  }

  private isUnclear(path: string): boolean {
    return this.amendments.some((one, at) => this.applied.refused.has(at) && this.speaksOf(one, path))
  }

  /** Words that were exchanged as announced, whatever else was done in the same line. */
  private isCarriedOut(tag: number, found: string | null): boolean {
    const { kind, oldWords, newWords } = this.amendments[tag] as Amendment
    if ((kind !== 'words' && kind !== 'everywhere') || found === null || oldWords === null || newWords === null)
      return false
    const inside = count(newWords, oldWords) * count(found, newWords)
    return (newWords === '' || found.includes(newWords)) && count(found, oldWords) <= inside
  }

  private keepsOldWords(tag: number, found: string | null, before: string | null): boolean {
    const { kind, oldWords, newWords } = this.amendments[tag] as Amendment
    if ((kind !== 'words' && kind !== 'everywhere') || found === null || before === null) return false
    const kept = count(found, oldWords ?? '') >= count(before, oldWords ?? '')
    return kept && (newWords === '' || newWords === null || !found.includes(newWords))
  }

  /** Other numbers than the decision gives: one entry for all where it says nothing of numbers at all. */
  private renumbering(): void {
    if (this.isReordered) return
    const named = new Set(this.amendments.flatMap((one) => (one.kind === 'renumber' ? one.targets : [])))
    const silent = this.misnumbered.filter(({ path }) => !named.has(path) && !path.startsWith('+'))
    const [first] = silent
    if (!first) return
    const place = (path: string): Place => ({ path, label: nameOfPath(path) })
    const before = silent.map(({ path }) => nameOfPath(path) ?? path).join('、')
    const after = silent.map(({ found }) => nameOfPath(found) ?? found).join('、')
    this.unannounced.push({ kind: 'renumbered', old: place(first.path), new: place(first.found), before, after })
  }
}
