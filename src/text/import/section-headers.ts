import type { HeaderReference, RawSection } from './raw.ts'

export interface ListedHeader extends HeaderReference {
  /** The file holds it and no page shows it. */
  readonly isUnused: boolean
}

/**
 * Lists the headers and footers of every section once, in the order of the sections. A section without one of a kind
 * takes that of the section before; the first page's counts only where the section has such a page, that of even pages
 * only where the document tells them from odd ones (ECMA-376 part 1, §17.10).
 */
export function headersOfSections(sections: readonly RawSection[], evenPages: boolean): readonly ListedHeader[] {
  const inherited = new Map<string, HeaderReference>()
  const found = new Map<string, ListedHeader>()
  for (const section of sections) {
    for (const header of section.headers) inherited.set(`${header.kind} ${header.pages}`, header)
    for (const header of inherited.values()) {
      const isUnused = !(
        header.pages === 'default' ||
        (header.pages === 'first' && section.titlePage) ||
        (header.pages === 'even' && evenPages)
      )
      if (!found.has(header.id) || !isUnused) found.set(header.id, { ...header, isUnused })
    }
  }
  return [...found.values()]
}
