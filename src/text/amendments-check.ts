import { type AmendedText, applyAmendments } from './amendments-apply.ts'
import type {
  Amendment,
  AmendmentCheck,
  Amendments,
  CheckedAmendment,
  Place,
  UnannouncedChange,
} from './amendments-model.ts'
import { meansPath, nameOfPath } from './amendments-places.ts'
import { Residue } from './amendments-residue.ts'
import { compareTexts } from './compare.ts'
import { bare } from './compare-fold.ts'
import type { Comparison, ProvisionRef } from './compare-model.ts'
import type { ExtractedText } from './model.ts'
import { sideText } from './segments.ts'

const sameTitle = (one: string, other: string): boolean => bare(one) === bare(other)

/** The amendments that speak of a document: those that name it, and those that name none. */
function meant(decision: Amendments, title: string | null): readonly Amendment[] {
  if (decision.documents.length <= 1) return decision.amendments
  return decision.amendments.filter(({ document }) => document === null || title === null || sameTitle(document, title))
}

const labelled = (path: string | undefined, comparison: Comparison, side: 'old' | 'new'): Place | null => {
  if (path === undefined) return null
  const named = nameOfPath(path)
  const refs = comparison.provisions.flatMap((entry) => [
    ...entry[side],
    ...entry.lines.flatMap((line) => line[side] ?? []),
  ])
  const exact = refs.find((ref) => ref.path === path) ?? refs.find((ref) => meansPath(path, ref.path))
  if (exact) return { path: exact.path, label: named ?? exact.label }
  const article = refs.find((ref) => ref.path === path.split('.')[0])
  return article ? { path: article.path, label: named ?? article.label } : null
}

/** Follows a place of the old text to where the comparison found it in the new one. */
function followed(path: string | undefined, comparison: Comparison): Place | null {
  if (path === undefined) return null
  for (const entry of comparison.provisions) {
    const line = entry.lines.find((one) => one.old && meansPath(path, one.old.path))
    if (line?.new) return { path: line.new.path, label: nameOfPath(line.new.path) ?? line.new.label }
  }
  const article = path.split('.')[0]
  const entry = comparison.provisions.find((one) => one.old.some((ref) => ref.path === article))
  const [ref] = entry?.new ?? []
  return ref ? { path: ref.path, label: nameOfPath(ref.path) ?? ref.label } : null
}

/** What an article, or a line of it, says on one side of the comparison. */
function wordsAt(path: string | undefined, comparison: Comparison, side: 'old' | 'new'): string | null {
  for (const entry of comparison.provisions) {
    if (entry[side].some((ref) => ref.path === path)) return sideText(entry.segments, side)
    const lines = entry.lines.filter((line) => line[side]?.path === path)
    if (lines.length > 0) return lines.map((line) => sideText(line.segments, side)).join('\n')
  }
  return null
}

class Checking {
  private readonly fresh: ExtractedText
  private readonly amendments: readonly Amendment[]
  private readonly applied: AmendedText
  private readonly comparison: Comparison
  private readonly residue: Residue

  constructor(amendments: readonly Amendment[], old: ExtractedText, next: ExtractedText, comparison: Comparison) {
    this.amendments = amendments
    this.fresh = next
    this.comparison = comparison
    this.applied = applyAmendments(old, amendments)
    this.residue = new Residue(amendments, this.applied, compareTexts(this.applied.text, next), comparison)
  }

  all(): CheckedAmendment[] {
    return this.amendments.map((amendment, at) => this.one(amendment, at))
  }

  unannounced(): readonly UnannouncedChange[] {
    return this.residue.unannounced
  }

