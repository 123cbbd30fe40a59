import { fonts, paragraph, runs } from './xml.ts'

const RED = '<w:color w:val="FF0000"/>'

/**
 * Writes the red letterhead as Word does: a text box in the drawing form and once more in VML for old readers. A
 * reader must take one of the two, or the letterhead stands twice.
 */
export function letterhead(text: string): string {
  const inside = paragraph(
    null,
    runs(text, `${fonts('方正小标宋简体')}${RED}<w:sz w:val="90"/><w:szCs w:val="90"/>`),
    '<w:spacing w:line="1100" w:lineRule="exact"/><w:jc w:val="center"/>',
  )
  const size = '<wp:extent cx="5610225" cy="828675"/>'
  const drawing = [
    '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="251659264" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>',
    '<wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>',
    `${size}<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="文本框 1"/><wp:cNvGraphicFramePr/>`,
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">',
    '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="5610225" cy="828675"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr>',
    `<wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx><wps:bodyPr wrap="square" anchor="ctr"/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>`,
  ].join('')
  const vml = `<w:pict><v:shape id="_x0000_s1026" type="#_x0000_t202" style="position:absolute;width:441.75pt;height:65.25pt;z-index:251659264" filled="f" stroked="f"><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict>`
  return paragraph(
    null,
    `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${drawing}</mc:Choice><mc:Fallback>${vml}</mc:Fallback></mc:AlternateContent></w:r>`,
    '<w:jc w:val="center"/>',
  )
}

/** Writes the document number above the red line. */
export const numberOverRedLine = (number: string, style: string): string =>
  paragraph(
    style,
    runs(number),
    '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr><w:spacing w:before="240" w:after="360"/><w:jc w:val="center"/>',
  )
