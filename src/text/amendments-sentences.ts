import { type Item, QUOTE, quoteAt, written } from './amendments-lines.ts'
import type { Amendment, Unread } from './amendments-model.ts'
import { type Phrase, readPhrase } from './amendments-phrases.ts'
import {
  completed,
  LEVELS,
  levelOf,
  type NamedPlace,
  type Placed,
  pathOf,
  placesAt,
  takePlaces,
} from './amendments-places.ts'
import { parseNumber } from './numbers.ts'

interface Reading {
  readonly amendments: Amendment[]
  readonly unread: Unread[]
  /** The document named in the item, for the items under it. */
  readonly document: string | null
  /** The words say that amendments follow, and amend nothing themselves. */
  readonly isHeading: boolean
}

const TITLE = /《((?:[^《》]|《[^《》]*》)+)》(?:[（(〔][^）)]{0,40}[）)])?/u
const HEADING =
  /(?:作|做|进行)(?:出|了)?(?:如下|以下|下列|部分)?(?:修改|修正|修订|调整)|修改(?:内容)?如下|^[，、：:\s]*(?:的修改)?[，、：:\s]*$/u
const FRAME =
  /^(?:本决定自|本决定.{0,20}(?:施行|生效|执行)|.{0,30}根据本决定.{0,40}(?:公布|发布|印发|修改|调整|修正)|根据.{0,200}(?:决定|研究|规定|要求|精神|通知)|为了?.{2,200}$|.{0,40}(?:会议|常务会).{0,40}(?:通过|决定|审议)|现(?:决定|就|将).{0,60}$|此外|并?重新(?:公布|发布|印发))/u

const REORDERED = /(?:序号|顺序|条号|次序).{0,8}(?:调整|顺延)/u
const QUOTE_AFTER_COLON = new RegExp(`[：:]\\s*(?=${QUOTE})`, 'gu')

/** What a sentence has said so far: later parts of it leave out what they share with it. */
class SentenceReader {
  readonly amendments: Amendment[] = []
  private places: readonly NamedPlace[] = []
  /** Set by 第八条改为第九条: the numbers that the rest of the sentence gives are of this article. */
  private renumbered: readonly NamedPlace[] = []
  private anchored = false
  private readonly item: Item
  private readonly document: string | null
  private readonly quote: string

  /** `before`: the sentence before it in the same item, whose article it may go on about. */
  constructor(item: Item, document: string | null, quote: string, before: SentenceReader | null) {
    this.item = item
    this.document = document
    this.quote = quote
    this.places = before?.places ?? []
    this.renumbered = before?.renumbered ?? []
  }

  private wordsOf(symbols: string | undefined): string[] {
    return [...(symbols ?? '').matchAll(new RegExp(QUOTE, 'gu'))].map(([symbol]) => quoteAt(this.item, symbol))
  }

  private targets(lists: Placed['lists'], group: string | undefined): readonly NamedPlace[] {
    const named = placesAt(lists, group)
    if (named.length === 0) return this.places
    this.anchored = named[0]?.article !== undefined || levelOf(named[0] as NamedPlace) === 'chapter' || this.anchored
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
    if (kind === 'unchanged') return true
    if (kind === 'reorder') {
      this.add({ kind })
      return true
    }
    if (kind === 'as') return this.as(groups, lists)
    if (kind === 'insert') return this.insert(groups, lists)
    if (kind === 'words' || kind === 'everywhere' || kind === 'remove_words') return this.words(kind, groups, lists)
    const targets = this.targets(lists, groups.p)
    const paths = targets.map(pathOf)
    const [words = null] = this.wordsOf(groups.new)
    const as = placesAt(lists, groups.as).map((place) => completed(place, this.renumbered[0] ?? targets[0] ?? null))
    switch (kind) {
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
    const [words = null] = this.wordsOf(groups.new)
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
    const [words = last.newWords] = this.wordsOf(groups.new)
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

const BARE_QUOTE = new RegExp(`^(?:修改为|内容为|表述为|具体内容为|具体为|规定为|即|分别为|如下|改为)*(${QUOTE})$`, 'u')
// A quotation that ends its own sentence ends the amending sentence too, where a new one begins behind it.
const BETWEEN = new RegExp(`[。；;\\n]+|(?<=${QUOTE})(?=将|第|在|删|增|同时|并将)`, 'u')

// The line may be broken before the quotation, or behind the colon that announces it.
const BROKEN_LINE = new RegExp(`(?<=[：:，,])\\s*\\n|\\n(?=${QUOTE})`, 'gu')
/** 作为第三款 and 内容为 belong to what they follow. */
const GOES_WITH = new RegExp(
  `[，,](?=(?:分别)?(?:作为|列为))|[，,](?:内容为|表述为|具体内容为|具体为|规定为)(?=${QUOTE})`,
  'gu',
)

/** Reads what one item of a decision asks for. `document`: the one its heading named. */
export function readItem(item: Item, document: string | null): Reading {
  const readers: SentenceReader[] = []
  const unread: Unread[] = []
  let named = document
  let isHeading = false
  for (const source of item.text.replace(BROKEN_LINE, '').split(BETWEEN)) {
    const title = TITLE.exec(source)
    let text = source
    if (title && !FRAME.test(source.trim())) {
      named = title[1] ?? null
      text = source.replace(TITLE, '')
    }
    const flat = text.replace(/[\s\u3000]+/gu, '').replace(QUOTE_AFTER_COLON, '')
    if (flat.replace(/[：:，,、]/gu, '') === '') {
      isHeading ||= title !== null
      continue
    }
    const before = readers.at(-1) ?? null
    const quote = written(item, source.trim())
    const reader = new SentenceReader(item, named, quote, before)
    const lone = BARE_QUOTE.exec(flat)?.[1]
    if (lone && before?.quoteFor(quoteAt(item, lone))) continue
    const readAll = takeAll(reader, flat, item)
    if (reader.amendments.length > 0) readers.push(reader)
    else if (FRAME.test(flat)) {
      if (REORDERED.test(flat)) readers.push(reader.reordering())
      continue
    } else if (HEADING.test(flat)) {
      isHeading = true
      continue
    }
    if (!readAll || reader.amendments.length === 0) unread.push({ quote, paragraph: item.paragraph })
  }
  const amendments = readers.flatMap((reader) => reader.amendments)
  return { amendments: renumberedOnce(amendments), unread, document: named, isHeading }
}

/** Takes in the parts of a sentence; false where one of them could not be read. */
function takeAll(reader: SentenceReader, flat: string, item: Item): boolean {
  const placed = takePlaces(flat)
  const parts = placed.text
    .replace(GOES_WITH, '')
    .split(/[，,：:]/u)
    .filter((part) => part !== '')
  let all = true
  for (const part of parts) if (!takePart(reader, part, placed.lists, item)) all = false
  return all
}

const CONNECTS = /^(?:此外|另外|同时|并且?|其中|现|还)$/u

function takePart(reader: SentenceReader, part: string, lists: Placed['lists'], item: Item): boolean {
  if (CONNECTS.test(part)) return true
  const phrase = readPhrase(part)
  if (phrase) return reader.take(phrase, lists)
  const lone = BARE_QUOTE.exec(part)?.[1]
  return lone !== undefined && reader.quoteFor(quoteAt(item, lone))
}

/** 此外，对条文序号和个别文字作相应调整 is one announcement in two phrases. */
function renumberedOnce(amendments: readonly Amendment[]): Amendment[] {
  return amendments.filter((one, at) => {
    const before = amendments[at - 1]
    return !(one.kind === 'reorder' && before?.kind === 'reorder' && before.quote === one.quote)
  })
}
