import type PizZip from 'pizzip'

const PARTS = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/u
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const partName = (path: string): string => {
  if (path.includes('header')) return '页眉'
  if (path.includes('footer')) return '页脚'
  return path.includes('document') ? '正文' : '脚注、尾注'
}

/** Gives the XML of the parts that hold words. */
export const partsOf = (zip: PizZip): string[] =>
  Object.keys(zip.files)
    .filter((path) => PARTS.test(path))
    .map((path) => zip.file(path)?.asText() ?? '')

/** Gives a function that says where in a template some letters stand: the part, the paragraph, and how that begins. */
export function placesIn(zip: PizZip): (letters: string) => string | null {
  const paragraphs = Object.keys(zip.files)
    .filter((path) => PARTS.test(path))
    .flatMap((path) => paragraphsOf(zip.file(path)?.asText() ?? '').map((text, i) => ({ path, text, at: i + 1 })))
  return (letters) => {
    const found = paragraphs.find(({ text }) => text.includes(letters))
    if (!found) return null
    const from = Math.max(0, found.text.indexOf(letters) - 12)
    const words = found.text.slice(from, found.text.indexOf(letters) + letters.length + 12)
    return `${partName(found.path)}第 ${found.at} 段“${words}”`
  }
}

/** The words of each paragraph that has some, however Word has cut them into runs. */
const paragraphsOf = (xml: string): string[] =>
  xml
    .split(/<\/w:p>/u)
    .map((piece) =>
      [...piece.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/gu)]
        .map((m) => m[1] ?? '')
        .join('')
        .replace(/&(\w+);/gu, (all, name: string) => ENTITIES[name] ?? all),
    )
    .filter((text) => text.trim() !== '')
