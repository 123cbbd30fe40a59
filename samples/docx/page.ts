import { paragraph, runs, WORD_NAMESPACES, XML_HEAD } from './xml.ts'

const FIELD = [
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
  '<w:r><w:instrText xml:space="preserve"> PAGE \\* MERGEFORMAT </w:instrText></w:r>',
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
  '<w:r><w:t>1</w:t></w:r>',
  '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
].join('')

const pageNumber = (side: 'left' | 'right'): string =>
  paragraph(
    null,
    `${runs('— ')}${FIELD}${runs(' —')}`,
    `<w:ind w:${side}Chars="100" w:${side}="320"/><w:jc w:val="${side}"/>`,
  )

/** Writes a footer with `— 1 —`, right on odd pages and left on even ones. */
export const footerPart = (side: 'left' | 'right'): string =>
  `${XML_HEAD}<w:ftr ${WORD_NAMESPACES}>${pageNumber(side)}</w:ftr>`

/** Writes a header with one line of text, or an empty one. */
export const headerPart = (text: string): string =>
  `${XML_HEAD}<w:hdr ${WORD_NAMESPACES}>${paragraph(null, text === '' ? '' : runs(text), '<w:jc w:val="right"/>')}</w:hdr>`

/** A4 with the margins of GB/T 9704: 37 mm at the head, 28 mm at the binding, 22 lines of 28 characters. */
export const SECTION = [
  '<w:sectPr w:rsidR="00A15C3E">',
  '<w:headerReference w:type="even" r:id="rId10"/><w:headerReference w:type="default" r:id="rId10"/>',
  '<w:footerReference w:type="even" r:id="rId11"/><w:footerReference w:type="default" r:id="rId12"/>',
  '<w:pgSz w:w="11906" w:h="16838"/>',
  '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1400" w:gutter="0"/>',
  '<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="579"/>',
  '</w:sectPr>',
].join('')
