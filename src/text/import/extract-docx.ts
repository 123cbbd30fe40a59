import { Refused } from '../../lib/refused.ts'
import type { ExtractedText, HeaderFooter, Note, Paragraph, TextBox } from '../model.ts'
import { formatCounter } from '../number-formats.ts'
import { structure } from '../structure.ts'
import { type AssembledStory, assemble, type Context, displayed, type Reading } from './assemble.ts'
import { ELEMENTS } from './elements.ts'
import { changesOf, commentsOf, hiddenOf, markedOf, rubiesOf } from './findings.ts'
import { lossWarnings } from './losses.ts'
import { Counters, Numbering } from './numbering.ts'
import { readNumbering } from './numbering-part.ts'
import { OfficePackage } from './package.ts'
import { DELETED, FIELD_CODE, HIDDEN, type RawContainer, TooManyParagraphs } from './raw.ts'
import { type Relationship, relationshipsOf } from './relationships.ts'
import { StoryReader } from './story-reader.ts'
import { Styles } from './styles.ts'
import type { BoxReference } from './text-collector.ts'
import { XmlReader } from './xml.ts'

const WORD = /(^|\/)word\//
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)xl\//, '这是 Excel 工作簿，不是 Word 文档，请上传 .docx 格式的文稿。'],
  [/(^|\/)ppt\//, '这是 PowerPoint 演示文稿，不是 Word 文档，请上传 .docx 格式的文稿。'],
  [/^content\.xml$/, '这是 ODF 格式（.odt 等）的文档，请用 Word 或 WPS 另存为 .docx 后再上传。'],
  [/^ofd\.xml$/, '这是 OFD 版式文档，请上传编辑用的 .docx 原稿。'],
]

function notWord(pack: OfficePackage): Refused {
  const names = pack.names()
  const foreign = FOREIGN.find(([pattern]) => names.some((name) => pattern.test(name)))
  if (foreign) return new Refused('invalid', foreign[1])
  return names.some((name) => WORD.test(name))
    ? new Refused('invalid', '文件已损坏：压缩包中缺少 Word 正文，请用 Word 或 WPS 打开并另存后再上传。')
    : new Refused('invalid', '这是一个压缩包，不是 Word 文档，请解压后上传其中的 .docx 文件。')
}

interface Parts {
  readonly main: string
  readonly all: readonly Relationship[]
}

/** The main part is the one the package names, which need not be word/document.xml. */
async function findParts(pack: OfficePackage): Promise<Parts> {
  const named = (await relationshipsOf(pack, '')).find((r) => r.type === 'officeDocument' && pack.has(r.target))?.target
  const main = named ?? (pack.has('word/document.xml') ? 'word/document.xml' : null)
  if (main === null) throw notWord(pack)
  return { main, all: await relationshipsOf(pack, main) }
}

const partOf = (parts: Parts, type: string): string | null => parts.all.find((r) => r.type === type)?.target ?? null

async function readStory(pack: OfficePackage, part: string, styles: Styles): Promise<StoryReader> {
  const reader = new StoryReader(styles)
  try {
    await pack.parse(part, new XmlReader(ELEMENTS, reader))
  } catch (error) {
    if (error instanceof TooManyParagraphs) throw new Refused('invalid', '文件的段落数超出系统限制，未予读取。')
    throw error
  }
  reader.finish()
  return reader
}

/** One document's parts, read and ready to be shown in either reading. */
class Document {
  readonly styles: Styles
  readonly numbering: Numbering
  readonly body: StoryReader
  readonly notes: readonly RawContainer[]
  readonly endnotes: readonly RawContainer[]
  readonly comments: readonly RawContainer[]
  readonly headers: readonly { kind: 'header' | 'footer'; reader: StoryReader }[]

  private constructor(
    from: Pick<Document, 'styles' | 'numbering' | 'body' | 'notes' | 'endnotes' | 'comments' | 'headers'>,
  ) {
    this.styles = from.styles
    this.numbering = from.numbering
    this.body = from.body
    this.notes = from.notes
    this.endnotes = from.endnotes
    this.comments = from.comments
    this.headers = from.headers
  }

  static async read(pack: OfficePackage): Promise<Document> {
    const parts = await findParts(pack)
    const styles = await Styles.read(pack, partOf(parts, 'styles'))
    const numbering = new Numbering(await readNumbering(pack, partOf(parts, 'numbering')), styles)
    const body = await readStory(pack, parts.main, styles)
    if (!body.recognised) throw notWord(pack)
    const side = async (type: string, needed: boolean): Promise<readonly RawContainer[]> => {
      const part = needed ? partOf(parts, type) : null
      return part === null ? [] : (await readStory(pack, part, styles)).containers
    }
    const notes = await side(
      'footnotes',
      body.notes.some((n) => n.kind === 'footnote'),
    )
    const endnotes = await side(
      'endnotes',
      body.notes.some((n) => n.kind === 'endnote'),
    )
    const comments = await side('comments', body.quotes.length > 0)
    const headers = await readHeaders(pack, parts, body, styles)
    return new Document({ styles, numbering, body, notes, endnotes, comments, headers })
  }

