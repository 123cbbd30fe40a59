import { REFERENCE } from './compare-fold.ts'
import type { ComparedProvision, ProvisionRef, Segment, StaleReference } from './compare-model.ts'
import { NUMERAL_CLASS, parseNumber } from './numbers.ts'
import { sideText } from './segments.ts'

interface Reference {
  readonly text: string
  /** Path of the article it names in its own text; null for 款, 项, 章 and for articles of another text. */
  readonly path: string | null
}

const ARTICLE = new RegExp(`^第([${NUMERAL_CLASS}\\d０-９]+)条(?:之([${NUMERAL_CLASS}]{1,3}))?$`, 'u')
/** 《…法》第十二条 and 《…》和《…》第三条 name another text; 本法第三条 and 依照第三条 name this one. */
const KINDS = '法|条例|办法|规定|决定|细则|通则|规则|解释'
const OTHER_TEXT = new RegExp(`(?:》|${KINDS})$`, 'u')
const THIS_TEXT = new RegExp(`本(?:${KINDS})$`, 'u')

/** 《…》第十二条、第十三条和第十四条第一款: one text is named for all of them. */
const GOES_ON = /^(?:[\s、，和或与及至]|以及|或者)*$/u

function referencesOf(text: string): Reference[] {
  let end = -1
  let foreign = false
  return [...text.matchAll(REFERENCE)].map((match) => {
    const goesOn = end >= 0 && GOES_ON.test(text.slice(end, match.index))
    if (!goesOn) {
      const before = text.slice(Math.max(0, match.index - 8), match.index)
      foreign = OTHER_TEXT.test(before) && !THIS_TEXT.test(before)
    }
    end = match.index + match[0].length
    const [, ordinal, sub] = ARTICLE.exec(match[0]) ?? []
    const number = ordinal === undefined ? null : parseNumber(ordinal)
    if (number === null || foreign) return { text: match[0], path: null }
    const subNumber = sub === undefined ? null : parseNumber(sub)
    return { text: match[0], path: subNumber === null ? `${number}` : `${number}-${subNumber}` }
  })
}

export type Partners = ReadonlyMap<string, readonly ProvisionRef[]>

/** How many references changed to something other than the article that took the place of the one they named. */
export function straying(oldText: string, newText: string, partners: Partners): number {
  const old = referencesOf(oldText)
  const next = referencesOf(newText)
  if (old.length !== next.length) return 0
  return old.filter((reference, at) => {
    const other = next[at] as Reference
    if (reference.text === other.text) return false
    if (reference.path === null || other.path === null) return true
    return !(partners.get(reference.path) ?? []).some((ref) => ref.path === other.path)
  }).length
}

/** Characters around a reference that must have stayed with it: in a rewritten sentence it may mean the new number. */
const AROUND = 12

const stayed = (segments: readonly Segment[], reference: string): boolean =>
  segments.some(
    ({ op, text }) => op === 'equal' && text.length >= AROUND + reference.length && text.includes(reference),
  )

/** Finds references that kept their number although the article they named now has another. */
export function findStale(provisions: readonly ComparedProvision[], partners: Partners): StaleReference[] {
  const found: StaleReference[] = []
  for (const provision of provisions) {
    for (const line of provision.lines) {
      if (!line.old || !line.new) continue
      for (const reference of referencesOf(sideText(line.segments, 'new'))) {
        const now = reference.path === null ? undefined : partners.get(reference.path)
        if (!now || now.some((ref) => ref.path === reference.path) || !stayed(line.segments, reference.text)) continue
        found.push({ in: provision.new[0] ?? line.new, reference: reference.text, now: now[0]?.label ?? null })
      }
    }
  }
  return found
}
