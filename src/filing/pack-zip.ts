import PizZip from 'pizzip'
import { wordOf } from '../../views/format.ts'
import type { BlobStore } from '../blobs/blob-store.ts'
import { Refused } from '../lib/refused.ts'
import type { MaterialList } from './model.ts'
import type { Paper } from './pack-model.ts'

interface Entry {
  readonly name: string
  readonly paper: Paper
  readonly copies: number | null
}

const MANIFEST = '00-材料清单.txt'

/** The list of the files, for people and for whoever checks the digests. */
function manifestOf(entries: readonly Entry[]): string {
  const blocks = entries.map(({ name, paper, copies }, i) =>
    [
      `${i + 1}. ${wordOf('material', paper.material)}${paper.number ? `（${paper.number}）` : ''}`,
      `   文件：${name}`,
      `   纸质份数：${copies ?? '未要求'}　来源：${wordOf('paperOrigin', paper.origin)}　字节：${paper.size}`,
      `   SHA-256：${paper.digest}`,
    ].join('\r\n'),
  )
  return `\uFEFF${blocks.join('\r\n')}\r\n`
}

/** Characters that Windows refuses in a name, and what would leave the folder. */
const plain = (name: string): string => name.replaceAll(/[\\/:*?"<>|]/gu, '_').replace(/^\.+/u, '_')

/** Puts the files of a pack into one archive with a list of them; names are UTF-8 and begin with their place. */
export async function packZip(
  blobs: BlobStore,
  papers: readonly Paper[],
  materials: MaterialList,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  if (papers.length === 0) throw new Refused('not_found', '还没有备案材料，无法下载。请先生成或者上传。')
  if (papers.reduce((sum, paper) => sum + paper.size, 0) > most)
    throw new Refused('too_large', '备案材料太大，不能打成一个压缩包。请逐个下载。')
  const entries = papers.map((paper, i) => ({
    name: `${String(i + 1).padStart(2, '0')}-${wordOf('material', paper.material)}-${plain(paper.fileName)}`,
    paper,
    copies: materials.needs.find((need) => need.material === paper.material)?.copies ?? null,
  }))
  const zip = new PizZip()
  zip.file(MANIFEST, new TextEncoder().encode(manifestOf(entries)))
  for (const { name, paper } of entries) zip.file(name, await blobs.get(paper.digest))
  // Word files are compressed already.
  return new Uint8Array(zip.generate({ type: 'uint8array', compression: 'STORE' }))
}
