import type { OfficePackage } from './package.ts'
import { XmlReader } from './xml.ts'

export interface Style {
  readonly id: string
  type: string
  name: string | null
  basedOn: string | null
  numId: number | null
  ilvl: number | null
  outline: number | null
  align: string | null
  hidden: boolean | null
  isDefault: boolean
}

const NAMES = [
  'style',
  'name',
  'basedOn',
  'numId',
  'ilvl',
  'outlineLvl',
  'jc',
  'vanish',
  'pPrChange',
  'rPrChange',
  'tblStylePr',
]
const CODES = new Map(NAMES.map((name, index) => [`w:${name}`, index + 1]))
const code = (name: string): number => CODES.get(`w:${name}`) ?? 0
const STYLE = code('style')
const SKIPPED = code('pPrChange')

/** Gives the value of an on/off property, which is on when it has no value at all. */
export const isOn = (value: string | null): boolean => value === null || !/^(0|false|off)$/i.test(value)

/** Reads a whole number from an attribute; null for anything else. */
export function integer(text: string | null): number | null {
  if (text === null || !/^\s*[+-]?\d{1,9}\s*$/.test(text)) return null
  return Number(text)
}

/** The styles of a document, with what they inherit. */
export class Styles {
  private readonly byId = new Map<string, Style>()
  private readonly chains = new Map<string | null, readonly Style[]>()
  private defaultParagraph: Style | null = null

  static async read(pack: OfficePackage, part: string | null): Promise<Styles> {
    const styles = new Styles()
    if (part !== null) await pack.parse(part, styles.reader())
    return styles
  }

  /** Styles that come from elsewhere than styles.xml. */
  static of(list: readonly Style[]): Styles {
    const styles = new Styles()
    for (const style of list) styles.put(style)
    return styles
  }

  private put(style: Style): void {
    this.byId.set(style.id, style)
    if (style.isDefault && style.type === 'paragraph') this.defaultParagraph ??= style
  }

  get(id: string | null): Style | null {
    return (id === null ? null : this.byId.get(id)) ?? this.defaultParagraph
  }

  find(id: string): Style | null {
    return this.byId.get(id) ?? null
  }

  /** The style and those it is based on, nearest first; a loop ends the chain. */
  chain(id: string | null): readonly Style[] {
    const known = this.chains.get(id)
    if (known) return known
    const chain: Style[] = []
    this.chains.set(id, chain)
    let style = this.get(id)
    while (style && chain.length < 50 && !chain.includes(style)) {
      chain.push(style)
      style = style.basedOn === null ? null : (this.byId.get(style.basedOn) ?? null)
    }
    return chain
  }

  /** Tells whether a character style hides its text. */
  hides(id: string | null): boolean {
    if (id === null) return false
    const seen = new Set<Style>()
    let style = this.byId.get(id)
    while (style && !seen.has(style)) {
      if (style.hidden !== null) return style.hidden
      seen.add(style)
      style = style.basedOn === null ? undefined : this.byId.get(style.basedOn)
    }
    return false
  }

  private reader(): XmlReader {
    let style: Style | null = null
    return new XmlReader(CODES, {
      open: (element, xml) => {
        if (element === STYLE) style = this.begin(xml)
        else if (element >= SKIPPED) xml.skip()
        else if (style) setProperty(style, NAMES[element - 1], xml.attribute('val'))
      },
      close: (element) => {
        if (element === STYLE) style = null
      },
      text() {},
    })
  }

  private begin(xml: XmlReader): Style {
    const style: Style = {
      id: xml.attribute('styleId') ?? '',
      type: xml.attribute('type') ?? 'paragraph',
      name: null,
      basedOn: null,
      numId: null,
      ilvl: null,
      outline: null,
      align: null,
      hidden: null,
      isDefault: isOn(xml.attribute('default') ?? '0'),
    }
    this.put(style)
    return style
  }
}

function setProperty(style: Style, name: string | undefined, value: string | null): void {
  if (name === 'name') style.name ??= value
  else if (name === 'basedOn') style.basedOn = value
  else if (name === 'numId') style.numId = integer(value)
  else if (name === 'ilvl') style.ilvl = integer(value)
  else if (name === 'outlineLvl') style.outline = integer(value)
  else if (name === 'jc') style.align = value
  else if (name === 'vanish') style.hidden = isOn(value)
}
