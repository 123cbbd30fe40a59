import { Refused } from '../../lib/refused.ts'

/** What a file is by its content; the name is never trusted. */
export type FileKind = 'package' | 'doc' | 'rtf' | 'pdf' | 'text'

const no = (sentence: string): Refused => new Refused('invalid', sentence)

/** Says what an RTF file is and what to do with it where no office program can convert it. */
export const rtfRefusal = (): Refused =>
  no('这是 RTF 格式的文件（即使后缀是 .doc），请用 Word 或 WPS 另存为 .docx 后再上传。')

const unknown = (): Refused => no('无法识别该文件的格式，请上传 .docx 格式的文稿。')

/** The names of an OLE container's streams stand in it as UTF-16; some programs write them in another case. */
const holdsStream = (bytes: Buffer, name: string): boolean =>
  [name, name.toLowerCase(), name.toUpperCase()].some((form) => bytes.includes(Buffer.from(form, 'utf16le')))

/** Tells what the bytes are, and refuses with a sentence what this program does not read. */
export function sniff(bytes: Buffer): FileKind {
  if (bytes.length === 0) throw no('文件是空的（0 字节），请检查后重新上传。')
  const begins = (...magic: string[]): boolean => magic.some((hex) => bytes.toString('hex', 0, hex.length / 2) === hex)
  if (begins('504b0304', '504b0506', '504b0708')) return 'package'
  if (begins('d0cf11e0a1b11ae1')) return container(bytes)
  if (begins('dba52d00', '9ba52100', '31be0000'))
    throw no('这是很早以前的 Word 格式（Word 2 或更早），请用 Word 或 WPS 打开并另存为 .docx 后再上传。')
  if (begins('52617221', '377abcaf', '1f8b')) throw no('这是压缩文件，请解压后上传其中的 .docx 文件。')
  if (begins('ffd8ff', '89504e47', '47494638', '49492a00', '4d4d002a')) {
    throw no('这是图片文件，请上传可编辑的 .docx 原稿。')
  }
  // The mark may stand behind other bytes, but near the beginning.
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  const start = bytes.toString('utf8', 0, 1024).replace(/^\ufeff?\s*/u, '')
  if (start.startsWith('{\\rtf')) return 'rtf'
  if (/^(<!doctype html|<html|<head|<meta|<body)/i.test(start))
    throw no('这是网页（HTML）格式的文件（即使后缀是 .doc），请用 Word 或 WPS 另存为 .docx 后再上传。')
  if (/^(MIME-Version:|From:|Content-Type:)/i.test(start))
    throw no('这是网页归档（MHTML）或邮件格式的文件，请用 Word 或 WPS 另存为 .docx 后再上传。')
  if (/^<\?xml/i.test(start)) throw no('这是 XML 格式的文件，请用 Word 或 WPS 另存为 .docx 后再上传。')
  return text(bytes)
}

function container(bytes: Buffer): FileKind {
  if (holdsStream(bytes, 'EncryptedPackage')) throw no('文件已加密，系统无法读取，请取消密码保护后重新上传。')
  if (holdsStream(bytes, 'WordDocument')) return 'doc'
  if (holdsStream(bytes, 'Workbook')) throw no('这是旧版 Excel 工作簿，不是 Word 文档，请上传 .docx 格式的文稿。')
  if (holdsStream(bytes, 'PowerPoint Document'))
    throw no('这是旧版 PowerPoint 演示文稿，不是 Word 文档，请上传 .docx 格式的文稿。')
  throw no(
    '这不是 Word 文档，可能是旧版 WPS 文字（.wps）或其他程序的文件，请用 WPS 或 Word 打开并另存为 .docx 后再上传。',
  )
}

function text(bytes: Buffer): FileKind {
  // A look at the beginning is enough to tell; the server must not stop for a long file.
  if (decoded(bytes.subarray(0, LOOK), true) === null) throw unknown()
  return 'text'
}

const LOOK = 64 * 1024

/** Decodes plain text: UTF-16 by its mark, UTF-8, else GB18030. Throws Refused when it is not text at all. */
export function decodeText(bytes: Buffer): string {
  const text = decoded(bytes, false)
  if (text === null) throw unknown()
  return text
}

function decoded(bytes: Buffer, isBeginning: boolean): string | null {
  const marked = { fffe: 'utf-16le', feff: 'utf-16be' }[bytes.toString('hex', 0, 2)]
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isBeginning })
      // Control characters do not stand in a text; GB18030 alone would accept most binary files.
      const strange = text.match(/(?![\t\n\v\f\r])\p{Cc}|\p{Co}|\ufffd/gu)?.length ?? 0
      return strange > text.length / 500 ? null : text
    } catch {
      // Not in this encoding.
    }
  }
  return null
}
