import { paragraph, runs, WORD_NAMESPACES, XML_HEAD } from './xml.ts'

interface Reviewer {
  readonly name: string
  readonly at: string
}

/** Invented people of the sample bureau; the dates are fixed so that the file is always the same. */
const REVIEWERS = {
  审: { name: '白玛央珍', at: '2026-10-26T10:12:00Z' },
  顾: { name: '秦砚之', at: '2026-10-27T16:40:00Z' },
} as const satisfies Record<string, Reviewer>

const isReviewer = (key: string): key is keyof typeof REVIEWERS => key in REVIEWERS
const MARK = /(\[[审顾][+\-?][^\]]*\])/
const PARTS = /^\[([审顾])([+\-?])([^\]]*)\]$/

export interface TrackedText {
  readonly xml: string
  readonly comments: readonly string[]
}

/**
 * Writes a line with tracked changes: `[审+字]` inserted, `[审-字]` deleted, `[顾?批注|原文]` a comment on the words
 * after the bar. `nextId` numbers changes and comments through the whole document.
 */
export function trackedRuns(text: string, nextId: () => number): TrackedText {
  const comments: string[] = []
  const xml = text.split(MARK).map((piece) => {
    const [, who = '', act, inner = ''] = PARTS.exec(piece) ?? []
    if (!isReviewer(who)) return runs(piece)
    const by = `w:author="${REVIEWERS[who].name}" w:date="${REVIEWERS[who].at}"`
    const id = nextId()
    if (act === '+') return `<w:ins w:id="${id}" ${by}>${runs(inner)}</w:ins>`
    if (act === '-') return `<w:del w:id="${id}" ${by}>${runs(inner, '', 'w:delText')}</w:del>`
    const [note = '', quoted = ''] = inner.split('|')
    comments.push(`<w:comment w:id="${id}" ${by} w:initials="${who}">${paragraph(null, runs(note))}</w:comment>`)
    return `<w:commentRangeStart w:id="${id}"/>${runs(quoted)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`
  })
  return { xml: xml.join(''), comments }
}

/** Marks the end of a paragraph as inserted or deleted by the review organ. */
export const trackedParagraphMark = (kind: 'ins' | 'del', id: number): string =>
  `<w:rPr><w:${kind} w:id="${id}" w:author="${REVIEWERS.审.name}" w:date="${REVIEWERS.审.at}"/></w:rPr>`

/** Writes comments.xml. */
export const commentsPart = (comments: readonly string[]): string =>
  `${XML_HEAD}<w:comments ${WORD_NAMESPACES}>${comments.join('')}</w:comments>`
