import type { ExtractedText, MarkedParagraph } from '../../src/text/model.ts'

/** Where a paragraph of the marked reading stands on its page. */
export const markedAnchor = (paragraph: number): string => `marked-${paragraph}`

/** The file with its insertions and deletions, told by line and word as well as by colour. */
export const MarkedText = ({ text }: { readonly text: ExtractedText }) => {
  const seen = new Set<number>()
  return (
    <article class="doc-body compared" lang="zh-CN">
      {(text.readings?.marked ?? []).map((paragraph) => {
        const isFirst = !seen.has(paragraph.paragraph)
        seen.add(paragraph.paragraph)
        return <Line paragraph={paragraph} id={isFirst ? markedAnchor(paragraph.paragraph) : undefined} />
      })}
    </article>
  )
}

/** The number of a paragraph that came or went came or went with it. */
const numbered = (label: string, change: MarkedParagraph['change']) =>
  change === 'insert' ? <ins>{label}</ins> : change === 'delete' ? <del>{label}</del> : label

const Line = ({ paragraph, id }: { readonly paragraph: MarkedParagraph; readonly id: string | undefined }) => {
  const { segments, label, change, table } = paragraph
  if (segments.length === 0 && !label) return null
  const isCell = table !== undefined
  return (
    <p id={id} class={isCell ? 'doc-paragraph doc-cell' : 'doc-paragraph'}>
      {label && <b class="doc-label">{numbered(label, change)}</b>}
      {segments.map(({ op, text }) =>
        op === 'equal' ? text : op === 'insert' ? <ins>{text}</ins> : <del>{text}</del>,
      )}
    </p>
  )
}