  /** Text boxes and notes are counted apart from the body, as Word counts them. */
  context(): Context {
    return { styles: this.styles, numbering: this.numbering, counters: new Counters(this.numbering) }
  }
}

async function readHeaders(
  pack: OfficePackage,
  parts: Parts,
  body: StoryReader,
  styles: Styles,
): Promise<Document['headers']> {
  const seen = new Set<string>()
  const headers: { kind: 'header' | 'footer'; reader: StoryReader }[] = []
  for (const { id, kind } of body.headerIds) {
    const target = parts.all.find((r) => r.id === id)?.target
    if (target === undefined || seen.has(target)) continue
    seen.add(target)
    headers.push({ kind, reader: await readStory(pack, target, styles) })
  }
  return headers
}

const linesOf = (paragraphs: readonly Paragraph[]): string =>
  paragraphs
    .map(displayed)
    .filter((line) => line !== '')
    .join('\n')

function headersOf(document: Document): HeaderFooter[] {
  return document.headers
    .map(({ kind, reader }) => {
      const context = document.context()
      const boxes = reader.boxes.map((box) => linesOf(assemble(box.story, 'final', context).paragraphs))
      const own = linesOf(assemble(reader.story, 'final', context).paragraphs)
      return { kind, text: [own, ...boxes].filter((text) => text !== '').join('\n') }
    })
    .filter((header) => header.text !== '')
}

function notesOf(document: Document, body: AssembledStory): Note[] {
  const counts = { footnote: 0, endnote: 0 }
  const context = document.context()
  const notes: Note[] = []
  for (const reference of document.body.notes) {
    if ((reference.mark & (DELETED | HIDDEN | FIELD_CODE)) !== 0) continue
    const list = reference.kind === 'footnote' ? document.notes : document.endnotes
    const container = list.find((note) => note.id === reference.id)
    if (!container) continue
    const format =
      document.body.noteFormats[reference.kind] ?? (reference.kind === 'footnote' ? 'decimal' : 'lowerRoman')
    const label = reference.custom ? '*' : formatCounter(++counts[reference.kind], format)
    const text = linesOf(assemble(container.story, 'final', context).paragraphs)
    notes.push({ kind: reference.kind, label, text, paragraph: placeOf(body, reference.paragraph) })
  }
  return notes
}

const placeOf = (body: AssembledStory, raw: BoxReference['paragraph']): number => (raw && body.places.get(raw)) ?? 0

function boxesOf(document: Document, body: AssembledStory): TextBox[] {
  const context = document.context()
  return document.body.boxes
    .map((box) => ({
      text: linesOf(assemble(box.story, 'final', context).paragraphs),
      paragraph: placeOf(body, box.paragraph),
    }))
    .filter((box) => box.text !== '')
}

/**
 * Reads a .docx package: numbers counted as Word counts them, every story, tracked changes in their final reading with
 * the changes beside it. Throws Refused('invalid', sentence) for what cannot be read.
 */
export async function extractDocx(bytes: Uint8Array): Promise<ExtractedText> {
  const document = await Document.read(await OfficePackage.open(bytes))
  const show = (reading: Reading): AssembledStory => assemble(document.body.story, reading, document.context())
  const body = show('final')
  const changes = changesOf(document.body, body)
  const textBoxes = boxesOf(document, body)
  const headers = headersOf(document)
  const structured = structure({
    format: 'docx',
    paragraphsIn: document.body.story.paragraphs.length,
    paragraphs: body.paragraphs,
    tables: body.tables,
    textBoxes,
    headers,
  })
  const hidden = hiddenOf(document.body, body)
  const rubies = rubiesOf(document.body, body)
  const revised = changes.some((change) => change.kind !== 'format')
  return {
    ...structured,
    tables: body.tables,
    notes: notesOf(document, body),
    headers,
    textBoxes,
    changes,
    comments: commentsOf(document.body, body, document.comments, document.context()),
    warnings: [
      ...lossWarnings(document.body, document.numbering, { changes, hidden, body, textBoxes }),
      ...structured.warnings,
    ],
    ...(hidden.length > 0 && { hidden }),
    ...(rubies.length > 0 && { rubies }),
    ...(revised && { readings: { original: show('original').paragraphs, marked: markedOf(document.body, body) } }),
  }
}
