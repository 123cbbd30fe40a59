import { findBasis } from './citations.ts'
import { type Effect, findEffectClause, findValidityClause, type Validity } from './clauses.ts'
import { findDates } from './dates.ts'
import { type DocumentNumber, findDocumentNumbers, parseDocumentNumber } from './document-number.ts'
import type { Lines } from './front-matter.ts'
import type { FactName, FactProposal, HeaderFooter, Paragraph, TextBox } from './model.ts'
import { findRepeals } from './repeals.ts'

export interface Source {
  readonly paragraphs: readonly Paragraph[]
  readonly lines: Lines
  readonly textBoxes: readonly TextBox[]
  readonly headers: readonly HeaderFooter[]
}

type Place = FactProposal['place']
type Confidence = FactProposal['confidence']

interface Line {
  readonly text: string
  readonly place: Place
}

const ORGAN =
  /^[\u4e00-\u9fa5]{2,24}?(?:政府|办公室|办公厅|委员会|管委会|局|厅|部|院|处|中心|会议|常委会|市委|县委|区委|党委)$/u
const FRONT = 60
const TAIL = 40

const compact = (text: string): string => text.replace(/[\s\u3000]+/gu, '')
const body = (paragraph: number): Place => ({ story: 'body', paragraph })
const propose = (fact: FactName, value: string, line: Line, confidence: Confidence): FactProposal => ({
  fact,
  value,
  quote: line.text.trim(),
  place: line.place,
  confidence,
})

/** Lines outside the body where the letterhead and the number live. */
function sideLines(source: Source): Line[] {
  const of = (text: string, story: Place['story']): Line[] =>
    text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => ({ text: line, place: { story, paragraph: null } }))
  return [
    ...source.textBoxes.flatMap((box) => of(box.text, 'text_box')),
    ...source.headers.flatMap((header) => of(header.text, 'header')),
  ]
}

function frontLines({ paragraphs, lines }: Source): Line[] {
  return paragraphs
    .slice(0, Math.min(lines.bodyFrom, FRONT))
    .map(({ text, table }, index) => ({ text: table === undefined ? text : '', place: body(index) }))
    .filter((line) => line.text !== '')
}

/** Proposes every fact that the text seems to state, the likeliest of each kind first. */
export function proposalsFor(source: Source): FactProposal[] {
  const front = frontLines(source)
  const side = sideLines(source)
  const numbers = documentNumbers(front, side)
  return [
    ...titles(source),
    ...numbers.map(({ number, line, confidence }) => propose('document_number', number.text, line, confidence)),
    ...organs(source, front, side, numbers[0]?.number ?? null),
    ...dates(source, front),
    ...clauses(source, front),
    ...basisAndRepeals(source),
  ]
}

function titles({ lines, paragraphs }: Source): FactProposal[] {
  const [title] = lines.titles
  const at = title?.lines[0]
  if (!title || at === undefined) return []
  const quote = title.lines.map((line) => paragraphs[line]?.text ?? '').join('\n')
  const found = [propose('title', title.text, { text: quote, place: body(at) }, lines.titleSure ? 'high' : 'low')]
  const cue = /(?:暂行|试行)/u.exec(title.text)?.[0]
  return cue === undefined ? found : [...found, propose('trial', cue, { text: quote, place: body(at) }, 'high')]
}

interface NumberFound {
  readonly number: DocumentNumber
  readonly line: Line
  readonly confidence: Confidence
}

function documentNumbers(front: readonly Line[], side: readonly Line[]): NumberFound[] {
  const alone = [...front, ...side].flatMap((line): NumberFound[] => {
    const bare = line.text.trim().replace(/^[（(]|[）)]$|[\s\u3000]+签发人.*$/gu, '')
    const number = parseDocumentNumber(bare)
    return number ? [{ number, line, confidence: 'high' }] : []
  })
  // 拉萨市人民政府令 and 第62号 stand on two lines.
  const split = [front, side].flatMap((lines) =>
    lines.flatMap((line, index): NumberFound[] => {
      const number = index === 0 ? null : parseDocumentNumber(compact(`${lines[index - 1]?.text}${line.text}`))
      return number?.kind === 'order' ? [{ number, line, confidence: 'high' }] : []
    }),
  )
  const adoption = front.filter(({ text }) => /^[（(].*[）)]$|文号|字号/su.test(text) && text.length <= 300)
  const within = [...side, ...adoption].flatMap((line) =>
    findDocumentNumbers(line.text).map((number): NumberFound => ({ number, line, confidence: 'medium' })),
  )
  const seen = new Set<string>()
  return [...alone, ...split, ...within].filter(({ number }) => !seen.has(number.key) && seen.add(number.key))
}

function organs(
  source: Source,
  front: readonly Line[],
  side: readonly Line[],
  number: DocumentNumber | null,
): FactProposal[] {
  const found: FactProposal[] = []
  const add = (organ: string | undefined, line: Line, confidence: Confidence): void => {
    if (organ !== undefined) found.push(propose('making_organ', organ, line, confidence))
  }
  if (number && number.kind !== 'series' && number.code.length >= 3) {
    add(
      number.code,
      [...front, ...side].find((line) => compact(line.text).includes(number.code)) ?? {
        text: number.original,
        place: body(0),
      },
      'high',
    )
  }
  for (const line of [...front.slice(0, 6), ...side]) {
    add(/^([\u4e00-\u9fa5]{3,30})(?:文件|令)$/u.exec(compact(line.text))?.[1], line, 'high')
  }
  const [title] = source.lines.titles
  const inTitle = /^([\u4e00-\u9fa5、]{3,40}?)关于/u.exec(compact(title?.text ?? ''))?.[1]
  if (title && inTitle !== undefined && ORGAN.test(inTitle)) {
    add(inTitle, { text: title.text, place: body(title.lines[0] ?? 0) }, 'medium')
  }
  source.paragraphs.forEach(({ text }, index) => {
    if (source.lines.kinds[index] === 'signature' && ORGAN.test(compact(text)))
      add(compact(text), { text, place: body(index) }, 'medium')
  })
  return found
}

