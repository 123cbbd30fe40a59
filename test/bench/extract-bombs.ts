import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { Refused } from '../../src/lib/refused.ts'
import { createExtractor } from '../../src/text/import/pool.ts'
import { xml } from '../fixtures/docx/build.ts'

const TARGET_MS = 35_000
const TARGET_MB = 700

/** A package whose main part is the given XML; packed tightly, as an attacker would. */
function packed(main: Buffer | string): Uint8Array {
  const zip = new PizZip()
  zip.file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
  zip.file(
    '_rels/.rels',
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
  )
  zip.file('word/document.xml', typeof main === 'string' ? Buffer.from(main) : main, { binary: true })
  return zip.generate({ type: 'uint8array', compression: 'DEFLATE' })
}

const body = (inside: string): string => xml('document', `<w:body>${inside}</w:body>`)
const entities = (): string => {
  const levels = Array.from({ length: 10 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('')
  const head = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "拉萨">${levels}]>`
  return head + body('<w:p><w:r><w:t>&e10;</w:t></w:r></w:p>').replace(/^<\?xml[^>]*\?>/u, '')
}

const BOMBS: Readonly<Record<string, () => Uint8Array>> = {
  'a gigabyte of blanks': () => packed(Buffer.alloc(1024 ** 3, 0x20)),
  'entities in entities': () => packed(entities()),
  'ten million paragraphs': () => packed(body('<w:p/>'.repeat(10_000_000))),
  'a million nested elements': () => packed(body(`${'<w:sdt>'.repeat(1_000_000)}${'</w:sdt>'.repeat(1_000_000)}`)),
  'ten million tables in tables': () => packed(body('<w:tbl><w:tr><w:tc>'.repeat(500_000))),
  'a stream that lies about its size': () => {
    const bytes = Buffer.from(packed(body('<w:p/>'.repeat(1_000_000))))
    // The size in the directory is made small; what comes out is not.
    const at = bytes.lastIndexOf(Buffer.from('504b0102', 'hex'))
    bytes.writeUInt32LE(1_000, at + 24)
    return bytes
  },
}

/** Makes a bomb in a process of its own: the gigabyte it is made of must not count as the reader's. */
function bomb(name: string): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'fadu-bomb-'))
  const file = join(folder, 'bomb.docx')
  execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename, name, file])
  const bytes = readFileSync(file)
  rmSync(folder, { recursive: true })
  return bytes
}

const [wanted, target] = process.argv.slice(2)
if (wanted !== undefined && target !== undefined) {
  writeFileSync(target, BOMBS[wanted]?.() ?? '')
  process.exit()
}

const extractor = createExtractor({ threads: 1 })
let worst = 0
let failed = 0
for (const name of Object.keys(BOMBS)) {
  const bytes = bomb(name)
  const from = performance.now()
  const answer = await extractor.extract(bytes, '炸弹.docx').then(
    () => 'read',
    (error: unknown) => (error instanceof Refused ? `refused: ${error.message}` : `failed: ${error}`),
  )
  const ms = performance.now() - from
  worst = Math.max(worst, process.memoryUsage().rss / 1024 ** 2)
  const isFine = ms <= TARGET_MS && !answer.startsWith('failed')
  if (!isFine) failed++
  console.log(
    `${name} (${(bytes.length / 1024).toFixed(0)} kB): ${answer}, ${ms.toFixed(0)} ms${isFine ? '' : ', NOT MET'}`,
  )
}
await extractor.close()
console.log(`memory afterwards at most ${worst.toFixed(0)} MB (target ≤ ${TARGET_MB})`)
if (failed > 0 || worst > TARGET_MB) process.exitCode = 1
