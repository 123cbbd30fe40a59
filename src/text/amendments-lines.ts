import { type LabelForm, parseLabel } from './labels.ts'
import type { ExtractedText } from './model.ts'

/** A stretch of a decision under one number, with its quotations taken out. */
export interface Item {
  /** The words; each quotation is one private character, see `quoteAt`. */
  readonly text: string
  readonly quotes: readonly string[]
  readonly form: LabelForm | null
  readonly ordinal: number
  readonly paragraph: number
  /** A quotation was never closed: where it ends is a guess. */
  readonly broken: boolean
}

const FIRST = 0xf000
const MOST_QUOTES = 0x800
/** Any quotation in the words of an item, for use in patterns. */
export const QUOTE = '[\\uf000-\\uf7ff]'

/** Gives the quotation that a private character stands for. */
export const quoteAt = ({ quotes }: Pick<Item, 'quotes'>, symbol: string): string =>
  quotes[symbol.charCodeAt(0) - FIRST] ?? ''

/** Gives the words of an item back as they were written. */
export const written = (item: Pick<Item, 'quotes'>, text: string): string =>
  text.replace(new RegExp(QUOTE, 'gu'), (symbol) => `“${quoteAt(item, symbol)}”`)

const OPENING = '“「'
const CLOSING = '”」'
const ITEM_FORMS: ReadonlySet<LabelForm> = new Set(['comma', 'bracket', 'point', 'round', 'article'])
const AMENDS = /修改|改为|增加|新增|删去|删除|合并|拆分|废止|调整/u

interface Line {
  readonly text: string
  readonly label: string | null
  readonly paragraph: number
}

interface Draft {
  text: string
  quotes: string[]
  form: LabelForm | null
  ordinal: number
  paragraph: number
  broken: boolean
}

/** Private characters of the file itself would be taken for quotations. */
const clean = (text: string): string => text.replace(/[\ue000-\uf8ff]/gu, '')

/** Cuts a decision into its numbered items and takes the quoted text out of the sentences, over paragraphs too. */
export class ItemReader {
  private readonly items: Draft[] = []
  private depth = 0
  private straight = false
  private quote = ''

  read(text: Pick<ExtractedText, 'paragraphs'>, from: number, to: number): Item[] {
    for (let paragraph = from; paragraph < to; paragraph++) {
      const source = text.paragraphs[paragraph]
      if (!source || source.table !== undefined) continue
      if (source.text === '' && source.label === null) continue
      this.line({ text: clean(source.text), label: source.label, paragraph })
    }
    if (this.depth > 0) this.breakOff()
    return this.items
  }

  private line({ text, label, paragraph }: Line): void {
    const known = label === null ? null : parseLabel(label)
    const isItem = known !== null && ITEM_FORMS.has(known.form)
    if (this.depth > 0 && isItem && this.follows(known) && AMENDS.test(text)) this.breakOff()
    if (this.depth > 0) {
      this.quote += '\n'
      this.scan(this.continued(`${label ?? ''}${text}`))
      return
    }
    // 第X条 at the head of a line is what is amended, not a number of the decision, where a verb follows.
    const own = isItem && !(known.form === 'article' && !/^[\s\u3000]*将|^[\s\u3000]*对|[：:]/u.test(text.slice(0, 2)))
    if (own || this.items.length === 0)
      this.items.push({
        text: '',
        quotes: [],
        form: own ? known.form : null,
        ordinal: own ? known.ordinal : 0,
        paragraph,
        broken: false,
      })
    else this.last().text += '\n'
    this.scan(own || label === null ? text : `${label}${text}`)
  }

  private last(): Draft {
    return this.items.at(-1) as Draft
  }

  private follows(label: { form: LabelForm; ordinal: number }): boolean {
    const { form, ordinal } = this.last()
    return label.form === form && label.ordinal === ordinal + 1
  }

  /**
   * A quotation of several paragraphs may open each of them anew and close only the last. A quotation inside such a
   * paragraph, “两高”项目, has words behind its end.
   */
  private continued(text: string): string {
    if (!OPENING.includes(text.charAt(0)) || this.straight) return text
    let depth = 0
    for (let at = 0; at < text.length; at++) {
      if (OPENING.includes(text.charAt(at))) depth++
      if (!CLOSING.includes(text.charAt(at)) || --depth > 0) continue
      const isWhole = /^[\s。；;，,]*$/u.test(text.slice(at + 1)) || /[。；]$/u.test(text.slice(0, at))
      return isWhole ? text.slice(1) : text
    }
    return text.slice(1)
  }

  private scan(text: string): void {
    for (const symbol of text) {
      if (this.depth === 0) {
        this.straight = symbol === '"'
        if (this.straight || OPENING.includes(symbol)) this.depth = 1
        else this.last().text += symbol
        continue
      }
      if (this.straight) this.depth = symbol === '"' ? 0 : 1
      else if (OPENING.includes(symbol)) this.depth++
      else if (CLOSING.includes(symbol)) this.depth--
      if (this.depth === 0) this.take()
      else this.quote += symbol
    }
  }

  private take(): void {
    const item = this.last()
    if (item.quotes.length < MOST_QUOTES) {
      item.text += String.fromCharCode(FIRST + item.quotes.length)
      item.quotes.push(this.quote)
    } else item.broken = true
    this.quote = ''
  }

  private breakOff(): void {
    this.take()
    this.last().broken = true
    this.depth = 0
  }
}
