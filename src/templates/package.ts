import PizZip from 'pizzip'
import { Refused } from '../lib/refused.ts'
import { OfficePackage, type PackageLimits } from '../text/import/package.ts'

/** A form of a few pages; what is larger is not a form. */
const TEMPLATE_LIMITS: PackageLimits = {
  maxEntries: 300,
  maxTotalBytes: 40 * 1024 * 1024,
  maxPartBytes: 20 * 1024 * 1024,
  maxRatio: 250,
}

/**
 * Unpacks a Word file that is to be a template. The directory is checked and every part unpacked within the limits
 * first: the library that fills it in has no guard of its own. Programs and links to other places are refused, because
 * every opinion made from it would carry them.
 */
export async function openTemplate(bytes: Uint8Array): Promise<PizZip> {
  const guarded = await OfficePackage.open(bytes, TEMPLATE_LIMITS)
  if (!guarded.has('word/document.xml'))
    throw new Refused('invalid', '这不是 .docx 格式的 Word 文件。请用 Word 或 WPS 另存为 .docx 后再上传。')
  for (const name of guarded.names()) {
    const part = await guarded.read(name)
    if (/vbaproject|\/(?:embeddings|activex)\//u.test(name))
      throw new Refused('invalid', '模板里含有宏或者嵌入的对象。请去掉后再上传。')
    if (name.endsWith('.rels') && part && pointsOutside(part.toString('utf8')))
      throw new Refused('invalid', '模板链接了文件以外的图片、对象或者模板。请把它们放进文件里，或者去掉，再上传。')
  }
  const zip = new PizZip(bytes)
  const files = Object.values(zip.files).filter((file) => !file.dir)
  if (files.length > guarded.names().length)
    throw new Refused('invalid', '文件的压缩包内部不一致。请用 Word 另存后再上传。')
  return zip
}

const pointsOutside = (rels: string): boolean =>
  [...rels.matchAll(/<Relationship\s[^>]*>/gu)].some(
    ([one]) => /TargetMode\s*=\s*["']External/iu.test(one) && !/\/hyperlink["']/u.test(one),
  )
