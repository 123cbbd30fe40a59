import mammoth from 'mammoth'
import type { Paragraph } from '../model.ts'
import { extractDocx } from './extract-docx.ts'

/** The parts of mammoth's document that are looked at. */
interface Element {
  readonly type: string
  readonly children?: readonly Element[]
  readonly value?: string
  numbering?: unknown
}

/**
 * Gives the body of a .docx as HTML for looking at: its tables and emphasis as mammoth reads them, its automatic numbers
 * as this program counts them. The package is checked first, because mammoth opens it unguarded. Nothing but a short
 * list of elements comes out: no script, no address, no picture. Throws Refused('invalid', sentence).
 */
export async function bodyHtml(bytes: Buffer): Promise<string> {
  const { paragraphs } = await extractDocx(bytes)
  const { value } = await mammoth.convertToHtml(
    { buffer: bytes },
    {
      includeDefaultStyleMap: true,
      ignoreEmptyParagraphs: false,
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      transformDocument: (document: Element) => numbered(document, paragraphs),
    },
  )
  return allowed(value)
}

const bare = (text: string): string => text.replace(/\s/gu, '')

const textOf = (element: Element): string => element.value ?? (element.children ?? []).map(textOf).join('')

/** How far a paragraph that only one side has may push the other along. */
const LOOK_AHEAD = 40

/** Puts the automatic number of each paragraph before its words; both sides come in the order of the file. */
function numbered(document: Element, paragraphs: readonly Paragraph[]): Element {
  let next = 0
  const labelOf = (text: string): string | null => {
    const wanted = bare(text)
    const matches = (p: Paragraph): boolean =>
      bare(p.labelSource === 'typed' ? `${p.label}${p.text}` : p.text) === wanted
    // An empty paragraph counts too, but only the next one can be meant.
    const at = paragraphs.slice(next, next + (wanted === '' ? 1 : LOOK_AHEAD)).findIndex(matches)
    if (at < 0) return null
    const found = paragraphs[next + at]
    next += at + 1
    return found?.labelSource === 'automatic' ? found.label : null
  }
  const walk = (element: Element): Element => {
    if (element.type !== 'paragraph')
      return element.children ? { ...element, children: element.children.map(walk) } : element
    const label = labelOf(textOf(element))
    // A list of mammoth's would number itself again.
    const plain = { ...element, numbering: null }
    if (label === null) return plain
    const number: Element = { type: 'run', children: [{ type: 'text', value: `${label}\u3000` }] }
    return { ...plain, children: [number, ...(element.children ?? [])] }
  }
  return walk(document)
}

const ELEMENTS = new Set('p h1 h2 h3 h4 h5 h6 table thead tbody tr td th strong em u s sup sub br ul ol li'.split(' '))
const ATTRIBUTES = new Set(['colspan', 'rowspan'])
const TAG = /<(\/?)([a-z0-9]+)((?:\s+[a-z-]+="[^"]*")*)\s*\/?>/giu
const ATTRIBUTE = /([a-z-]+)="(\d{1,4})"/giu

/** Lets the known elements pass, without their attributes but for joined cells; other tags go, their words stay. */
const allowed = (html: string): string =>
  html.replace(TAG, (_, slash: string, name: string, attributes: string) => {
    const tag = name.toLowerCase()
    if (tag === 'img') return '［图片］'
    if (!ELEMENTS.has(tag)) return ''
    const kept = [...attributes.matchAll(ATTRIBUTE)].filter(([, key = '']) => ATTRIBUTES.has(key.toLowerCase()))
    return `<${slash}${tag}${kept.map(([all]) => ` ${all}`).join('')}>`
  })
