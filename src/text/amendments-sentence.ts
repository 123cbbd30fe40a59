import { type Item, QUOTE, quoteAt } from './amendments-lines.ts'
import type { Amendment } from './amendments-model.ts'
import type { Phrase } from './amendments-phrases.ts'
import { completed, LEVELS, levelOf, type NamedPlace, type Placed, pathOf, placesAt } from './amendments-places.ts'
import { parseNumber } from './numbers.ts'

/** What a sentence has said so far: later parts of it leave out what they share with it. */
export class SentenceReader {
  readonly amendments: Amendment[] = []
  /** It says that the rest stays as it is. */
  leavesRest = false
  places: readonly NamedPlace[] = []
  /** Set by 第八条改为第九条: the numbers that the rest of the sentence gives are of this article. */
  private renumbered: readonly NamedPlace[] = []
  private anchored = false
  private readonly item: Item
  private readonly document: string | null
  private readonly quote: string

  /** `before`: the sentence before it in the same item, whose article it may go on about. */
  constructor(item: Item, document: string | null, quote: string, before: SentenceReader | readonly NamedPlace[]) {
    this.item = item
    this.document = document
    this.quote = quote
    this.places = 'places' in before ? before.places : before
    this.renumbered = 'places' in before ? before.renumbered : []
  }

  private wordsOf(symbols: string | undefined): string[] {
    return [...(symbols ?? '').matchAll(new RegExp(QUOTE, 'gu'))].map(([symbol]) => quoteAt(this.item, symbol))
  }

  private textOf(symbols: string | undefined): string | null {
    return symbols === undefined ? null : this.wordsOf(symbols).join('\n')
  }

  private targets(lists: Placed['lists'], group: string | undefined): readonly NamedPlace[] {
    const named = placesAt(lists, group)
    if (named.length === 0) return this.places
    const [whole] = named
    this.anchored ||= [whole?.article, whole?.chapter, whole?.heading, whole?.annex].some((one) => one !== undefined)
    const before = this.places[0] ?? null
    const full = named.map((place) => completed(place, before))
    const [first] = full
    if (first?.article !== before?.article) this.renumbered = []
    this.places = full
    return full
  }

  private add(more: Pick<Amendment, 'kind'> & Partial<Amendment>): void {
    const sure = this.anchored || more.kind === 'reorder' || more.kind === 'everywhere'
    this.amendments.push({
      document: this.document,
      targets: [],
      newPaths: [],
      oldWords: null,
      newWords: null,
      quote: this.quote,
      paragraph: this.item.paragraph,
      confidence: this.item.broken ? 'low' : sure ? 'high' : 'medium',
      ...more,
    })
  }

  /** 《…》根据本决定作相应修改并对条文顺序作相应调整，重新公布 announces it too. */
  reordering(): this {
    this.add({ kind: 'reorder' })
    return this
  }

  /** Takes in one part of the sentence; false where it says something this cannot do. */
  take({ kind, groups }: Phrase, lists: Placed['lists']): boolean {
    if (kind === 'unchanged') {
      this.leavesRest = true
      return true
    }
    if (kind === 'reorder') {
      this.add({ kind })
      return true
    }
    if (kind === 'as') return this.as(groups, lists)
    if (kind === 'insert') return this.insert(groups, lists)
    if (kind === 'words' || kind === 'everywhere' || kind === 'remove_words') return this.words(kind, groups, lists)
    const targets = this.targets(lists, groups.p)
    const paths = targets.map(pathOf)
    const words = this.textOf(groups.new)
    const as = placesAt(lists, groups.as).map((place) => completed(place, this.renumbered[0] ?? targets[0] ?? null))
    switch (kind) {
      case 'about':
        return paths.length > 0
      case 'title_words':
        this.anchored = true
        this.add({ kind: 'words', targets: ['title'], oldWords: this.textOf(groups.old), newWords: words ?? '' })
        return true
      case 'retitle':
        this.anchored = true
        this.add({ kind: 'rename', targets: ['title'], newWords: words })
        return true
      case 'rename':
        this.add({ kind, targets: paths, newWords: words })
        return paths.length === 1
      case 'add_words': {
        const [old = ''] = this.wordsOf(groups.old)
        const next = groups.rel === '前' ? `${words}${old}` : `${old}${words}`
        this.add({ kind: paths.length === 0 ? 'everywhere' : 'words', targets: paths, oldWords: old, newWords: next })
        return words !== null
      }
      case 'append':
        this.add({ kind, targets: paths, newWords: words })
        return true
      case 'renumber':
        this.renumbered = as
        this.add({ kind, targets: paths, newPaths: as.map(pathOf) })
        return paths.length === as.length
      case 'move': {
        const [at] = placesAt(lists, groups.at)
        this.add({ kind: 'renumber', targets: paths, newPaths: [], confidence: 'low' })
        return at !== undefined
      }
      case 'replace': {
        if (words === null || (groups.p === undefined && this.quoteFor(words))) return words !== null
        if (targets.length === 0) return false
        this.add({ kind, targets: paths, newPaths: this.newPathsOf(targets), newWords: words })
        return true
      }
      case 'remove':
        this.add({ kind, targets: paths })
        return paths.length > 0
      case 'merge':
      case 'split':
        this.renumbered = as
        this.add({ kind, targets: paths, newPaths: as.map(pathOf), newWords: words })
        return paths.length > 0
      default:
        return false
    }
  }