  private one(amendment: Amendment, at: number): CheckedAmendment {
    const [target] = amendment.targets
    const old = labelled(target, this.comparison, 'old')
    const fresh = this.residue.placeOf(at) ?? followed(target, this.comparison)
    const base = { amendment, old, new: fresh, expected: null, found: null }
    const reason = this.applied.refused.get(at)
    if (reason !== undefined) {
      const path = amendment.kind === 'insert' ? amendment.newPaths[0] : fresh?.path
      const found = amendment.kind === 'everywhere' ? null : wordsAt(path, this.comparison, 'new')
      return { ...base, verdict: 'unclear', note: reason, expected: amendment.newWords, found }
    }
    if (amendment.kind === 'reorder' || amendment.kind === 'renumber') return { ...base, ...this.numbering(amendment) }
    const left = this.residue.leftOf(at)
    if (left.length === 0 && amendment.kind === 'insert') return { ...base, ...this.placing(amendment) }
    if (left.length === 0) return { ...base, verdict: 'done', note: null }
    const [expected, found] = [join(left.map((one) => one.expected)), join(left.map((one) => one.found))]
    const [first] = left
    const touched = [...this.applied.touched.values()].filter((by) => by.includes(at)).length
    const isUndone = left.every((one) => one.isUndone) && left.length >= touched
    const note = isUndone ? '新文本仍是原来的文字。' : NOTES[amendment.kind]
    return {
      ...base,
      new: first?.place ?? fresh,
      verdict: isUndone ? 'not_done' : 'different',
      note:
        amendment.kind === 'insert' && isUndone ? '新文本中没有增加的文字。' : (note ?? '新文本与决定所写的文字不同。'),
      expected,
      found,
    }
  }

  /** What was added says the right words; its number may still be another. */
  private placing({ newPaths }: Amendment): Pick<CheckedAmendment, 'verdict' | 'note'> {
    const wrong = this.residue.misnumbered.find(({ path, wanted }) => path.startsWith('+') && newPaths.includes(wanted))
    if (!wrong) return { verdict: 'done', note: null }
    const [wanted, found] = [nameOfPath(wrong.wanted) ?? wrong.wanted, nameOfPath(wrong.found) ?? wrong.found]
    return { verdict: 'different', note: `文字相同，但决定作为${wanted}，新文本为${found}。` }
  }

  /** 相应调整 means that the articles are numbered through. */
  private inSequence(): Pick<CheckedAmendment, 'verdict' | 'note'> {
    const articles = this.fresh.provisions.filter(({ kind, path }) => kind === 'article' && /^[\d-]+$/u.test(path))
    const gap = firstGap(articles)
    if (!gap) return { verdict: 'done', note: null }
    return { verdict: 'different', note: `新文本的条文序号不连续：${gap.label ?? gap.path}。` }
  }

  private numbering(amendment: Amendment): Pick<CheckedAmendment, 'verdict' | 'note'> {
    if (amendment.kind === 'reorder') return this.inSequence()
    const isMeant = (path: string): boolean => amendment.targets.includes(path)
    const wrong = this.residue.misnumbered.filter(({ path }) => isMeant(path))
    if (wrong.length === 0) return { verdict: 'done', note: null }
    const [first] = wrong
    const name = (path: string | undefined): string => (path === undefined ? '' : (nameOfPath(path) ?? path))
    const isUndone = wrong.every(({ path, found }) => path === found)
    return {
      verdict: isUndone ? 'not_done' : 'different',
      note: `${name(first?.path)}应为${name(first?.wanted)}，新文本为${name(first?.found)}${wrong.length > 1 ? `，共${wrong.length}条不一致` : ''}。`,
    }
  }
}

/** Names the first article whose number does not follow the one before. */
function firstGap(articles: readonly ProvisionRef[]): ProvisionRef | undefined {
  return articles.find(({ path }, at) => {
    const [number = '', sub] = path.split('-')
    const [before = '0', beforeSub = '0'] = (articles[at - 1]?.path ?? '0').split('-')
    return sub === undefined
      ? Number(number) !== Number(before) + 1
      : number !== before || Number(sub) !== Number(beforeSub) + 1
  })
}

const NOTES: Readonly<Partial<Record<Amendment['kind'], string>>> = {
  remove: '决定要求删去，新文本中还有相近的文字。',
  words: '改动与决定所写的不同。',
  everywhere: '仍有未改之处，或者改动与决定所写的不同。',
}

const join = (texts: readonly (string | null)[]): string | null =>
  texts.every((text) => text === null) ? null : [...new Set(texts.filter((text) => text !== null))].join('\n')

/**
 * Checks a decision against two texts: what it announces is carried out on the old text and the result compared with
 * the new one. Says of each amendment whether it was done, and of each other change that the decision does not speak of it.
 */
export function checkAmendments(
  decision: Amendments,
  old: ExtractedText,
  next: ExtractedText,
  comparison: Comparison,
): AmendmentCheck {
  const amendments = meant(decision, old.title)
  const checking = new Checking(amendments, old, next, comparison)
  return {
    amendments: checking.all(),
    unannounced: checking.unannounced(),
    unread: decision.unread,
    others: decision.amendments.length - amendments.length,
    restFrom: decision.restFrom,
  }
}
