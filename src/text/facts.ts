import { findEffectClause } from './clauses.ts'
import { findDates } from './dates.ts'
import { type DocumentNumber, findDocumentNumbers, parseDocumentNumber } from './document-number.ts'
import type { Lines } from './front-matter.ts'
import type { ExtractedDates, HeaderFooter, Paragraph, TextBox } from './model.ts'

export interface Facts {
  readonly title: string | null
  readonly documentNumber: string | null
  readonly makingOrgan: string | null
  readonly dates: ExtractedDates
}

interface Source {
  readonly paragraphs: readonly Paragraph[]
  readonly lines: Lines
  readonly textBoxes: readonly TextBox[]
  readonly headers: readonly HeaderFooter[]
}

const ORGAN =
  /^[\u4e00-\u9fa5]{2,24}?(?:人民政府|政府|办公室|办公厅|管理委员会|委员会|管委会|司法局|局|厅|部|院|处|中心|会议|常委会|市委|县委|区委|党委|管理局)$/u
const compact = (text: string): string => text.replace(/[\s\u3000]+/gu, '')

/** Proposes the facts for the register from the text; a person confirms them. */
export function findFacts(source: Source): Facts {
  const number = documentNumberOf(source)
  const title = source.lines.titles[0]?.text ?? null
  return {
    title,
    documentNumber: number?.text ?? null,
    makingOrgan: organOf(source, title, number),
    dates: datesOf(source),
  }
}

/** Lines outside the body where the letterhead and number live. */
function sideLines(source: Source): string[] {
  return [...source.textBoxes, ...source.headers]
    .flatMap((part) => part.text.split('\n'))
    .filter((line) => line.trim() !== '')
}

function frontLines({ paragraphs, lines }: Source): string[] {
  return paragraphs
    .filter((p, index) => index < lines.bodyFrom && index < 60 && p.table === undefined)
    .map((p) => p.text)
    .filter((text) => text !== '')
}

function documentNumberOf(source: Source): DocumentNumber | null {
  const front = frontLines(source)
  const side = sideLines(source)
  const bare = (line: string): string => line.trim().replace(/^[（(]|[）)]$/gu, '')
  for (const line of [...front, ...side]) {
    const number = parseDocumentNumber(bare(line))
    if (number) return number
  }
  // 拉萨市人民政府令 and 第62号 on two lines; an order named in the line under the title.
  for (const all of [front, side]) {
    for (let index = 1; index < all.length; index++) {
      const number = parseDocumentNumber(compact(`${all[index - 1]}${all[index]}`))
      if (number?.kind === 'order') return number
    }
  }
  const adoption = front.find((line) => /^[（(].*[）)]$/su.test(line) && /令|号/u.test(line))
  const within = [...side, ...(adoption === undefined ? [] : [adoption])].flatMap(findDocumentNumbers)
  return within[0] ?? null
}

function organOf(source: Source, title: string | null, number: DocumentNumber | null): string | null {
  if (number && number.kind !== 'series' && number.code.length >= 3) return number.code
  const letterhead = [...frontLines(source).slice(0, 6), ...sideLines(source)]
    .map((line) => /^([\u4e00-\u9fa5]{3,30})(?:文件|令)$/u.exec(compact(line))?.[1])
    .find((organ) => organ !== undefined)
  if (letterhead !== undefined) return letterhead
  const inTitle = /^([\u4e00-\u9fa5、]{3,40}?)关于/u.exec(compact(title ?? ''))?.[1]
  if (inTitle !== undefined && ORGAN.test(inTitle)) return inTitle
  const signed = source.paragraphs
    .filter((_, index) => source.lines.kinds[index] === 'signature')
    .map((p) => compact(p.text))
  return signed.find((line) => ORGAN.test(line)) ?? null
}

function datesOf(source: Source): ExtractedDates {
  const { paragraphs, lines } = source
  const dates: { -readonly [K in keyof ExtractedDates]: ExtractedDates[K] } = {
    writtenOn: null,
    adoptedOn: null,
    issuedOn: null,
    publishedOn: null,
    effectiveOn: null,
  }
  for (const line of frontLines(source)) readEvents(line, dates)
  for (const paragraph of paragraphs.slice(-40)) {
    const printed = findDates(paragraph.text)[0]
    if (printed && /^\s*印发/u.test(paragraph.text.slice(printed.to))) dates.issuedOn ??= printed.day
  }
  const written = paragraphs.findIndex((p, index) => lines.kinds[index] === 'date' && p.text !== '')
  dates.writtenOn = findDates(paragraphs[written]?.text ?? '')[0]?.day ?? null
  const clause = findEffectClause(mainText(source))
  if (clause?.value.kind === 'on') dates.effectiveOn = clause.value.on
  else if (clause?.value.kind === 'from' && clause.value.delayDays === 0) {
    const { event } = clause.value
    dates.effectiveOn =
      event === 'published'
        ? dates.publishedOn
        : event === 'issued'
          ? (dates.issuedOn ?? dates.writtenOn)
          : dates.adoptedOn
  }
  return dates
}

/** The document without its annexes, line by line. */
function mainText({ paragraphs, lines }: Source): string[] {
  const annex = lines.kinds.findIndex((kind, index) => kind === 'annex' && index > lines.bodyFrom)
  return paragraphs.filter((p, index) => p.table === undefined && (annex < 0 || index < annex)).map((p) => p.text)
}

/** Reads 2019年11月5日…通过 2019年12月9日…公布: each date belongs to the act named before the next date. */
function readEvents(line: string, dates: { -readonly [K in keyof ExtractedDates]: ExtractedDates[K] }): void {
  const found = findDates(line)
  found.forEach((date, index) => {
    const after = line.slice(date.to, found[index + 1]?.from ?? line.length)
    if (/修订|修正|修改|废止/u.test(after)) return
    if (/通过/u.test(after)) dates.adoptedOn ??= date.day
    else if (/公布|发布|颁布/u.test(after)) dates.publishedOn ??= date.day
    else if (/^[^。，]{0,30}印发/u.test(after)) dates.issuedOn ??= date.day
  })
}
