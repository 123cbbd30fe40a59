import { type Item, ItemReader } from './amendments-lines.ts'
import type { Amendment, Amendments, Unread } from './amendments-model.ts'
import { type Reading, readItem } from './amendments-sentences.ts'
import type { ExtractedText, ProvisionKind } from './model.ts'

const FRAME_KINDS: ReadonlySet<ProvisionKind> = new Set([
  'title',
  'number',
  'front',
  'contents',
  'signature',
  'date',
  'annex',
])
/** The sentences that end every decision. */
const CLOSING =
  /^(?:[^“]{0,40})(?:本决定自.{2,40}(?:施行|实施|生效|执行)|根据本决定.{0,40}(?:重新)?(?:公布|发布|印发))/u
const AMENDED_TITLE = /(?:修改|修订|修正|调整)[〈《〈<](?<one>[^〉》>]+)[〉》>]/u
const AMENDED_TITLES = /[〈《]([^〈〉《》]+)[〉》]/gu

interface Extent {
  readonly from: number
  readonly to: number
  readonly restFrom: number | null
}

/** A decision is often printed with the amended text behind it: that is not part of what it says. */
function extentOf(text: ExtractedText): Extent {
  const kinds = new Map<number, ProvisionKind>()
  for (const provision of text.provisions)
    for (let at = provision.paragraphs[0]; at <= provision.paragraphs[1]; at++) kinds.set(at, provision.kind)
  const frame = (at: number): boolean => FRAME_KINDS.has(kinds.get(at) ?? 'paragraph')
  const count = text.paragraphs.length
  const isEmpty = (at: number): boolean => text.paragraphs[at]?.text === '' && text.paragraphs[at]?.label === null
  let from = 0
  while (from < count && (isEmpty(from) || frame(from))) from++
  for (let at = from; at < count; at++) {
    if (!CLOSING.test(text.paragraphs[at]?.text ?? '') && kinds.get(at) !== 'annex') continue
    let rest = at + (kinds.get(at) === 'annex' ? 0 : 1)
    while (rest < count && (isEmpty(rest) || CLOSING.test(text.paragraphs[rest]?.text ?? ''))) rest++
    const to = rest
    while (rest < count && (isEmpty(rest) || ['signature', 'date'].includes(kinds.get(rest) ?? ''))) rest++
    return { from, to, restFrom: rest < count ? rest : null }
  }
  return { from, to: count, restFrom: null }
}

/** The documents that the title says are amended: 关于修改〈甲办法〉的决定. */
function documentsInTitle(title: string | null): string[] {
  if (title === null || !AMENDED_TITLE.test(title)) return []
  return [...title.matchAll(AMENDED_TITLES)].map((match) => match[1] as string)
}

/**
 * Reads a 修改决定 into proposals, each with its sentence and place. What has no known form is listed as unread: a
 * sentence is never dropped.
 */
export function parseAmendments(decision: ExtractedText): Amendments {
  const { from, to, restFrom } = extentOf(decision)
  const items = new ItemReader().read(decision, from, to)
  const titled = documentsInTitle(decision.title)
  const only = titled.length === 1 ? (titled[0] as string) : null
  const amendments: Amendment[] = []
  const unread: Unread[] = []
  let heading: { form: Item['form']; document: string | null; about: Reading['about'] } | null = null
  let preface: string | null = only
  for (const item of items) {
    if (heading && item.form === heading.form) heading = null
    const reading = readItem(item, heading?.document ?? preface, heading?.about)
    amendments.push(...reading.amendments)
    unread.push(...reading.unread)
    if (reading.amendments.length > 0) continue
    if (item.form === null) preface = reading.document ?? preface
    else if (reading.isHeading) heading = { form: item.form, document: reading.document, about: reading.about }
  }
  const named = amendments.flatMap(({ document }) => document ?? [])
  return { documents: [...new Set([...titled, ...named])], amendments, unread, restFrom }
}
