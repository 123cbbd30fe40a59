import JSZip from 'jszip'
import { DOMParser } from 'linkedom'

type Xml = ReturnType<DOMParser['parseFromString']>['documentElement']
export type Line = string | readonly (readonly string[])[]

/** Gives word/document.xml of a package. */
export async function documentXml(bytes: Uint8Array): Promise<string> {
  const file = (await JSZip.loadAsync(bytes)).file('word/document.xml')
  if (!file) throw new Error('no word/document.xml')
  return file.async('string')
}

const childrenOf = (element: Xml, ...names: string[]): Xml[] =>
  [...element.children].filter((child) => names.includes(child.tagName)) as Xml[]
const hasMark = (element: Xml, path: readonly string[]): boolean => {
  let found: Xml[] = [element]
  for (const name of path) found = found.flatMap((one) => childrenOf(one, name))
  return found.length > 0
}

/**
 * Accepts or rejects every change as Word does, written apart from our reader: words, rows, paragraph marks. Gives
 * lines and tables. Throws where Word could not do it: a mark that goes with words still before a table or the end.
 */
export function resolveChanges(xml: string, how: 'accept' | 'reject'): Line[] {
  const root = new DOMParser().parseFromString(xml, 'text/xml')
  const body = root.getElementsByTagName('w:body')[0] as unknown as Xml
  return blocksOf(body, how === 'accept' ? 'w:del' : 'w:ins')
}

function blocksOf(parent: Xml, gone: string): Line[] {
  const out: Line[] = []
  let carried: string | null = null
  for (const child of childrenOf(parent, 'w:p', 'w:tbl')) {
    if (child.tagName === 'w:tbl') {
      const rows = childrenOf(child, 'w:tr').filter((row) => !hasMark(row, ['w:trPr', gone]))
      if (rows.length === 0) continue
      if (carried) throw new Error(`“${carried}” would have to go into a table`)
      carried = null
      out.push(rows.map((row) => childrenOf(row, 'w:tc').map((cell) => blocksOf(cell, gone).join('¶'))))
      continue
    }
    const text: string = (carried ?? '') + wordsOf(child, gone)
    carried = hasMark(child, ['w:pPr', 'w:rPr', gone]) ? text : null
    if (carried === null) out.push(text)
  }
  if (carried !== null) throw new Error(`the last mark cannot go, after “${carried}”`)
  return out
}

function wordsOf(element: Xml, gone: string): string {
  return [...element.children]
    .map((child) => {
      const name = child.tagName
      if (name === gone || name === 'w:pPr' || name === 'w:rPr') return ''
      if (name === 'w:t' || name === 'w:delText') return child.textContent ?? ''
      if (name === 'w:tab') return '\t'
      return name === 'w:br' ? '\n' : wordsOf(child as Xml, gone)
    })
    .join('')
}

// The order of the schema (ECMA-376 part 1, annex A) of what we write.
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': ['w:pStyle', 'w:ind', 'w:jc', 'w:rPr', 'w:sectPr', 'w:pPrChange'],
  'w:rPr': ['w:ins', 'w:del', 'w:rStyle', 'w:rFonts', 'w:sz'],
  'w:trPr': ['w:gridBefore', 'w:gridAfter', 'w:ins', 'w:del'],
  'w:tcPr': ['w:tcW', 'w:gridSpan', 'w:vMerge'],
  'w:tblPr': ['w:tblStyle', 'w:tblW', 'w:jc', 'w:tblBorders', 'w:tblLayout', 'w:tblCellMar', 'w:tblLook'],
  'w:tbl': ['w:tblPr', 'w:tblGrid', 'w:tr'],
  'w:tc': ['w:tcPr', 'w:p'],
  'w:r': ['w:rPr', 'w:t', 'w:delText', 'w:tab', 'w:br'],
  'w:body': ['w:p', 'w:tbl', 'w:sectPr'],
}
const MIXED: ReadonlySet<string> = new Set(['w:body', 'w:r'])

/** Lists what Word would call damage: elements out of order, ids used twice, deleted words that are not w:delText. */
export function faultsIn(xml: string): string[] {
  const root = new DOMParser().parseFromString(xml, 'text/xml')
  const faults: string[] = []
  const ids = new Set<string>()
  for (const element of [...root.querySelectorAll('*')]) {
    const name = element.tagName
    const names = [...element.children].map((child) => child.tagName)
    const order = ORDER[name]
    if (order) {
      const places = names.map((child) => order.indexOf(child))
      if (places.includes(-1)) faults.push(`${name} holds ${names.join()}`)
      else if (!MIXED.has(name) && places.some((place, at) => at > 0 && place < (places[at - 1] as number)))
        faults.push(`${name} in the order ${names.join()}`)
      if (name === 'w:r' && names.lastIndexOf('w:rPr') > 0) faults.push('w:rPr is not first')
    }
    if (/^w:(ins|del)$/.test(name)) {
      const id = element.getAttribute('w:id') ?? ''
      if (ids.has(id)) faults.push(`id ${id} twice`)
      ids.add(id)
      if (!element.getAttribute('w:author') || !element.getAttribute('w:date')) faults.push(`${name} without author`)
    }
    const isDeleted = element.closest('w\\:del') !== null
    if (name === 'w:t' && isDeleted) faults.push('w:t in w:del')
    if (name === 'w:delText' && !isDeleted) faults.push('w:delText outside w:del')
    if (name === 'w:tc' && names.at(-1) !== 'w:p') faults.push('a cell without a paragraph at its end')
    if (name === 'w:tr' && !names.includes('w:tc')) faults.push('a row without cells')
  }
  return faults
}
