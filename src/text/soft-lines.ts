import { readTypedLabel } from './labels.ts'
import type { FactProposal, Paragraph, Provision, Table, Warning } from './model.ts'

/**
 * Some files hold whole chapters in one paragraph, its lines parted by soft breaks. Where such a line begins with a
 * number, the structure is read line by line; places are told by paragraph again afterwards.
 */
export interface SoftLines {
  readonly lines: readonly Paragraph[]
  /** The paragraph of each line. */
  readonly paragraphOf: readonly number[]
  /** First and last line of each paragraph. */
  readonly rangeOf: readonly (readonly [number, number])[]
}

const isNumbered = (line: string): boolean => {
  const label = readTypedLabel(line.trim())
  return label !== null && label.form !== 'point' && label.form !== 'dotted'
}

const holdsNumbers = (paragraph: Paragraph): boolean =>
  paragraph.table === undefined && paragraph.text.includes('\n') && paragraph.text.split('\n').slice(1).some(isNumbered)

/** Parts the paragraphs that need it into lines; null where none does, which is the usual case. */
export function softLines(paragraphs: readonly Paragraph[]): SoftLines | null {
  if (!paragraphs.some(holdsNumbers)) return null
  const lines: Paragraph[] = []
  const paragraphOf: number[] = []
  const rangeOf = paragraphs.map((paragraph, index): [number, number] => {
    const from = lines.length
    const texts = holdsNumbers(paragraph) ? paragraph.text.split('\n').map((line) => line.trim()) : [paragraph.text]
    texts.forEach((text, line) => {
      lines.push(line === 0 ? { ...paragraph, text } : { label: null, text, style: paragraph.style, level: null })
      paragraphOf.push(index)
    })
    return [from, lines.length - 1]
  })
  return { lines, paragraphOf, rangeOf }
}

/** Gives tables their place in lines. */
export const tablesInLines = (tables: readonly Table[], soft: SoftLines): Table[] =>
  tables.map((table) => {
    const [from, to] = table.paragraphs
    return { ...table, paragraphs: [soft.rangeOf[from]?.[0] ?? from, soft.rangeOf[to]?.[1] ?? to] }
  })

/** Puts the lines back into paragraphs: the number of the first line is the paragraph's, the others stay in its text. */
export function joinLines(source: readonly Paragraph[], labelled: readonly Paragraph[], soft: SoftLines): Paragraph[] {
  return source.map((paragraph, index) => {
    const first = soft.rangeOf[index]?.[0] ?? 0
    const line = labelled[first]
    if (line?.labelSource !== 'typed') return paragraph
    const rest = paragraph.text.indexOf('\n')
    return { ...line, text: line.text + (rest < 0 ? '' : paragraph.text.slice(rest)) }
  })
}

const at = (soft: SoftLines, line: number): number => soft.paragraphOf[line] ?? 0

/** Tells the provisions' places by paragraph again. */
export const provisionsByParagraph = (provisions: readonly Provision[], soft: SoftLines): Provision[] =>
  provisions.map((p) => ({ ...p, paragraphs: [at(soft, p.paragraphs[0]), at(soft, p.paragraphs[1])] }))

/** Tells the warnings' places by paragraph again. */
export const warningsByParagraph = (warnings: readonly Warning[], soft: SoftLines): Warning[] =>
  warnings.map((w) => (w.paragraph === undefined ? w : { ...w, paragraph: at(soft, w.paragraph) }))

/** Tells the proposals' places by paragraph again. */
export const proposalsByParagraph = (proposals: readonly FactProposal[], soft: SoftLines): FactProposal[] =>
  proposals.map((p) =>
    p.place.paragraph === null ? p : { ...p, place: { ...p.place, paragraph: at(soft, p.place.paragraph) } },
  )
