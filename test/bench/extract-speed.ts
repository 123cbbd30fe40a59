import { inflateRawSync } from 'node:zlib'
import { extractFile } from '../../src/text/import/extract-file.ts'
import { abstractNum, docx, lvl, num } from '../fixtures/docx/build.ts'

const MB = 1024 * 1024
const TURNS = 9

/** A fixed generator: the same files in every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A file of about `bytes` as Word writes it: revision ids, fonts, automatic article numbers, Chinese text. */
async function sample(bytes: number): Promise<Uint8Array> {
  const next = random(20260105)
  const word = (): string => String.fromCharCode(0x4e00 + Math.floor(next() ** 2 * 3500))
  const run =
    '<w:r><w:rPr><w:rFonts w:ascii="仿宋_GB2312" w:eastAsia="仿宋_GB2312" w:hint="eastAsia"/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr><w:t>'
  const paragraphs: string[] = []
  for (let size = 0; size < bytes * 0.94; ) {
    const text = Array.from({ length: 30 + Math.floor(next() * 60) }, word).join('')
    const level = next() < 0.6 ? 0 : 1
    const id = Math.floor(next() * 2 ** 32)
      .toString(16)
      .toUpperCase()
      .padStart(8, '0')
    paragraphs.push(
      `<w:p w:rsidR="${id}" w:rsidRDefault="${id}"><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr><w:spacing w:line="560" w:lineRule="exact"/></w:pPr>` +
        `${run}${text.slice(0, 20)}</w:t></w:r>${run}${text.slice(20)}。</w:t></w:r></w:p>`,
    )
    size += text.length * 1.55 + 24
  }
  const levels =
    lvl(0, { fmt: 'chineseCountingThousand', text: '第%1条' }) + lvl(1, { fmt: 'chineseCounting', text: '（%2）' })
  return docx({ body: paragraphs.join(''), numbering: abstractNum(0, levels) + num(1, 0) })
}

/** The floor: unpack the main part and strip its tags, with no checks and no structure. */
function floor(bytes: Uint8Array): number {
  const buffer = Buffer.from(bytes)
  const at = buffer.lastIndexOf('word/document.xml') - 46
  const local = buffer.readUInt32LE(at + 42)
  const from = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28)
  const xml = inflateRawSync(buffer.subarray(from, from + buffer.readUInt32LE(at + 20))).toString('utf8')
  return xml.replace(/<[^>]*>/g, '').length
}

async function best(run: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < TURNS; turn++) {
    const from = performance.now()
    await run()
    least = Math.min(least, performance.now() - from)
  }
  return least
}

const times: number[] = []
for (const size of [1, 10]) {
  const bytes = await sample(size * MB)
  const base = await best(() => floor(bytes))
  const ours = await best(() => extractFile(bytes, '文稿.docx'))
  times.push(ours / bytes.length)
  console.log(
    `${(bytes.length / MB).toFixed(1)} MB: floor ${base.toFixed(0)} ms, extraction ${ours.toFixed(0)} ms, ratio ${(ours / base).toFixed(2)} (target ≤ 4)`,
  )
}
const growth = ((times[1] ?? 0) / (times[0] ?? 1)) * 10
console.log(`growth from 1 MB to 10 MB: ${growth.toFixed(1)} × (target ≤ 12)`)
