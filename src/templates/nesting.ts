const ELEMENT = /<(\/?)([\w:.-]+)(?:[^<>"']|"[^"]*"|'[^']*')*?(\/?)>/gu

/**
 * Tells whether every element of an XML part closes where it should. docxtemplater repeats whatever stands between the
 * ends of a list, half a table too, and Word does not open what comes of it.
 */
export function isNested(xml: string): boolean {
  const open: string[] = []
  for (const [, closing, name = '', empty] of xml.matchAll(ELEMENT)) {
    if (closing) {
      if (open.pop() !== name) return false
    } else if (!empty) open.push(name)
  }
  return open.length === 0
}
