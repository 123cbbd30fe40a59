import { type Item, QUOTE, quoteAt, written } from './amendments-lines.ts'
import type { Amendment, Unread } from './amendments-model.ts'
import { readPhrase } from './amendments-phrases.ts'
import { type NamedPlace, type Placed, takePlaces } from './amendments-places.ts'
import { SentenceReader } from './amendments-sentence.ts'

export interface Reading {
  readonly amendments: Amendment[]
  readonly unread: Unread[]
  /** The document named in the item, for the items under it. */
  readonly document: string | null
  /** The words say that amendments follow, and amend nothing themselves. */
  readonly isHeading: boolean
  /** The article that the items under it are about: 第五条作如下修改. */
  readonly about: readonly NamedPlace[]
}

const TITLE = /《((?:[^《》]|《[^《》]*》)+)》(?:[（(〔][^）)]{0,40}[）)])?/u
const HEADING =
  /(?:作|做|进行)(?:出|了)?(?:如下|以下|下列|部分)?(?:修改|修正|修订|调整)|修改(?:内容)?如下|^[，、：:\s]*(?:的修改)?[，、：:\s]*$/u
const FRAME =
  /^(?:本决定自|本决定.{0,20}(?:施行|生效|执行)|.{0,30}根据本决定.{0,40}(?:公布|发布|印发|修改|调整|修正)|根据.{0,200}(?:决定|研究|规定|要求|精神|通知)|为了?.{2,200}$|.{0,40}(?:会议|常务会).{0,40}(?:通过|决定|审议)|现(?:决定|就|将).{0,60}$|此外|并?重新(?:公布|发布|印发))/u

const HOLDS_QUOTE = new RegExp(QUOTE, 'u')
const REORDERED = /(?:序号|顺序|条号|次序).{0,8}(?:调整|顺延)/u
const QUOTE_AFTER_COLON = new RegExp(`[：:]\\s*(?=${QUOTE})`, 'gu')

const BARE_QUOTE = new RegExp(
  `^(?:修改为|内容为|内容修改为|表述为|具体内容为|具体为|规定为|即|分别为|如下|改为)*(${QUOTE})$`,
  'u',
)
const BETWEEN = /[。；;\n]+/u
const BEGINS_ANEW = new RegExp(`${QUOTE}(?=将|第|在|删|增|同时|并将|其他|其余|原)`, 'gu')

/** “甲”改为“乙”、“丙”改为“丁” are two changes. */
const NEXT_PAIR = new RegExp(`(?<=为${QUOTE})、(?=${QUOTE}[^，]{0,6}为)`, 'gu')
// The line may be broken before the quotation, or behind the colon that announces it.
const BROKEN_LINE = new RegExp(`(?<=[：:，,])\\s*\\n|\\n(?=${QUOTE})`, 'gu')
/** 作为第三款 and 内容为 belong to what they follow. */
const GOES_WITH = new RegExp(
  `[，,](?=(?:分别)?(?:作为|列为))|[，,](?:内容为|表述为|具体内容为|具体为|规定为|章名为|节名为)(?=${QUOTE})`,
  'gu',
)

/** A quotation that ends its own sentence ends the amending sentence too, where a new one begins behind it. */
function sentencesOf(item: Item): string[] {
  return item.text
    .replace(BROKEN_LINE, '')
    .replace(BEGINS_ANEW, (symbol) => (/[。；]$/u.test(quoteAt(item, symbol)) ? `${symbol}\n` : symbol))
    .split(BETWEEN)
}

/** Reads what one item of a decision asks for. `document` and `about`: what its heading named. */
export function readItem(item: Item, document: string | null, about: readonly NamedPlace[] = []): Reading {
  const readers: SentenceReader[] = []
  const unread: Unread[] = []
  let named = document
  let isHeading = false
  let announced: readonly NamedPlace[] = []
  for (const source of sentencesOf(item)) {
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
    const reader = new SentenceReader(item, named, quote, before ?? about)
    const lone = BARE_QUOTE.exec(flat)?.[1]
    if (lone && before?.quoteFor(quoteAt(item, lone))) continue
    const readAll = takeAll(reader, flat, item)
    if (reader.amendments.length > 0) readers.push(reader)
    else if (FRAME.test(flat)) {
      if (REORDERED.test(flat)) readers.push(reader.reordering())
      continue
    } else if (HEADING.test(flat) && !HOLDS_QUOTE.test(flat)) {
      isHeading = true
      announced = reader.places
      continue
    }
    const saysNothing = reader.amendments.length === 0 && !reader.leavesRest
    if (!readAll || saysNothing) unread.push({ quote, paragraph: item.paragraph })
  }
  const amendments = readers.flatMap((reader) => reader.amendments)
  return { amendments: renumberedOnce(amendments), unread, document: named, isHeading, about: announced }
}

/** Takes in the parts of a sentence; false where one of them could not be read. */
function takeAll(reader: SentenceReader, flat: string, item: Item): boolean {
  const placed = takePlaces(flat)
  const parts = placed.text
    .replace(GOES_WITH, '')
    .replace(NEXT_PAIR, '，')
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
