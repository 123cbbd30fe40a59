import { readFile, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Io } from '../lib/io.ts'
import { Refused } from '../lib/refused.ts'
import { compareTexts } from './compare.ts'
import type { Change, ComparedProvision, Comparison, Segment } from './compare-model.ts'
import { extractFile } from './import/extract-file.ts'
import type { ExtractedText } from './model.ts'
import { type OutputKind, writeOutput } from './outputs/write-output.ts'

const USAGE = '用法：fadu compare 旧文件 新文件 [--json] [--table 对照表.docx] [--redline 修订稿.docx]'
const FILES = ['--table', '--redline'] as const

const CHANGE_WORDS: Readonly<Record<Change, string>> = {
  same: '相同',
  renumbered: '仅序号变动',
  reference: '仅引用变动',
  punctuation: '标点变化',
  changed: '修改',
  moved: '移动',
  added: '新增',
  removed: '删去',
  split: '拆分',
  merged: '合并',
}

/**
 * Compares two files article by article and prints the result, as JSON or for reading. Needs no server and no database.
 * Gives 0, or 2 with one sentence for a file or argument that is at fault, or 1 for a fault of ours.
 */
export async function compareCommand(argv: string[], io: Io): Promise<number> {
  const { files, outputs, unknown } = argumentsOf(argv)
  const [oldPath, newPath] = files
  if (oldPath === undefined || newPath === undefined || files.length > 2 || unknown !== undefined) {
    io.stderr(unknown === undefined ? USAGE : `没有“${unknown}”这个选项。${USAGE}`)
    return 2
  }
  try {
    const [old, fresh] = [await readText(oldPath), await readText(newPath)]
    const comparison = compareTexts(old, fresh)
    for (const [kind, path] of outputs) {
      const given = { title: fresh.title ?? basename(newPath), oldName: basename(oldPath), newName: basename(newPath) }
      // The moment is fixed, so that the same two files always give the same bytes.
      const by = { author: '法度', at: '2000-01-01T00:00:00Z' }
      await writeFile(path, await writeOutput({ kind, old, fresh, comparison, given, by }))
    }
    io.stdout(argv.includes('--json') ? JSON.stringify(comparison, null, 2) : readable(comparison))
    return 0
  } catch (error) {
    io.stderr(
      error instanceof Refused
        ? error.message
        : `比较文件时程序出错：${error instanceof Error ? error.message : error}`,
    )
    return error instanceof Refused ? 2 : 1
  }
}

interface Arguments {
  readonly files: readonly string[]
  readonly outputs: readonly (readonly [OutputKind, string])[]
  readonly unknown: string | undefined
}

function argumentsOf(argv: readonly string[]): Arguments {
  const files: string[] = []
  const outputs: [OutputKind, string][] = []
  let unknown: string | undefined
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at] as string
    const option = FILES.find((name) => name === word)
    const path = argv[at + 1]
    if (option && path !== undefined) {
      outputs.push([option === '--table' ? 'table' : 'redline', path])
      at++
    } else if (!word.startsWith('--')) files.push(word)
    else if (word !== '--json') unknown ??= word
  }
  return { files, outputs, unknown }
}

async function readText(path: string): Promise<ExtractedText> {
  try {
    return await extractFile(await readBytes(path), path)
  } catch (error) {
    // With two files, the sentence has to say which one is meant.
    if (error instanceof Refused && !error.message.includes(path))
      throw new Refused(error.kind, `“${path}”：${error.message}`, error.reasons)
    throw error
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

const shownSegment = ({ op, text }: Segment): string =>
  op === 'equal' ? text : op === 'insert' ? `{+${text}+}` : `[-${text}-]`

function shownProvision({ change, old, new: next, lines, rows, segments, kind }: ComparedProvision): string {
  const label = (refs: ComparedProvision['old']): string => refs.map((ref) => ref.label ?? ref.path).join('、')
  const from = label(old)
  const to = label(next)
  const head = `【${CHANGE_WORDS[change]}】${from === to || to === '' ? from : from === '' ? to : `${from} → ${to}`}`
  if (rows || kind === 'table') return `${head}\n${segments.map(shownSegment).join('')}`
  return [head, ...lines.map((line) => line.segments.map(shownSegment).join(''))].join('\n')
}

function readable({ summary, provisions, staleReferences, notCompared }: Comparison): string {
  const counts = Object.entries(summary.counts)
    .filter(([, count]) => count > 0)
    .map(([change, count]) => `${CHANGE_WORDS[change as Change]} ${count}`)
  const stale = staleReferences.map(
    ({ in: place, reference, now }) =>
      `注意：${place.label ?? place.path}仍引用“${reference}”，该条${now === null ? '已删去' : `现为${now}`}。`,
  )
  const shown = provisions.filter(({ change }) => change !== 'same' && change !== 'renumbered')
  return [
    [`修改 ${summary.edits} 处；${counts.join('，')}`, ...summary.sentences.map((text) => `  ${text}`)],
    [...stale, ...notCompared.map(({ message }) => `注意：${message}`)],
    shown.map(shownProvision),
  ]
    .filter((part) => part.length > 0)
    .map((part, at) => part.join(at === 2 ? '\n\n' : '\n'))
    .join('\n\n')
}
