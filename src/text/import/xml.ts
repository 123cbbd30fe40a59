/** Thrown for a part that is not well-formed; the reader turns it into a sentence for the clerk. */
export class BrokenXml extends Error {}

export interface XmlHandler {
  /** Called for elements that have a code; every other element is transparent. */
  open(code: number, xml: XmlReader): void
  close(code: number, xml: XmlReader): void
  /** Called with character data only while `xml.capture` is on. */
  text(text: string): void
}

interface Known {
  readonly raw: string
  readonly code: number
}

const MAX_DEPTH = 512
const PREFIXES: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
  'http://schemas.microsoft.com/office/word/2015/wordml/symex': 'w16se',
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main': 's',
  'http://purl.oclc.org/ooxml/spreadsheetml/main': 's',
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function character(code: number): string {
  if (!(code <= 0x10ffff) || (code >= 0xd800 && code < 0xe000)) throw new BrokenXml('character reference')
  return String.fromCodePoint(code)
}

/** Decodes the five entities of XML and character references; no others exist without a DTD, which is refused. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(#x[0-9a-fA-F]+|#[0-9]+|[A-Za-z]+);?/g, (_, name: string) => {
    if (name.startsWith('#x')) return character(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return character(Number(name.slice(1)))
    const value = ENTITIES[name]
    if (value === undefined) throw new BrokenXml(`entity ${name}`)
    return value
  })
}

/**
 * A push tokenizer for the XML of Office packages. It knows elements by namespace, not by prefix, takes no DTD, looks at
 * attributes only when asked, and checks that tags nest. Written because a general parser costs three times the text.
 */
export class XmlReader {
  capture = false
  private rest = ''
  private buffer = ''
  private attributesFrom = 0
  private attributesTo = 0
  private skipDepth = -1
  private readonly stack: Known[] = []
  private names = new Map<string, Known>()
  private readonly prefixes = new Map<string, string>()
  private readonly restore: { depth: number; prefix: string; old: string | undefined }[] = []
  private nextDeclaration = 0
  private singleQuotes = false

  private readonly codes: ReadonlyMap<string, number>
  private readonly handler: XmlHandler

  constructor(codes: ReadonlyMap<string, number>, handler: XmlHandler) {
    this.codes = codes
    this.handler = handler
  }

  get depth(): number {
    return this.stack.length
  }

  /** Passes over everything inside the element that was just opened; its close is still reported. */
  skip(): void {
    if (this.skipDepth < 0) this.skipDepth = this.stack.length
  }

  feed(chunk: string): void {
    this.buffer = this.rest === '' ? chunk : this.rest + chunk
    this.nextDeclaration = this.buffer.indexOf('xmlns')
    this.singleQuotes = this.buffer.includes("='")
    this.rest = this.buffer.slice(this.run())
  }

  end(): void {
    if (this.stack.length > 0 || this.rest.trim() !== '') throw new BrokenXml('unexpected end')
  }

  /** Gives an attribute of the element just opened by its local name, or null. */
  attribute(name: string): string | null {
    const { buffer, attributesTo } = this
    let at = this.attributesFrom
    while (at < attributesTo) {
      const equals = buffer.indexOf('=', at)
      if (equals < 0 || equals >= attributesTo) return null
      let quoteAt = equals + 1
      while (isSpace(buffer.charCodeAt(quoteAt))) quoteAt++
      const end = buffer.indexOf(buffer.charAt(quoteAt), quoteAt + 1)
      if (end < 0 || end > attributesTo) return null
      let nameEnd = equals
      while (nameEnd > at && isSpace(buffer.charCodeAt(nameEnd - 1))) nameEnd--
      const nameFrom = nameEnd - name.length
      if (nameFrom >= at && buffer.startsWith(name, nameFrom)) {
        const before = nameFrom === at ? 32 : buffer.charCodeAt(nameFrom - 1)
        if (before === 58 || isSpace(before)) return decodeEntities(buffer.slice(quoteAt + 1, end))
      }
      at = end + 1
    }
    return null
  }

  /** Handles all complete tokens and gives the offset of the first incomplete one. */
  private run(): number {
    const { buffer } = this
    let at = 0
    for (;;) {
      const open = buffer.indexOf('<', at)
      if (open < 0) return at
      if (open > at && this.capture && this.skipDepth < 0) {
        this.handler.text(decodeEntities(buffer.slice(at, open)))
      }
      const next = buffer.charCodeAt(open + 1)
      let end: number
      if (next === 47) end = this.closeTag(open)
      else if (next === 33) end = this.declaration(open)
      else if (next === 63) end = after(buffer.indexOf('?>', open), 2)
      else end = this.openTag(open)
      if (end < 0) return open
      at = end
    }
  }

