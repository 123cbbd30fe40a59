import { Refused } from '../../lib/refused.ts'
import type { ExtractedText, Warning } from '../model.ts'
import { DocFile, type DocStory } from './doc-file.ts'
import { DocStoryReader } from './doc-story.ts'
import { type BoxReference, type RawContainer, TooManyParagraphs } from './raw.ts'
import { plainSettings } from './settings.ts'
import { type ReadDocument, showDocument } from './show-document.ts'

const damaged = (): Refused =>
  new Refused(
    'invalid',
    '旧版 Word 文件（.doc）已损坏或版本过旧，无法读取，请用 Word 或 WPS 打开并另存为 .docx 后再上传。',
  )

const LIMITS: Warning = {
  code: 'old-format',
  message: '这是旧版 Word 格式（.doc），编号、表格和修订已尽量还原，请核对，最好另存为 .docx 后重新上传。',
}

const NUMBERS_LOST: Warning = {
  code: 'numbers-lost',
  message: '文件的自动编号信息已损坏，未能还原编号，请对照原件逐条核对。',
}

/** Character positions that part a story, from the start of the story. */
function positions(data: Buffer, width: number): number[] {
  const count = Math.floor((data.length - 4) / (4 + width))
  return Array.from({ length: Math.max(0, count + 1) }, (_, index) => data.readUInt32LE(index * 4))
}

function containers(file: DocFile, story: DocStory, texts: Buffer): RawContainer[] {
  const [start, end] = file.range(story)
  const places = positions(texts, 0)
  return places.slice(0, -1).flatMap((from, index) => {
    const to = Math.min(places[index + 1] ?? from, end - start)
    if (to <= from) return []
    const { story: read } = new DocStoryReader(file).read(start + from, start + to)
    return [{ id: String(index), type: null, author: null, date: null, story: read }]
  })
}

function boxes(file: DocFile): BoxReference[] {
  return (['boxes', 'headerBoxes'] as const).flatMap((story) => {
    const [from, to] = file.range(story)
    return to > from ? [{ story: new DocStoryReader(file).read(from, to).story, paragraph: null }] : []
  })
}

const HEADERS: readonly number[] = [0, 1, 4]

/** Six separators of notes come first; then for each section even, odd and first headers and footers. */
function headers(file: DocFile): ReadDocument['headers'] {
  const [start, end] = file.range('headers')
  if (end <= start) return []
  const places = positions(file.structure('headers'), 0)
  return places.slice(6, -1).flatMap((from, index) => {
    const to = Math.min(places[index + 7] ?? from, end - start)
    if (to <= from) return []
    const part = new DocStoryReader(file).read(start + from, start + to)
    const at = index % 6
    const pages = at >= 4 ? ('first' as const) : at % 2 === 0 ? ('even' as const) : ('default' as const)
    return [{ kind: HEADERS.includes(at) ? ('header' as const) : ('footer' as const), pages, isUnused: false, part }]
  })
}

function readDocument(bytes: Buffer): ReadDocument {
  const file = new DocFile(bytes)
  const noteAt: DocStoryReader['noteAt'] = new Map()
  for (const kind of ['footnote', 'endnote'] as const) {
    const places = positions(file.structure(kind === 'footnote' ? 'footnoteReferences' : 'endnoteReferences'), 2)
    for (const [index, at] of places.slice(0, -1).entries()) noteAt.set(at, { kind, id: String(index) })
  }
  const [from, to] = file.range('body')
  const body = new DocStoryReader(file, noteAt).read(from, to)
  return {
    format: 'doc',
    styles: file.styles,
    numbering: file.numbering,
    body: Object.assign(body, { boxes: boxes(file) }),
    footnotes: containers(file, 'footnotes', file.structure('footnoteTexts')),
    endnotes: containers(file, 'endnotes', file.structure('endnoteTexts')),
    comments: containers(file, 'comments', file.structure('commentTexts')),
    headers: headers(file),
    settings: plainSettings(),
    warnings: file.listsLost ? [LIMITS, NUMBERS_LOST] : [LIMITS],
  }
}

/** Reads a Word 97–2003 file with its automatic numbers. Throws Refused('invalid', sentence) for what cannot be read. */
export async function extractDoc(bytes: Buffer): Promise<ExtractedText> {
  let document: ReadDocument
  try {
    document = readDocument(bytes)
  } catch (error) {
    if (error instanceof Refused) throw error
    if (error instanceof TooManyParagraphs) throw new Refused('invalid', '文件的段落数超出系统限制，未予读取。')
    throw damaged()
  }
  return showDocument(document)
}