function dates(source: Source, front: readonly Line[]): FactProposal[] {
  const { paragraphs, lines } = source
  const found = front.flatMap(eventDates)
  paragraphs.slice(-TAIL).forEach(({ text }, index, tail) => {
    const printed = findDates(text)[0]
    if (!printed || !/^\s*印发/u.test(text.slice(printed.to))) return
    found.push(
      propose('issued_on', printed.day, { text, place: body(paragraphs.length - tail.length + index) }, 'high'),
    )
  })
  const written = lines.kinds.indexOf('date')
  const text = paragraphs[written]?.text ?? ''
  const day = findDates(text)[0]?.day
  if (day !== undefined) {
    const line = { text, place: body(written) }
    found.push(propose('written_on', day, line, 'medium'))
    // An order publishes by being signed: 现予公布.
    if (front.some((other) => /现予(?:公布|发布)/u.test(other.text)))
      found.push(propose('published_on', day, line, 'medium'))
  }
  return found
}

/** Reads 2019年11月5日…通过 2019年12月9日…公布: each date belongs to the act named before the next date. */
function eventDates(line: Line): FactProposal[] {
  const found = findDates(line.text)
  return found.flatMap((date, index) => {
    const after = line.text.slice(date.to, found[index + 1]?.from ?? line.text.length)
    if (/修订|修正|修改|废止/u.test(after)) return []
    if (/通过/u.test(after)) return [propose('adopted_on', date.day, line, 'high')]
    if (/公布|发布|颁布/u.test(after)) return [propose('published_on', date.day, line, 'high')]
    return /^[^。，]{0,30}印发/u.test(after) ? [propose('issued_on', date.day, line, 'high')] : []
  })
}

/** The document without its annexes, by paragraph; cells and annexes hold clauses of other things. */
function mainText({ paragraphs, lines }: Source): string[] {
  const annex = lines.kinds.findIndex((kind, index) => kind === 'annex' && index > lines.bodyFrom)
  return paragraphs.map(({ text, table }, index) => (table === undefined && (annex < 0 || index < annex) ? text : ''))
}

const effectValue = (effect: Effect): string =>
  effect.kind === 'on' ? effect.on : `${effect.event}+${effect.delayDays}`

function validityValue(validity: Validity): string {
  if (validity.kind === 'until') return validity.lapsesAfter
  return validity.kind === 'years' ? `${validity.years}y` : `${validity.months}m`
}

function clauses(source: Source, front: readonly Line[]): FactProposal[] {
  const lines = mainText(source)
  const found: FactProposal[] = []
  const effect = findEffectClause(lines)
  if (effect) {
    const line = { text: effect.quote, place: body(effect.line) }
    const confidence = effect.sure ? 'high' : 'low'
    found.push(propose('effect', effectValue(effect.value), line, confidence))
    const day = effectiveDay(effect.value, [...front.flatMap(eventDates), ...dates(source, front)])
    if (day !== null) found.push(propose('effective_on', day, line, effect.value.kind === 'on' ? confidence : 'medium'))
  }
  const validity = findValidityClause(lines)
  if (validity)
    found.push(
      propose(
        'validity',
        validityValue(validity.value),
        { text: validity.quote, place: body(validity.line) },
        validity.sure ? 'high' : 'low',
      ),
    )
  return found
}

const EVENT_FACTS: Readonly<Record<string, readonly FactName[]>> = {
  published: ['published_on'],
  issued: ['issued_on', 'written_on'],
  adopted: ['adopted_on'],
  signed: [],
}

/** The day of effect, where the day of the event it counts from is written too. */
function effectiveDay(effect: Effect, known: readonly FactProposal[]): string | null {
  if (effect.kind === 'on') return effect.on
  if (effect.delayDays > 0) return null
  for (const fact of EVENT_FACTS[effect.event] ?? []) {
    const day = known.find((proposal) => proposal.fact === fact)?.value
    if (day !== undefined) return day
  }
  return null
}

function basisAndRepeals(source: Source): FactProposal[] {
  const found: FactProposal[] = []
  mainText(source).forEach((text, index) => {
    if (!found.some((proposal) => proposal.fact === 'basis')) {
      for (const cited of findBasis(text)) {
        const line = { text: text.slice(cited.from, cited.to), place: body(index) }
        found.push({
          ...propose('basis', cited.title, line, 'medium'),
          detail: { number: cited.number, datedOn: null, kind: 'basis' },
        })
      }
    }
    for (const { kind, title, number, datedOn, quote } of findRepeals(text)) {
      const confidence = kind === 'repealed' && title !== null ? 'high' : 'low'
      found.push({
        ...propose('repeals', title ?? '', { text: quote, place: body(index) }, confidence),
        detail: { number, datedOn, kind },
      })
    }
  })
  return found
}
