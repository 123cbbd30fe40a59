import { DATE_PATTERN, parseDate } from './dates.ts'
import { findDocumentNumbers } from './document-number.ts'
import type { Label } from './labels.ts'
import type { Paragraph } from './model.ts'

/** What a line is apart from the numbered structure; null where the structure decides. */
export type LineKind = 'title' | 'number' | 'front' | 'contents' | 'annex' | 'annex_list' | 'signature' | 'date' | null

export interface Lines {
  readonly kinds: readonly LineKind[]
  /** The title of the document, and of an attached text; each with its lines. */
  readonly titles: readonly { readonly text: string; readonly lines: readonly number[] }[]
  /** False where the title was guessed from its place and not by its last word. */
  readonly titleSure: boolean
  /** The first numbered paragraph, or the end. */
  readonly bodyFrom: number
}

const TITLE_END =
  /(?:办法|规定|细则|规则|决定|决议|意见|通知|通告|公告|方案|措施|制度|规程|规范|条例|章程|通报|批复|公报|准则|指引|导则|标准|规划|计划|要点|说明|报告|请示|纪要|复函|的函|清单|目录|法)(?:\s*[（(][^）)]{1,20}[）)])*$/u
/** The line under the title that tells when it was adopted, published, amended; in brackets, or a date first. */
const ADOPTION = new RegExp(
  `^(?:[（(]|${DATE_PATTERN})[^。]*(?:通过|公布|发布|颁布|修订|修正|印发|施行|实施)[^。]{0,12}$`,
  'u',
)
const LETTERHEAD = /(?:文件|令|公报)$/u
const CIRCULATION = /^(?:机密|秘密|绝密|特急|加急|急件|平急|签发人|\d{6}$)/u
const ANNEX =
  /^附[\s\u3000]*(?:件|表|录|图)[\s\u3000]*[\d０-９一二三四五六七八九十]{0,3}(?:[\s\u3000]*[：:、.．]|[\s\u3000]|$)/u
const ORGAN_END = /(?:政府|办公室|办公厅|局|委员会|委|厅|部|院|处|中心|会|大队|支队|总队|公司|站|所)$/u
const SIGNER = /^(?:市|区|县|州|省|乡|镇|局|厅|主)[\s\u3000]*(?:长|席|任)[\s\u3000：:]*[\u4e00-\u9fa5·\s\u3000]{2,12}$/u

const compact = (text: string): string => text.replace(/[\s\u3000]+/gu, '')
const isContentsHead = (text: string): boolean => compact(text) === '目录'

/** Tells the lines around the numbered text: title, number, contents, annexes, signature and date. */
export function classifyLines(paragraphs: readonly Paragraph[], labels: readonly (Label | null)[]): Lines {
  const kinds: LineKind[] = paragraphs.map(() => null)
  markContents(paragraphs, labels, kinds)
  const bodyFrom = firstNumbered(paragraphs, labels, kinds)
  markFront(paragraphs, kinds, bodyFrom)
  markBack(paragraphs, kinds, bodyFrom)
  markAnnexLists(paragraphs, kinds)
  const titles = findTitles(paragraphs, kinds, bodyFrom)
  for (const title of titles) for (const line of title.lines) kinds[line] = 'title'
  return { kinds, titles, titleSure: titles.some((title) => TITLE_END.test(title.text)), bodyFrom }
}

function firstNumbered(
  paragraphs: readonly Paragraph[],
  labels: readonly (Label | null)[],
  kinds: readonly LineKind[],
): number {
  const at = paragraphs.findIndex((paragraph, index) => {
    const label = labels[index]
    return kinds[index] !== 'contents' && label != null && label.form !== 'other' && paragraph.table === undefined
  })
  return at < 0 ? paragraphs.length : at
}

/** A table of contents repeats the chapter lines; it ends where its first line comes again or the text begins. */
function markContents(paragraphs: readonly Paragraph[], labels: readonly (Label | null)[], kinds: LineKind[]): void {
  paragraphs.forEach((paragraph, index) => {
    if (paragraph.contents) kinds[index] = 'contents'
  })
  const head = paragraphs.findIndex((paragraph) => paragraph.label === null && isContentsHead(paragraph.text))
  if (head < 0) return
  kinds[head] = 'contents'
  const seen = new Set<string>()
  for (let index = head + 1; index < paragraphs.length; index++) {
    const paragraph = paragraphs[index]
    if (!paragraph || paragraph.table !== undefined) return
    if (paragraph.text === '' && paragraph.label === null) continue
    const line = compact(`${paragraph.label ?? ''}${paragraph.text}`).replace(/[.…·\d]+$/u, '')
    const form = labels[index]?.form ?? null
    if (form === 'article' || seen.has(line) || (form === null && !/\t|…|\.{4}/u.test(paragraph.text))) return
    seen.add(line)
    kinds[index] = 'contents'
  }
}

