import type { Config } from '../config.ts'
import { Refused } from '../lib/refused.ts'
import { rtfRefusal, sniff } from '../text/import/sniff.ts'

const MB = 1024 * 1024

export interface UploadedFile {
  readonly fileName: string
  readonly bytes: Uint8Array
}

/** Reads a file out of a form; null when none was chosen. */
export async function readUpload(file: File | undefined): Promise<UploadedFile | null> {
  return file ? { fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) } : null
}

/** What a server takes: how much at once, and whether it has an office program that reads RTF. */
export type UploadLimits = Pick<Config, 'maxUploadBytes' | 'sofficePath'>

/** Says why a file cannot be taken, by its content and not by its name; null when it can. */
export function uploadProblem(bytes: Uint8Array, { maxUploadBytes, sofficePath }: UploadLimits): string | null {
  if (bytes.length > maxUploadBytes)
    return `文件超过 ${Math.floor(maxUploadBytes / MB)} MB。请压缩图片或拆分文件后再上传。`
  try {
    const kind = sniff(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    return kind === 'rtf' && sofficePath === null ? rtfRefusal().message : null
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}

/** Gives the name of a file without the folders that some browsers send and without characters that break headers. */
export function plainFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const plain = [...last.normalize('NFC')].filter((c) => !/\p{Cc}/u.test(c)).join('')
  return plain.trim().slice(-200) || '未命名.docx'
}

const DRAFT_MARK = /[（(【[][^）)】\]]*(?:稿|草案|终版|定稿|正式文本|印发)[^）)】\]]*[）)】\]]/gu

/** Proposes a title from the name of a file until the title in the text is confirmed. */
export function titleFromFileName(name: string): string {
  const stem = plainFileName(name).replace(/\.[^.]{1,5}$/u, '')
  return stem.replace(DRAFT_MARK, '').trim() || stem
}
