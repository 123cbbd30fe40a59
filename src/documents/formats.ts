import { Refused } from '../lib/refused.ts'
import type { MaterialFormat } from '../packs/model.ts'

const starts = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, i) => bytes[at + i] === byte)

const IMAGES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x42, 0x4d],
]

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLE = [0xd0, 0xcf, 0x11, 0xe0]
const PDF = [0x25, 0x50, 0x44, 0x46]
const WANTED = '请上传 Word（.docx、.doc）、PDF、Excel（.xlsx、.xls）、图片或者文本文件。'

/** Gives the format of a material by its content; the name decides only between Word and Excel. Throws `invalid`. */
export function formatOf(bytes: Uint8Array, fileName: string): MaterialFormat {
  if (bytes.length === 0) throw new Refused('invalid', '这是一个空文件，请核对后重新选择。')
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''
  if (starts(bytes, ZIP)) {
    if (['docx', 'docm', 'wps'].includes(ending)) return 'docx'
    if (['xlsx', 'xlsm', 'et'].includes(ending)) return 'xlsx'
    throw new Refused('invalid', `“${fileName}”不是 Word 或 Excel 文件；压缩包请解压后逐个上传。${WANTED}`)
  }
  if (starts(bytes, OLE)) return ['xls', 'et'].includes(ending) ? 'xls' : 'doc'
  if (starts(bytes, PDF)) return 'pdf'
  if (IMAGES.some((signature) => starts(bytes, signature))) return 'image'
  if (ending === 'txt' && !bytes.subarray(0, 4096).includes(0)) return 'text'
  throw new Refused('invalid', `无法识别“${fileName}”的格式。${WANTED}`)
}

/** Tells whether text is read out of a format; tables and pictures are kept as they are. */
export const isRead = (format: MaterialFormat): boolean => ['docx', 'doc', 'pdf', 'text'].includes(format)
