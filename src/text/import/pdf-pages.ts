import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Refused } from '../../lib/refused.ts'

/** One run of letters on a page: where its baseline begins, how wide it is, how large its letters are; points. */
export interface PdfRun {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
}

export interface PdfPage {
  readonly width: number
  readonly height: number
  readonly runs: readonly PdfRun[]
  /** Pictures painted on the page. */
  readonly images: number
}

const MAX_PAGES = 2_000

const no = (sentence: string): Refused => new Refused('invalid', sentence)

/** The library looks for a drawing surface when it loads; reading text needs none. */
async function loadLibrary() {
  const global = globalThis as { DOMMatrix?: unknown; ImageData?: unknown; Path2D?: unknown }
  global.DOMMatrix ??= class {}
  global.ImageData ??= class {}
  global.Path2D ??= class {}
  return import('pdfjs-dist/legacy/build/pdf.mjs')
}

const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/**
 * Reads the letters of every page with their places. Nothing is fetched, no script of the file runs. Throws
 * Refused('invalid', sentence) for a file that is damaged, locked or too long.
 */
export async function readPdfPages(bytes: Uint8Array): Promise<readonly PdfPage[]> {
  const { getDocument, OPS } = await loadLibrary()
  const task = getDocument({
    // The library takes the bytes away from whoever gave them.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(folder, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  })
  try {
    const document = await task.promise
    if (document.numPages > MAX_PAGES) throw no(`PDF 超过 ${MAX_PAGES} 页，请拆分后上传。`)
    const pages: PdfPage[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent({ disableNormalization: false })
      const { fnArray } = await page.getOperatorList()
      const images = fnArray.filter((fn) => fn === OPS.paintImageXObject || fn === OPS.paintInlineImageXObject).length
      const runs = items.flatMap((item): PdfRun[] => {
        if (!('str' in item) || item.str === '') return []
        const [, , c = 0, d = 0, x = 0, y = 0] = item.transform as number[]
        return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d) || item.height }]
      })
      pages.push({ width, height, runs, images })
      page.cleanup()
    }
    return pages
  } catch (error) {
    if (error instanceof Refused) throw error
    if (error instanceof Error && error.name === 'PasswordException')
      throw no('PDF 设有密码，系统无法读取，请取消密码保护后重新上传。')
    throw no('PDF 文件已损坏或者不完整，无法读取，请重新导出后上传，最好上传可编辑的 .docx 原稿。')
  } finally {
    await task.destroy()
  }
}
