import { isUtf8 } from 'node:buffer'
import { Refused } from '../../lib/refused.ts'

/** What a file is by its content; the name is never trusted. */
export type FileKind = 'package' | 'doc' | 'pdf' | 'text'

const no = (sentence: string): Refused => new Refused('invalid', sentence)

/** The names of an OLE container's streams stand in it as UTF-16; some programs write them in another case. */
const holdsStream = (bytes: Buffer, name: string): boolean =>
  [name, name.toLowerCase(), name.toUpperCase()].some((form) => bytes.includes(Buffer.from(form, 'utf16le')))

/** Tells what the bytes are, and refuses with a sentence what this program does not read. */
export function sniff(bytes: Buffer): FileKind {
  if (bytes.length === 0) throw no('文件是空的（0 字节），请检查后重新上传。')
  const begins = (...magic: string[]): boolean => magic.some((hex) => bytes.toString('hex', 0, hex.length / 2) === hex)
  if (begins('504b0304', '504b0506', '504b0708')) return 'package'
  if (begins('d0cf11e0a1b11ae1')) return container(bytes)
  if (begins('52617221', '377abcaf', '1f8b')) throw no('这是压缩文件，请解压后上传其中的 .docx 文件。')
  if (begins('ffd8ff', '89504e47', '47494638', '49492a00', '4d4d002a')) {
    throw no('这是图片文件，请上传可编辑的 .docx 原稿。')
  }
  // The mark may stand behind other bytes, but near the beginning.
  if (bytes.subarray(0, 1024).includes('%PDF-')) return 'pdf'
  const start = bytes.toString('utf8', 0, 1024).replace(/^\ufeff?\s*/u, '')
  if (start.startsWith('{\\rtf'))
    throw no('这是 RTF 格式的文件（即使后缀是 .doc），请用 Word 或 WPS 另存为 .docx 后再上传。')
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
  throw no('这不是 Word 文档，系统无法识别其内容，请用 Word 或 WPS 另存为 .docx 后再上传。')
}

function text(bytes: Buffer): FileKind {
  if (decodeText(bytes) === null) throw no('无法识别该文件的格式，请上传 .docx 格式的文稿。')
  return 'text'
}

/** Decodes plain text: UTF-16 by its mark, UTF-8, else GB18030; null when it is not text at all. */
export function decodeText(bytes: Buffer): string | null {
  let decoded: string
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) decoded = new TextDecoder('utf-16le', { fatal: true }).decode(bytes)
    else if (bytes[0] === 0xfe && bytes[1] === 0xff)
      decoded = new TextDecoder('utf-16be', { fatal: true }).decode(bytes)
    else if (isUtf8(bytes)) decoded = new TextDecoder('utf-8').decode(bytes)
    else decoded = new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
  // Control characters do not stand in a text; GB18030 alone would accept most binary files.
  const strange = decoded.match(/(?![\t\n\v\f\r])\p{Cc}|\p{Co}|\ufffd/gu)?.length ?? 0
  return strange > decoded.length / 500 ? null : decoded
}
