import { Refused } from '../../lib/refused.ts'
import type { ExtractedText } from '../model.ts'
import { ELEMENTS } from './elements.ts'
import { Numbering } from './numbering.ts'
import { readNumbering } from './numbering-part.ts'
import { OfficePackage } from './package.ts'
import { type RawContainer, TooManyParagraphs } from './raw.ts'
import { type Relationship, relationshipsOf } from './relationships.ts'
import { headersOfSections, type ListedHeader } from './section-headers.ts'
import { readSettings } from './settings.ts'
import { type ReadDocument, type ReadHeader, showDocument } from './show-document.ts'
import { StoryReader } from './story-reader.ts'
import { Styles } from './styles.ts'
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

async function readDocument(pack: OfficePackage): Promise<ReadDocument> {
  const parts = await findParts(pack)
  const styles = await Styles.read(pack, partOf(parts, 'styles'))
  const numbering = new Numbering(await readNumbering(pack, partOf(parts, 'numbering')), styles)
  const body = await readStory(pack, parts.main, styles)
  if (!body.recognised) throw notWord(pack)
  const side = async (type: string, needed: boolean): Promise<readonly RawContainer[]> => {
    const part = needed ? partOf(parts, type) : null
    return part === null ? [] : (await readStory(pack, part, styles)).containers
  }
  const settings = await readSettings(pack, partOf(parts, 'settings'))
  return {
    format: 'docx',
    styles,
    numbering,
    body,
    footnotes: await side(
      'footnotes',
      body.notes.some((note) => note.kind === 'footnote'),
    ),
    endnotes: await side(
      'endnotes',
      body.notes.some((note) => note.kind === 'endnote'),
    ),
    comments: await side('comments', body.quotes.length > 0),
    headers: await readHeaders(pack, parts, headersOfSections(body.sections, settings.evenPages), styles),
    settings,
    warnings: [],
  }
}

async function readHeaders(
  pack: OfficePackage,
  parts: Parts,
  listed: readonly ListedHeader[],
  styles: Styles,
): Promise<ReadDocument['headers']> {
  const seen = new Set<string>()
  const headers: ReadHeader[] = []
  // One part may serve several sections; where any of them shows it, it is shown.
  const shownFirst = [...listed].sort((a, b) => Number(a.isUnused) - Number(b.isUnused))
  for (const header of shownFirst) {
    const target = parts.all.find((r) => r.id === header.id)?.target
    if (target === undefined || seen.has(target)) continue
    seen.add(target)
    headers.push({ ...header, part: await readStory(pack, target, styles) })
  }
  return headers
}

/**
 * Reads a .docx package: numbers counted as Word counts them, every story, tracked changes in their final reading with
 * the changes beside it. Throws Refused('invalid', sentence) for what cannot be read.
 */
export async function extractDocx(bytes: Uint8Array): Promise<ExtractedText> {
  return showDocument(await readDocument(await OfficePackage.open(bytes)))
}