  private closeTag(open: number): number {
    const end = this.buffer.indexOf('>', open)
    if (end < 0) return -1
    const top = this.stack.pop()
    if (!top) throw new BrokenXml('close without open')
    const nameEnd = open + 2 + top.raw.length
    if (!this.buffer.startsWith(top.raw, open + 2) || (nameEnd !== end && !isSpace(this.buffer.charCodeAt(nameEnd)))) {
      throw new BrokenXml(`expected </${top.raw}>`)
    }
    this.leave(top)
    return end + 1
  }

  private leave(known: Known): void {
    const depth = this.stack.length
    if (this.skipDepth >= 0 && depth < this.skipDepth) this.skipDepth = -1
    if (known.code > 0 && this.skipDepth < 0) this.handler.close(known.code, this)
    while (this.restore.length > 0 && (this.restore.at(-1)?.depth ?? 0) > depth) {
      const { prefix, old } = this.restore.pop() as { prefix: string; old: string | undefined }
      if (old === undefined) this.prefixes.delete(prefix)
      else this.prefixes.set(prefix, old)
      this.names = new Map()
    }
  }

  private openTag(open: number): number {
    const { buffer } = this
    const end = this.tagEnd(open)
    if (end < 0) return -1
    const selfClosing = buffer.charCodeAt(end - 1) === 47
    const last = selfClosing ? end - 1 : end
    let nameEnd = open + 1
    while (nameEnd < last && !isSpace(buffer.charCodeAt(nameEnd))) nameEnd++
    if (nameEnd === open + 1) throw new BrokenXml('tag without a name')
    this.attributesFrom = nameEnd
    this.attributesTo = last
    if (this.nextDeclaration >= 0 && this.nextDeclaration < last) this.declarations(open, last)
    const known = this.lookUp(buffer.slice(open + 1, nameEnd))
    this.stack.push(known)
    if (this.stack.length > MAX_DEPTH) throw new BrokenXml('nested too deeply')
    if (known.code > 0 && this.skipDepth < 0) this.handler.open(known.code, this)
    if (selfClosing) {
      this.stack.pop()
      this.leave(known)
    }
    return end + 1
  }

  /** A value may hold a bare `>`; only where the usual shape is in doubt are the quotes followed one by one. */
  private tagEnd(open: number): number {
    const { buffer } = this
    const end = buffer.indexOf('>', open)
    if (end < 0 || this.singleQuotes) return end < 0 ? -1 : this.carefulEnd(open)
    const last = buffer.charCodeAt(end - 1) === 47 ? end - 2 : end - 1
    const code = buffer.charCodeAt(last)
    if (code === 34 && buffer.charCodeAt(last - 1) !== 61) return end
    if (code !== 34 && !isSpace(code) && buffer.lastIndexOf('"', last) < open) return end
    return this.carefulEnd(open)
  }

  private carefulEnd(open: number): number {
    const { buffer } = this
    for (let at = open + 1; at < buffer.length; at++) {
      const code = buffer.charCodeAt(at)
      if (code === 62) return at
      if (code === 34 || code === 39) {
        at = buffer.indexOf(code === 34 ? '"' : "'", at + 1)
        if (at < 0) return -1
      }
    }
    return -1
  }

  private declaration(open: number): number {
    const { buffer } = this
    if (buffer.startsWith('<!--', open)) return after(buffer.indexOf('-->', open + 4), 3)
    if (buffer.startsWith('<![CDATA[', open)) {
      const end = buffer.indexOf(']]>', open)
      if (end >= 0 && this.capture && this.skipDepth < 0) this.handler.text(buffer.slice(open + 9, end))
      return after(end, 3)
    }
    if (buffer.length - open < 9) return -1
    // Entities defined in a DTD can grow without bound, and Office never writes one.
    throw new BrokenXml('document type declaration')
  }

  private declarations(open: number, end: number): void {
    const tag = this.buffer.slice(open, end)
    for (const match of tag.matchAll(/\sxmlns(?::([^\s=]+))?\s*=\s*(["'])(.*?)\2/gs)) {
      const prefix = match[1] ?? ''
      const canonical = PREFIXES[match[3] ?? ''] ?? '?'
      const old = this.prefixes.get(prefix)
      if (old === canonical) continue
      this.restore.push({ depth: this.stack.length + 1, prefix, old })
      this.prefixes.set(prefix, canonical)
      this.names = new Map()
    }
    this.nextDeclaration = this.buffer.indexOf('xmlns', end)
  }

  private lookUp(raw: string): Known {
    const seen = this.names.get(raw)
    if (seen) return seen
    const colon = raw.indexOf(':')
    const prefix = colon < 0 ? '' : raw.slice(0, colon)
    const code = this.codes.get(`${this.prefixes.get(prefix) ?? '?'}:${raw.slice(colon + 1)}`) ?? 0
    // A copy: a slice would keep the whole chunk alive.
    const known = { raw: Buffer.from(raw).toString(), code }
    this.names.set(known.raw, known)
    return known
  }
}

const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9
const after = (found: number, length: number): number => (found < 0 ? -1 : found + length)
