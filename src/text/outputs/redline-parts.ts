import { escapeXml } from './redline-xml.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const NAMESPACES = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"`
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const part = (root: string, inside: string): string => `${HEAD}<w:${root} ${NAMESPACES}>${inside}</w:${root}>`

const fonts = (name: string): string =>
  `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}" w:cs="Times New Roman"/>`
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`

const style = (id: string, name: string, paragraph: string, run: string): string =>
  `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>` +
  `<w:qFormat/>${paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`}${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}</w:style>`

const line = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`
const BORDERS = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(line).join('')
// Twenty-eight points a line, as GB/T 9704 has it: 22 lines on a page.
const SPACING = '<w:spacing w:line="560" w:lineRule="exact"/>'

const STYLES = [
  `<w:docDefaults><w:rPrDefault><w:rPr>${fonts('仿宋_GB2312')}<w:kern w:val="2"/>${size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>`,
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
  `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
  style(
    'FaduTitle',
    '公文标题',
    '<w:spacing w:line="720" w:lineRule="exact"/><w:jc w:val="center"/>',
    `${fonts('方正小标宋简体')}${size(44)}`,
  ),
  style('FaduCentre', '公文居中', `${SPACING}<w:jc w:val="center"/>`, fonts('楷体_GB2312')),
  style('FaduHeading', '公文章节', `${SPACING}<w:jc w:val="center"/>`, fonts('黑体')),
  style('FaduBody', '公文正文', `${SPACING}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>`, ''),
  style('FaduRight', '公文落款', `${SPACING}<w:jc w:val="right"/>`, ''),
  style('FaduCell', '公文表格', '', size(24)),
  `<w:style w:type="character" w:customStyle="1" w:styleId="FaduLabel"><w:name w:val="条款序号"/><w:rPr>${fonts('黑体')}</w:rPr></w:style>`,
  `<w:style w:type="table" w:customStyle="1" w:styleId="FaduTable"><w:name w:val="公文表格线"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${BORDERS}</w:tblBorders></w:tblPr></w:style>`,
].join('')

const font = (name: string, other: string, family: string): string =>
  `<w:font w:name="${name}"><w:altName w:val="${other}"/><w:charset w:val="86"/><w:family w:val="${family}"/></w:font>`
/** What to use where the font of the office is not installed. */
const FONTS =
  font('方正小标宋简体', '宋体', 'auto') +
  font('仿宋_GB2312', '仿宋', 'modern') +
  font('楷体_GB2312', '楷体', 'modern') +
  font('黑体', 'SimHei', 'modern')

const SETTINGS =
  '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" ' +
  'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'

const FOOTER =
  `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr>${fonts('宋体')}${size(28)}</w:rPr><w:t xml:space="preserve">— </w:t></w:r>` +
  `<w:r><w:rPr>${size(28)}</w:rPr><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr>${size(28)}</w:rPr><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
  `<w:r><w:rPr>${size(28)}</w:rPr><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr>${size(28)}</w:rPr><w:t>1</w:t></w:r><w:r><w:rPr>${size(28)}</w:rPr><w:fldChar w:fldCharType="end"/></w:r>` +
  `<w:r><w:rPr>${fonts('宋体')}${size(28)}</w:rPr><w:t xml:space="preserve"> —</w:t></w:r></w:p>`

// A4 with the margins of GB/T 9704: 37, 26, 35 and 28 mm.
const SECTION =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1417" w:gutter="0"/></w:sectPr>'

const PARTS: readonly (readonly [string, string, string, string])[] = [
  ['rId1', 'styles', 'styles', STYLES],
  ['rId2', 'settings', 'settings', SETTINGS],
  ['rId3', 'fontTable', 'fonts', FONTS],
  ['rId5', 'footer', 'ftr', FOOTER],
]
const fileOf = (type: string): string => (type === 'footer' ? 'footer1.xml' : `${type}.xml`)

const relationships = (inside: string): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`
const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`

/** Gives every part of the file around a body. The properties name the system and the moment given, nothing else. */
export function partsOfRedline(body: string, title: string | null, at: string): (readonly [string, string])[] {
  const override = (file: string, type: string): string => `<Override PartName="/${file}" ContentType="${type}"/>`
  const types = PARTS.map(([, type]) => override(`word/${fileOf(type)}`, `${WORD_TYPE}.${type}+xml`)).join('')
  const core = 'application/vnd.openxmlformats-package.core-properties+xml'
  return [
    [
      '[Content_Types].xml',
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('word/document.xml', `${WORD_TYPE}.document.main+xml`)}${types}${override('docProps/core.xml', core)}</Types>`,
    ],
    [
      '_rels/.rels',
      relationships(
        relationship('rId1', `${OFFICE}/officeDocument`, 'word/document.xml') +
          relationship('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
      ),
    ],
    ['docProps/core.xml', coreProperties(title, at)],
    ['word/document.xml', part('document', `<w:body>${body}${SECTION}</w:body>`)],
    [
      'word/_rels/document.xml.rels',
      relationships(PARTS.map(([id, type]) => relationship(id, `${OFFICE}/${type}`, fileOf(type))).join('')),
    ],
    ...PARTS.map(([, type, root, inside]) => [`word/${fileOf(type)}`, part(root, inside)] as const),
  ]
}

/** The properties of a file: its title, the system, the moment given; nothing of the machine. */
export function coreProperties(title: string | null, at: string): string {
  const moment = escapeXml(at.replace(/\.\d+Z$/, 'Z'))
  return (
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
    `${title === null ? '' : `<dc:title>${escapeXml(title)}</dc:title>`}<dc:creator>法度</dc:creator><cp:lastModifiedBy>法度</cp:lastModifiedBy>` +
    `<dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`
  )
}
