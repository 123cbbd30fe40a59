import { fonts, XML_HEAD } from './xml.ts'

interface StyleSpec {
  readonly name: string
  readonly paragraph: string
  readonly run: string
  readonly outline?: number
}

const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
const CENTRE = '<w:jc w:val="center"/>'
const SIZE = (halfPoints: number) => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const BODY = `${fonts('仿宋_GB2312')}${SIZE(32)}`
const HEI = `${fonts('黑体')}${SIZE(32)}`

/** Sizes and fonts of GB/T 9704: title in 小标宋 二号, text in 仿宋 三号, first heading in 黑体, second in 楷体. */
const SPECS: Record<string, StyleSpec> = {
  title: { name: '公文标题', paragraph: CENTRE, run: `${fonts('方正小标宋简体')}${SIZE(44)}` },
  subtitle: { name: '副标题', paragraph: CENTRE, run: `${fonts('楷体_GB2312')}${SIZE(32)}` },
  number: { name: '发文字号', paragraph: CENTRE, run: BODY },
  addressee: { name: '主送机关', paragraph: '', run: BODY },
  chapter: { name: '章', paragraph: `<w:spacing w:before="240" w:after="240"/>${CENTRE}`, run: HEI, outline: 0 },
  section: { name: '节', paragraph: `<w:spacing w:before="120" w:after="120"/>${CENTRE}`, run: HEI, outline: 1 },
  article: { name: '条', paragraph: INDENT, run: BODY, outline: 2 },
  body: { name: '公文正文', paragraph: INDENT, run: BODY },
  item: { name: '项', paragraph: INDENT, run: BODY },
  subitem: { name: '目', paragraph: INDENT, run: BODY },
  heading1: { name: '一级标题', paragraph: INDENT, run: HEI, outline: 0 },
  heading2: { name: '二级标题', paragraph: INDENT, run: `${fonts('楷体_GB2312')}${SIZE(32)}`, outline: 1 },
  heading3: { name: '三级标题', paragraph: INDENT, run: BODY, outline: 2 },
  heading4: { name: '四级标题', paragraph: INDENT, run: BODY, outline: 3 },
  signature: { name: '落款', paragraph: '<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>', run: BODY },
  date: { name: '成文日期', paragraph: '<w:ind w:rightChars="400" w:right="1280"/><w:jc w:val="right"/>', run: BODY },
  annex: { name: '附件标识', paragraph: '', run: HEI },
  cell: {
    name: '表格文字',
    paragraph: '<w:spacing w:line="320" w:lineRule="exact"/>',
    run: `${fonts('仿宋_GB2312')}${SIZE(24)}`,
  },
}

export type Look = 'word' | 'wps'

/** Gives the style ids as the program would make them: af, af0, af1… in Word, plain numbers in WPS. */
export const styleIdsOf = (look: Look): ReadonlyMap<string, string> =>
  new Map(
    Object.keys(SPECS).map((key, at) => [
      key,
      look === 'wps' ? String(at + 10) : `af${at === 0 ? '' : (at - 1).toString(36)}`,
    ]),
  )

/** The style of the list in WPS files; named by numbering.xml too. */
export const LIST_STYLE = { id: '40', name: '公文多级列表' }

/** Writes styles.xml; `numbered` gives the list level of the styles that carry a number. */
export function stylesPart(look: Look, namespaces: string, numbered: ReadonlyMap<string, number>): string {
  const ids = styleIdsOf(look)
  const normal = look === 'wps' ? '1' : 'a'
  const custom = Object.entries(SPECS).map(([key, spec]) => {
    const level = numbered.get(key)
    const number = level === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`
    const outline = spec.outline === undefined ? '' : `<w:outlineLvl w:val="${spec.outline}"/>`
    return `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${ids.get(key)}"><w:name w:val="${spec.name}"/><w:basedOn w:val="${normal}"/><w:qFormat/><w:pPr>${number}${spec.paragraph}${outline}</w:pPr><w:rPr>${spec.run}</w:rPr></w:style>`
  })
  const list =
    look === 'wps'
      ? `<w:style w:type="numbering" w:customStyle="1" w:styleId="${LIST_STYLE.id}"><w:name w:val="${LIST_STYLE.name}"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`
      : ''
  return [
    XML_HEAD,
    `<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:eastAsia="宋体" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`,
    `<w:style w:type="paragraph" w:default="1" w:styleId="${normal}"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:spacing w:line="579" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr><w:rPr><w:kern w:val="2"/>${BODY.replace(fonts('仿宋_GB2312'), '')}</w:rPr></w:style>`,
    `<w:style w:type="character" w:default="1" w:styleId="${look === 'wps' ? '3' : 'a0'}"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`,
    `<w:style w:type="table" w:default="1" w:styleId="${look === 'wps' ? '2' : 'a1'}"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
    list,
    ...custom,
    '</w:styles>',
  ].join('')
}