function markFront(paragraphs: readonly Paragraph[], kinds: LineKind[], bodyFrom: number): void {
  for (let index = 0; index < Math.min(bodyFrom, 60); index++) {
    const { text, label, table } = paragraphs[index] as Paragraph
    if (kinds[index] !== null || text === '' || label !== null || table !== undefined) continue
    if (isNumberLine(text)) kinds[index] = 'number'
    else if (ADOPTION.test(text) && text.length <= 300) kinds[index] = 'front'
    else if (text.length <= 40 && (LETTERHEAD.test(compact(text)) || CIRCULATION.test(text))) kinds[index] = 'front'
  }
}

/** The number alone, or with 签发人 on the same line as upward documents have it. */
function isNumberLine(text: string): boolean {
  if (/^第\s*[\d〇○零一二三四五六七八九十百]+\s*号$/u.test(text)) return true
  const found = findDocumentNumbers(text)[0]
  return (
    found !== undefined &&
    /^[（(]?$/u.test(text.slice(0, found.from)) &&
    /^[）)]?[\s\u3000]*(?:签发人.*)?$/u.test(text.slice(found.to))
  )
}

function markBack(paragraphs: readonly Paragraph[], kinds: LineKind[], bodyFrom: number): void {
  paragraphs.forEach((paragraph, index) => {
    const { text, label, table } = paragraph
    if (kinds[index] !== null || label !== null || table !== undefined || text === '') return
    if (ANNEX.test(text) && text.length <= 80) kinds[index] = 'annex'
    else if (text.length <= 24 && parseDate(text.replace(/^[（(]|[）)]$/gu, '')) !== null) {
      kinds[index] = 'date'
      markSignature(paragraphs, kinds, index, bodyFrom)
    }
  })
}

const LIST_LENGTH = 15

/** 附件：1.… 2.… above the signature only names the annexes; the annexes themselves come behind it. */
function markAnnexLists(paragraphs: readonly Paragraph[], kinds: LineKind[]): void {
  kinds.forEach((kind, index) => {
    if (kind !== 'annex') return
    const end = kinds.findIndex((k, at) => at > index && (k === 'signature' || k === 'date'))
    if (end < 0 || end - index > LIST_LENGTH) return
    for (let line = index; line < end; line++) {
      if (paragraphs[line]?.text !== '' && paragraphs[line]?.table === undefined) kinds[line] = 'annex_list'
    }
  })
}

/** The lines right above a date are the signature where they name an organ or its head, or stand at the right. */
function markSignature(paragraphs: readonly Paragraph[], kinds: LineKind[], date: number, bodyFrom: number): void {
  for (let index = date - 1; index >= 0 && date - index <= 8; index--) {
    const { text, label, table, align } = paragraphs[index] as Paragraph
    if (text === '' && label === null) continue
    if (kinds[index] !== null || label !== null || table !== undefined || text.length > 40) return
    const signs = ORGAN_END.test(compact(text)) || SIGNER.test(text) || (align === 'right' && index > bodyFrom)
    if (!signs || /[。；，：]$/u.test(text)) return
    kinds[index] = 'signature'
  }
}

function findTitles(paragraphs: readonly Paragraph[], kinds: readonly LineKind[], bodyFrom: number): Lines['titles'] {
  const titles: { text: string; lines: number[] }[] = []
  let run: number[] = []
  for (let index = 0; index < Math.min(bodyFrom, paragraphs.length, 400); index++) {
    const paragraph = paragraphs[index] as Paragraph
    if (paragraph.text === '' && paragraph.label === null) continue
    if (kinds[index] !== null || !isTitleLine(paragraph)) {
      run = []
      continue
    }
    run.push(index)
    const text = joinTitle(paragraphs, run)
    if (TITLE_END.test(text)) {
      titles.push({ text, lines: run })
      run = []
    }
  }
  return titles.length > 0 ? titles : fallbackTitle(paragraphs, kinds, bodyFrom)
}

const isTitleLine = ({ text, label, table, align }: Paragraph): boolean =>
  label === null && table === undefined && text.length <= 80 && !/[。；，：,;:、]$|。/u.test(text) && align !== 'right'

const joinTitle = (paragraphs: readonly Paragraph[], lines: readonly number[]): string =>
  lines.map((line) => paragraphs[line]?.text.replace(/\n/gu, '') ?? '').join('')

function fallbackTitle(
  paragraphs: readonly Paragraph[],
  kinds: readonly LineKind[],
  bodyFrom: number,
): Lines['titles'] {
  const front = paragraphs.map((_, index) => index).slice(0, Math.min(bodyFrom, 30))
  const free = front.filter(
    (index) => kinds[index] === null && paragraphs[index]?.text !== '' && isTitleLine(paragraphs[index] as Paragraph),
  )
  const styled = free.filter((index) => /^(?:title|标题)$/iu.test(paragraphs[index]?.style ?? ''))
  const centred = free.filter((index) => paragraphs[index]?.align === 'center')
  const first = styled[0] ?? centred[0] ?? free[0]
  if (first === undefined || (paragraphs[first]?.text.length ?? 0) > 60) return []
  const lines = (styled.length > 0 ? styled : [first]).filter(
    (index, at, all) => at === 0 || index - (all[at - 1] ?? 0) <= 1,
  )
  return [{ text: joinTitle(paragraphs, lines), lines }]
}
