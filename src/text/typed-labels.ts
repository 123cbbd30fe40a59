import { type Label, parseLabel, readTypedLabel, type TypedLabel } from './labels.ts'
import type { Paragraph } from './model.ts'

const LARGEST_JUMP = 30
const LOOK_AHEAD = 60

/** What follows 第十三条 when the sentence speaks of that article instead of being it. */
const SPEAKS_OF =
  /^(?:第.{1,6}[款项条]|规定|所列|所称|所述|所规定|中|的|、|和|及|至|与|或|，|,|以及|之规定|关于|修改|增加|改为|作为|删除|删去)/u

const isNamed = (label: Label): boolean =>
  label.form === 'article' || label.form === 'chapter' || label.form === 'section' || label.form === 'part'

const AFTER_HEADING = 'after heading'

const isHeadingLabel = (label: Label | null): boolean => label !== null && isNamed(label) && label.form !== 'article'

export interface Labelled {
  readonly paragraphs: readonly Paragraph[]
  /** What the number of each paragraph says; null where it has none. */
  readonly labels: readonly (Label | null)[]
}

/** Finds the numbers that were typed, takes them out of the text, and leaves automatic ones as they are. */
export function labelTyped(source: readonly Paragraph[]): Labelled {
  const quoted = quotedLines(source)
  const last = new Map<string, number>()
  const labels: (Label | null)[] = []
  const paragraphs = source.map((paragraph, index) => {
    const label = paragraph.label === null ? null : parseLabel(paragraph.label)
    const typed = label === null && !quoted.has(index) ? typedLabel(paragraph, last) : null
    labels.push(label ?? typed)
    // Some rules count their articles anew in each chapter.
    const isHeading = isHeadingLabel(label ?? typed)
    if (isHeading) last.set(AFTER_HEADING, 1)
    else if (paragraph.text !== '') last.delete(AFTER_HEADING)
    if (label) note(label, last)
    if (!typed) return paragraph
    if (!paragraph.contents) note(typed, last)
    return { ...paragraph, label: typed.label, labelSource: 'typed' as const, text: typed.rest }
  })
  return { paragraphs, labels }
}

function typedLabel(paragraph: Paragraph, last: ReadonlyMap<string, number>): TypedLabel | null {
  if (paragraph.table !== undefined || paragraph.text === '') return null
  const typed = readTypedLabel(paragraph.text)
  return typed && accepted(typed, last, paragraph) ? typed : null
}

function note(label: Label, last: Map<string, number>): void {
  if (!isNamed(label)) return
  last.set(label.form, label.ordinal)
}

function accepted(typed: TypedLabel, last: ReadonlyMap<string, number>, paragraph: Paragraph): boolean {
  if (typed.form === 'article') return acceptArticle(typed, last.get('article') ?? 0, last.has(AFTER_HEADING))
  if (isNamed(typed)) {
    if (typed.apart) return true
    const short = typed.rest.length <= 30 && !/[。；，,;：:]/u.test(typed.rest)
    return (
      short && !SPEAKS_OF.test(typed.rest) && (typed.ordinal === (last.get(typed.form) ?? 0) + 1 || typed.ordinal === 1)
    )
  }
  // （二）项所列 is a citation that happens to begin a line; 3.5 and 2019. are figures.
  if (typed.form === 'bracket' && /^[项款目](?:$|[、和及或至的中，,规所])/u.test(typed.rest)) return false
  if (typed.form === 'point') return typed.rest !== '' && !/^(?:年|月|日|万|亿|元|%|％)/u.test(typed.rest)
  return typed.form !== 'dotted' || paragraph.text.length < 200
}

/**
 * Accepts the expected successor, 第X条之一 of the last, or 第一条 right under a heading; anything else only when a space
 * follows and the jump is small.
 */
function acceptArticle(typed: TypedLabel, last: number, isUnderHeading: boolean): boolean {
  const next = typed.ordinal === last + 1 || (typed.sub > 0 && typed.ordinal === last)
  if (typed.apart) return next || typed.ordinal === 1 || Math.abs(typed.ordinal - last) < LARGEST_JUMP
  if (SPEAKS_OF.test(typed.rest)) return false
  return next || (typed.ordinal === 1 && (last === 0 || isUnderHeading))
}

const balance = (text: string): number => (text.match(/[“「]/gu)?.length ?? 0) - (text.match(/[”」]/gu)?.length ?? 0)

/**
 * Finds the lines inside a quotation that runs over several paragraphs, as in 将第三条修改为：“第三条…”: their numbers
 * belong to the amended document. A quotation that is never closed does not count.
 */
function quotedLines(paragraphs: readonly Paragraph[]): Set<number> {
  const quoted = new Set<number>()
  for (let index = 0; index < paragraphs.length; index++) {
    const text = paragraphs[index]?.text ?? ''
    if (balance(text) <= 0 || !/(?:[：:为][“「]|^[“「])/u.test(text)) continue
    const end = closing(paragraphs, index, balance(text))
    if (end === null) continue
    for (let line = index + 1; line <= end; line++) quoted.add(line)
    index = end
  }
  return quoted
}

function closing(paragraphs: readonly Paragraph[], from: number, open: number): number | null {
  let depth = open
  for (let line = from + 1; line < Math.min(paragraphs.length, from + LOOK_AHEAD); line++) {
    depth += balance(paragraphs[line]?.text ?? '')
    if (depth <= 0) return line
  }
  return null
}
