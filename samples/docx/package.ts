import JSZip from 'jszip'
import { footerPart, headerPart } from './page.ts'
import { escapeXml, XML_HEAD } from './xml.ts'

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
// A fixed moment, not the clock: the same text must give the same bytes on every run.
const WRITTEN_AT = new Date('2026-10-28T01:30:00Z')

export interface Parts {
  readonly title: string
  readonly program: 'word' | 'wps'
  readonly headerText: string
  readonly document: string
  readonly styles: string
  readonly numbering?: string
  readonly comments?: string
}

const relationship = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${kind}" Target="${target}"/>`
const relationships = (entries: readonly string[]): string =>
  `${XML_HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`

const FONT_TABLE = ['Times New Roman', '宋体', '仿宋_GB2312', '楷体_GB2312', '黑体', '方正小标宋简体']
  .map(
    (name) =>
      `<w:font w:name="${name}"><w:charset w:val="${name.startsWith('T') ? '00' : '86'}"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')
const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const SETTINGS = `${XML_HEAD}<w:settings ${NS}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>`

const PROGRAM = {
  word: '<Application>Microsoft Office Word</Application><AppVersion>16.0000</AppVersion>',
  wps: '<Application>WPS Office_12.1.0.18276_F1E327BC-269C-435d-A152-05C5408002CA</Application>',
}
const WPS_BUILD = `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><vt:lpwstr>2052-12.1.0.18276</vt:lpwstr></property></Properties>`

/** The parts of the package: name, content type (null for relationship parts) and text. */
function partsOf(parts: Parts): (readonly [name: string, type: string | null, text: string])[] {
  const isWps = parts.program === 'wps'
  const core = `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(parts.title)}</dc:title><dc:creator>示例</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2026-10-28T01:30:00Z</dcterms:created></cp:coreProperties>`
  const app = `${XML_HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">${PROGRAM[parts.program]}</Properties>`
  const main = [
    ['rId1', 'styles', 'styles.xml'],
    ['rId2', 'settings', 'settings.xml'],
    ['rId3', 'fontTable', 'fontTable.xml'],
    ...(parts.numbering ? [['rId4', 'numbering', 'numbering.xml']] : []),
    ...(parts.comments ? [['rId5', 'comments', 'comments.xml']] : []),
    ['rId10', 'header', 'header1.xml'],
    ['rId11', 'footer', 'footer1.xml'],
    ['rId12', 'footer', 'footer2.xml'],
  ].map(([id = '', kind, target = '']) => relationship(id, `${OFFICE}/${kind}`, target))
  const top = [
    relationship('rId1', `${OFFICE}/officeDocument`, 'word/document.xml'),
    relationship('rId2', `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'),
    relationship('rId3', `${OFFICE}/extended-properties`, 'docProps/app.xml'),
    ...(isWps ? [relationship('rId4', `${OFFICE}/custom-properties`, 'docProps/custom.xml')] : []),
  ]
  const office = 'application/vnd.openxmlformats-officedocument'
  return [
    ['_rels/.rels', null, relationships(top)],
    ['word/document.xml', `${TYPE}.document.main+xml`, parts.document],
    ['word/_rels/document.xml.rels', null, relationships(main)],
    ['word/styles.xml', `${TYPE}.styles+xml`, parts.styles],
    ['word/settings.xml', `${TYPE}.settings+xml`, SETTINGS],
    ['word/fontTable.xml', `${TYPE}.fontTable+xml`, `${XML_HEAD}<w:fonts ${NS}>${FONT_TABLE}</w:fonts>`],
    ...(parts.numbering ? [['word/numbering.xml', `${TYPE}.numbering+xml`, parts.numbering] as const] : []),
    ...(parts.comments ? [['word/comments.xml', `${TYPE}.comments+xml`, parts.comments] as const] : []),
    ['word/header1.xml', `${TYPE}.header+xml`, headerPart(parts.headerText)],
    ['word/footer1.xml', `${TYPE}.footer+xml`, footerPart('left')],
    ['word/footer2.xml', `${TYPE}.footer+xml`, footerPart('right')],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml', core],
    ['docProps/app.xml', `${office}.extended-properties+xml`, app],
    ...(isWps ? [['docProps/custom.xml', `${office}.custom-properties+xml`, WPS_BUILD] as const] : []),
  ]
}

/** Zips the parts into a .docx whose bytes depend on nothing but the parts. */
export async function writePackage(parts: Parts): Promise<Buffer> {
  const all = partsOf(parts)
  const overrides = all
    .filter(([, type]) => type !== null)
    .map(([name, type]) => `<Override PartName="/${name}" ContentType="${type}"/>`)
  const types = `${XML_HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`
  const zip = new JSZip()
  // Folder entries would carry the clock's date.
  const options = { date: WRITTEN_AT, createFolders: false }
  zip.file('[Content_Types].xml', types, options)
  for (const [name, , text] of all) zip.file(name, text, options)
  return zip.generateAsync({
    type: 'nodebuffer',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
    platform: 'DOS',
  })
}
