import { type Day, daysBetween } from '../lib/day.ts'
import { titleKey } from '../text/citation-keys.ts'
import type { ListEntry, RegisteredDocument, RowMatch, RowOutcome } from './model.ts'

const WRAPPED = /^.*?关于(?:印发|转发|公布|发布|下发)[〈<《](.+)[〉>》]的(?:通知|决定|公告|通告|函)$/u
const LETTERHEAD = /^[\u4e00-\u9fa5]{2,30}?(?:人民政府|办公室|办公厅|委员会|局|厅|委|党组)(?=关于)/u

/** What two spellings of one title share: marks, brackets' width, a letterhead and the covering notice do not count. */
export function titleForm(title: string): string {
  const key = titleKey(title)
  return (WRAPPED.exec(key)?.[1] ?? key.replace(LETTERHEAD, '')).replace(
    /[《》〈〉<>“”"'‘’、，,。.·:：()（）\-—]/gu,
    '',
  )
}

/** The pairs of neighbouring characters of a text. */
function bigrams(text: string): Set<string> {
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2))
  return pairs
}

/** How alike two titles are, from 0 to 1: shared pairs of characters against all. */
export function likeness(a: string, b: string): number {
  const [left, right] = [bigrams(titleForm(a)), bigrams(titleForm(b))]
  if (left.size + right.size === 0) return 0
  let shared = 0
  for (const pair of left) if (right.has(pair)) shared++
  return (2 * shared) / (left.size + right.size)
}

/** Under one number, titles at least so alike are one document renamed. */
const RENAMED = 0.5
/** Without a number in common, only titles at least so alike and of the same day are shown for choice. */
const ALIKE = 0.75
const NEAR_DAYS = 31

interface Known extends RegisteredDocument {
  readonly form: string
}

const NONE: RowMatch = { outcome: 'omitted', detail: null, documentId: null, candidates: [] }

/**
 * Compares the rows of a list with the register: by number first, then by title and day, then by titles that are alike.
 * Looks everything up by key; a document found by one row is not offered to another. Documents and rows may be given in slices.
 */
export class ListMatcher {
  private readonly byNumber = new Map<string, Known[]>()
  private readonly byForm = new Map<string, Known[]>()
  private readonly byDay = new Map<string, Known[]>()
  private readonly taken = new Map<string, number>()
  private readonly rowsByNumber = new Map<string, number>()
  readonly matches = new Map<number, RowMatch>()

  constructor(documents: readonly RegisteredDocument[] = []) {
    this.know(documents)
  }

  /** Takes documents of the register into its indexes. */
  know(documents: readonly RegisteredDocument[]): void {
    for (const document of documents) {
      const known: Known = { ...document, form: titleForm(document.title) }
      if (known.numberKey !== null) push(this.byNumber, known.numberKey, known)
      push(this.byForm, known.form, known)
      for (const day of new Set(known.days)) push(this.byDay, day, known)
    }
  }

  /** First pass: rows that agree in number and title, or without a number in title and day. */
  certain(entries: readonly ListEntry[]): void {
    for (const entry of entries) {
      const found = this.agreeing(entry)
      const first = entry.numberKey === null ? undefined : this.rowsByNumber.get(entry.numberKey)
      if (entry.numberKey !== null && first === undefined) this.rowsByNumber.set(entry.numberKey, entry.row)
      if (entry.problem !== null) continue
      if (found && this.taken.has(found.documentId)) {
        const detail = `与第 ${this.taken.get(found.documentId)} 行是同一件文件。`
        this.matches.set(entry.row, { ...NONE, outcome: 'repeated', detail, documentId: found.documentId })
      } else if (found)
        this.matches.set(entry.row, this.take(entry, found, found.hasFiling ? 'matched' : 'unfiled', null))
    }
  }

  /** Second pass: the rest, against the documents that no row has taken. */
  uncertain(entries: readonly ListEntry[]): void {
    for (const entry of entries) if (!this.matches.has(entry.row)) this.matches.set(entry.row, this.settle(entry))
  }

