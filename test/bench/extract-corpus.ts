import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import mammoth from 'mammoth'
import { Refused } from '../../src/lib/refused.ts'
import { extractFile } from '../../src/text/import/extract-file.ts'
import { OfficePackage } from '../../src/text/import/package.ts'
import { relationshipsOf } from '../../src/text/import/relationships.ts'
import type { ExtractedText } from '../../src/text/model.ts'

const CORPUS = resolve(process.env.CORPUS_DIR ?? '../shared/corpus')
const SLOW_MS = 5000

interface Outcome {
  readonly file: string
  readonly ms: number
  readonly answer: 'read' | 'refused' | 'crashed'
  readonly note: string
  readonly lost: readonly string[]
}

/** Spaces and the mark behind a typed number are layout; everything else must be there. */
const bare = (text: string): string => text.replace(/[\s\u3000：:、.．]/gu, '')

const unescapeXml = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')

/** The naive reading: the main part as text, every w:t between two paragraph ends, in pieces. */
async function naiveParagraphs(bytes: Buffer): Promise<string[][]> {
  const pack = await OfficePackage.open(bytes)
  const main = (await relationshipsOf(pack, '')).find((r) => r.type === 'officeDocument')?.target ?? 'word/document.xml'
  const data = await pack.read(main)
  if (!data) return []
  const source = data[0] === 0xff ? data.toString('utf16le') : data.toString('utf8')
  return source
    .split(/<\/(?:\w+:)?p>/)
    .map((part) =>
      [...part.matchAll(/<(?:\w+:)?t(?:\s[^>]*[^/])?>([^<]*)<\/(?:\w+:)?t>/g)].map((m) => unescapeXml(m[1] ?? '')),
    )
    .filter((pieces) => bare(pieces.join('')) !== '')
}

/** The whole paragraph in one piece, or each of its pieces where a symbol or a ruby stands between them. */
const holds = (all: string, pieces: readonly string[]): boolean =>
  all.includes(bare(pieces.join(''))) || pieces.every((piece) => all.includes(bare(piece)))

function everything(text: ExtractedText): string {
  const lines = [
    ...text.paragraphs.map((p) => `${p.label ?? ''}${p.text}`),
    ...(text.readings?.marked.map((p) => p.segments.map((s) => s.text).join('')) ?? []),
    ...(text.readings?.original.map((p) => `${p.label ?? ''}${p.text}`) ?? []),
    ...text.textBoxes.map((b) => b.text),
    ...(text.hidden?.map((h) => h.text) ?? []),
    ...(text.rubies?.map((r) => r.text) ?? []),
    ...text.changes.map((c) => c.text),
  ]
  return bare(lines.join('\n'))
}

async function examine(folder: string, file: string): Promise<Outcome> {
  const bytes = readFileSync(join(CORPUS, folder, file))
  const from = performance.now()
  const done = (answer: Outcome['answer'], note = '', lost: string[] = []): Outcome => ({
    file,
    ms: performance.now() - from,
    answer,
    note,
    lost,
  })
  let text: ExtractedText
  try {
    text = await extractFile(bytes, file)
  } catch (error) {
    return error instanceof Refused
      ? done('refused', error.message)
      : done('crashed', error instanceof Error ? (error.stack ?? '') : String(error))
  }
  const outcome = done('read')
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return outcome
  const all = everything(text)
  const missing = (await naiveParagraphs(bytes)).filter((pieces) => !holds(all, pieces))
  return { ...outcome, lost: missing.map((pieces) => pieces.join('')) }
}

function report(folder: string, outcomes: readonly Outcome[]): void {
  const of = (answer: Outcome['answer']): Outcome[] => outcomes.filter((o) => o.answer === answer)
  const slowest = [...outcomes].sort((a, b) => b.ms - a.ms)[0]
  console.log(
    `${folder}: ${outcomes.length} files, ${of('read').length} read, ${of('refused').length} refused, ${of('crashed').length} crashed`,
  )
  console.log(
    `  slowest ${slowest?.file} ${slowest?.ms.toFixed(0)} ms; over ${SLOW_MS} ms: ${outcomes.filter((o) => o.ms > SLOW_MS).length}`,
  )
  for (const { file, note } of of('refused')) console.log(`  refused ${file}: ${note}`)
  for (const { file, note } of of('crashed')) console.log(`  CRASHED ${file}: ${note}`)
  const lossy = outcomes.filter((o) => o.lost.length > 0)
  const lines = lossy.reduce((sum, o) => sum + o.lost.length, 0)
  console.log(
    `  recall of body paragraphs: ${lossy.length === 0 ? '100 %' : `${lines} paragraphs missing in ${lossy.length} files`}`,
  )
  for (const { file, lost } of lossy)
    console.log(
      `  LOST ${file}: ${lost
        .slice(0, 3)
        .map((line) => line.slice(0, 80))
        .join(' | ')}`,
    )
}

/** Ours against mammoth's plain text on the files that both read, in alternating turns of one run. */
async function race(folder: string, files: readonly string[]): Promise<void> {
  let [ours, theirs, count] = [0, 0, 0]
  for (const file of files) {
    const buffer = readFileSync(join(CORPUS, folder, file))
    const times: number[] = []
    for (const read of [() => extractFile(buffer, file), () => mammoth.extractRawText({ buffer })]) {
      const from = performance.now()
      const ok = await read().then(
        () => true,
        () => false,
      )
      if (ok) times.push(performance.now() - from)
    }
    if (times.length < 2) continue
    ours += times[0] ?? 0
    theirs += times[1] ?? 0
    count++
  }
  console.log(
    `  ${count} files: ours ${ours.toFixed(0)} ms, mammoth.extractRawText ${theirs.toFixed(0)} ms, ratio ${(ours / theirs).toFixed(2)} (target ≤ 0.40)`,
  )
}

if (!existsSync(CORPUS)) {
  console.log(`no corpus at ${CORPUS}: nothing was examined (set CORPUS_DIR)`)
  process.exitCode = 1
} else {
  for (const folder of ['docx', 'doc'].filter((name) => existsSync(join(CORPUS, name)))) {
    const files = readdirSync(join(CORPUS, folder)).sort()
    const outcomes: Outcome[] = []
    for (const file of files) outcomes.push(await examine(folder, file))
    report(folder, outcomes)
    if (folder === 'docx') {
      const read = outcomes.filter((o) => o.answer === 'read').map((o) => o.file)
      await race(folder, read)
      await race(folder, read)
    }
  }
}
