import { readFile } from 'node:fs/promises'
import type { Io } from '../../lib/io.ts'
import { Refused } from '../../lib/refused.ts'
import type { ExtractedText } from '../model.ts'
import { displayed } from './assemble.ts'
import { extractFile } from './extract-file.ts'

const USAGE = '用法：fadu extract 文件 [--json]'

/**
 * Prints what a file holds, as JSON or for reading. Needs no server and no database.
 * Gives 0, or 2 with one sentence for a file or argument that is at fault, or 1 for a fault of ours.
 */
export async function extractCommand(argv: string[], io: Io): Promise<number> {
  const files = argv.filter((arg) => !arg.startsWith('--'))
  const unknown = argv.find((arg) => arg.startsWith('--') && arg !== '--json')
  const [path] = files
  if (path === undefined || files.length > 1 || unknown !== undefined) {
    io.stderr(unknown === undefined ? USAGE : `没有“${unknown}”这个选项。${USAGE}`)
    return 2
  }
  try {
    const text = await extractFile(await readBytes(path), path)
    io.stdout(argv.includes('--json') ? JSON.stringify(text, null, 2) : readable(text))
    return 0
  } catch (error) {
    io.stderr(
      error instanceof Refused
        ? error.message
        : `读取文件时程序出错：${error instanceof Error ? error.message : error}`,
    )
    return error instanceof Refused ? 2 : 1
  }
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ENOENT') throw new Refused('invalid', `找不到文件“${path}”。`)
    if (code === 'EISDIR') throw new Refused('invalid', `“${path}”是文件夹，请指定其中的文件。`)
    if (code === 'EACCES' || code === 'EPERM') throw new Refused('invalid', `没有读取文件“${path}”的权限。`)
    throw error
  }
}

function readable(text: ExtractedText): string {
  const facts = [
    ['标题', text.title],
    ['文号', text.documentNumber],
    ['制定机关', text.makingOrgan],
    ['成文日期', text.dates.writtenOn],
    ['通过日期', text.dates.adoptedOn],
    ['印发日期', text.dates.issuedOn],
    ['公布日期', text.dates.publishedOn],
    ['施行日期', text.dates.effectiveOn],
  ].flatMap(([name, value]) => (value ? [`${name}：${value}`] : []))
  const lines = text.paragraphs.map(displayed).filter((line) => line !== '')
  const notes = text.notes.map((note) => `注 ${note.label}：${note.text}`)
  const warnings = text.warnings.map((warning) => `注意：${warning.message}`)
  return [facts, lines, notes, warnings]
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')
}