  /** The number the amended provision has in the new text, where the sentence said so. */
  private newPathsOf(targets: readonly NamedPlace[]): string[] {
    const [first] = this.renumbered
    if (!first) return []
    return targets.map((target) => pathOf({ ...target, article: first.article ?? target.article ?? '?' }))
  }

  private words(
    kind: 'words' | 'everywhere' | 'remove_words',
    groups: Phrase['groups'],
    lists: Placed['lists'],
  ): boolean {
    const targets = kind === 'everywhere' ? [] : this.targets(lists, groups.p)
    const old = this.wordsOf(groups.old)
    const fresh = groups.new === undefined ? old.map(() => '') : this.wordsOf(groups.new)
    if (old.length === 0 || (fresh.length !== old.length && fresh.length !== 1)) return false
    const form = targets.length === 0 ? 'everywhere' : 'words'
    old.forEach((words, at) => {
      const next = fresh[at] ?? fresh[0] ?? ''
      const named = targets.map(pathOf)
      this.add({ kind: form, targets: named, newPaths: this.newPathsOf(targets), oldWords: words, newWords: next })
    })
    return true
  }

  private insert(groups: Phrase['groups'], lists: Placed['lists']): boolean {
    const named = placesAt(lists, groups.as ?? groups.as2)
    const level = LEVELS[groups.level ?? ''] ?? (named[0] ? levelOf(named[0]) : null)
    const count = groups.count === undefined ? Math.max(1, named.length) : parseNumber(groups.count)
    if (level === null || count === null) return false
    const before = this.places
    const targets = this.targets(lists, groups.p)
    const whole = level === 'article' || level === 'chapter' || level === 'section'
    if (whole && groups.p === undefined) this.places = before
    const base = this.renumbered[0] ?? targets[0] ?? null
    const as = named.map((place) => (whole ? place : completed(place, base)))
    this.anchored ||= whole && named.length > 0
    const words = this.textOf(groups.new)
    this.add({
      kind: 'insert',
      targets: whole && groups.p === undefined ? [] : targets.map(pathOf),
      newPaths: as.map(pathOf),
      added: { count, level },
      ...(groups.rel === undefined ? {} : { beside: groups.rel === '前' ? 'before' : 'after' }),
      newWords: words,
    })
    return true
  }

  /** 作为第三款, and the quotation, behind what came before. */
  private as(groups: Phrase['groups'], lists: Placed['lists']): boolean {
    const last = this.amendments.at(-1)
    if (!last || !['insert', 'merge', 'split', 'replace'].includes(last.kind)) return false
    const as = placesAt(lists, groups.as).map((place) => completed(place, this.renumbered[0] ?? this.places[0] ?? null))
    const words = this.textOf(groups.new) ?? last.newWords
    this.amendments[this.amendments.length - 1] = { ...last, newPaths: as.map(pathOf), newWords: words }
    return true
  }

  /** A quotation alone, or 修改为“…” behind a sentence that announced it: 增加一条，作为第十二条，内容为“…”. */
  quoteFor(words: string): boolean {
    const last = this.amendments.at(-1)
    if (!last || last.newWords !== null || !['insert', 'merge', 'split'].includes(last.kind)) return false
    this.amendments[this.amendments.length - 1] = { ...last, newWords: words }
    return true
  }
}
