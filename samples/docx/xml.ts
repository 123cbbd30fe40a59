/** The declaration that Word puts before every part. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'

/** Namespaces that Word declares on a document, header or footer. */
export const WORD_NAMESPACES = [
  'xmlns:wpc="http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wp14="http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:w10="urn:schemas-microsoft-com:office:word"',
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'mc:Ignorable="w14 wp14"',
].join(' ')

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Makes text safe inside an element or an attribute. */
export const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (c) => ENTITIES[c] ?? c)

const textElement = (text: string, name: 'w:t' | 'w:delText'): string =>
  `<${name}${/^\s|\s$/.test(text) ? ' xml:space="preserve"' : ''}>${escapeXml(text)}</${name}>`

/** Writes runs as Word does: Latin letters and digits stand in runs of their own. */
export function runs(text: string, properties = '', name: 'w:t' | 'w:delText' = 'w:t'): string {
  return text
    .split(/([0-9A-Za-z.%]+)/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      const hint = /^[0-9A-Za-z.%]+$/.test(piece) ? '' : '<w:rFonts w:hint="eastAsia"/>'
      const inner = properties.includes('<w:rFonts') ? properties : hint + properties
      return `<w:r>${inner === '' ? '' : `<w:rPr>${inner}</w:rPr>`}${textElement(piece, name)}</w:r>`
    })
    .join('')
}

/** Writes one paragraph; `more` goes into its properties after the style. */
export function paragraph(style: string | null, content: string, more = ''): string {
  const properties = `${style === null ? '' : `<w:pStyle w:val="${style}"/>`}${more}`
  return `<w:p w:rsidR="00A15C3E" w:rsidRDefault="00A15C3E">${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`
}

/** Fonts for East Asian and Latin letters at once. */
export const fonts = (name: string): string =>
  `<w:rFonts w:ascii="${name}" w:eastAsia="${name}" w:hAnsi="${name}" w:cs="Times New Roman" w:hint="eastAsia"/>`