  /** The documents that no row names, of those given. */
  left<T extends { readonly documentId: string }>(documents: readonly T[]): readonly T[] {
    return documents.filter((one) => !this.taken.has(one.documentId))
  }

  private agreeing(entry: ListEntry): Known | undefined {
    const form = titleForm(entry.title)
    const pool =
      entry.numberKey === null
        ? (this.byForm.get(form) ?? []).filter((known) => entry.day !== null && known.days.includes(entry.day))
        : (this.byNumber.get(entry.numberKey) ?? []).filter((known) => known.form === form)
    const own = ofMaker(pool, entry.makerId)
    return own.length === 1 ? own[0] : undefined
  }

  /** A row that cannot be compared is shown beside the document that its number or its title and day name. */
  private spoilt(entry: ListEntry, problem: string): RowMatch {
    const numbered = this.free(this.byNumber.get(entry.numberKey ?? '') ?? [], entry)
    const titled = this.free(this.byForm.get(titleForm(entry.title)) ?? [], entry)
    const sameDay = titled.filter((known) => entry.day !== null && known.days.includes(entry.day))
    const [only, another] = numbered.length > 0 ? numbered : sameDay
    if (only && !another) return this.take(entry, only, 'bad', problem)
    return { ...NONE, outcome: 'bad', detail: problem }
  }

  private settle(entry: ListEntry): RowMatch {
    if (entry.problem !== null) return this.spoilt(entry, entry.problem)
    const earlier = entry.numberKey === null ? undefined : this.rowsByNumber.get(entry.numberKey)
    const numbered = this.free(this.byNumber.get(entry.numberKey ?? '') ?? [], entry)
    const titled = this.free(this.byForm.get(titleForm(entry.title)) ?? [], entry)
    const [only] = numbered
    if (numbered.length > 1) return this.offer(numbered, '登记中有几件文件是这个文号。')
    if (only) {
      if (likeness(only.title, entry.title) >= RENAMED && titled.length === 0)
        return this.take(entry, only, 'renamed', '文号相同，名称不一致。')
      return this.offer([only, ...titled], '文号相同，名称差别很大。')
    }
    if (earlier !== undefined && earlier !== entry.row)
      return this.offer(titled, `文号与第 ${earlier} 行相同，名称不同。`)
    const sameDay = titled.filter((known) => entry.day !== null && known.days.includes(entry.day))
    const [twin] = sameDay
    if (twin && sameDay.length === 1) return this.take(entry, twin, 'wrong_number', '名称和日期相同，文号不一致。')
    const near = sameDay.length > 0 ? sameDay : titled.filter((known) => isNear(known.days, entry.day))
    if (near.length > 0) return this.offer(near, '名称相同，文号或日期不一致。')
    const alike = this.free(this.byDay.get(entry.day ?? '') ?? [], entry).filter(
      (known) => likeness(known.title, entry.title) >= ALIKE,
    )
    if (alike.length > 0) return this.offer(alike, '日期相同，名称相近，文号不一致。')
    return NONE
  }

  private free(pool: readonly Known[], entry: ListEntry): readonly Known[] {
    return ofMaker(pool, entry.makerId).filter((known) => !this.taken.has(known.documentId))
  }

  private take(entry: ListEntry, known: Known, outcome: RowOutcome, detail: string | null): RowMatch {
    this.taken.set(known.documentId, entry.row)
    return { outcome, detail, documentId: known.documentId, candidates: [] }
  }

  private offer(candidates: readonly Known[], detail: string): RowMatch {
    const ids = [...new Set(candidates.map((known) => known.documentId))].slice(0, 10)
    return { outcome: 'ambiguous', detail, documentId: null, candidates: ids }
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** Those of the maker where one is known and has some; else all. */
function ofMaker(pool: readonly Known[], makerId: string | null): readonly Known[] {
  const own = makerId === null ? [] : pool.filter((known) => known.makerId === makerId)
  return own.length > 0 ? own : pool
}

const isNear = (days: readonly Day[], day: Day | null): boolean =>
  day === null || days.length === 0 || days.some((one) => Math.abs(daysBetween(one, day)) <= NEAR_DAYS)
