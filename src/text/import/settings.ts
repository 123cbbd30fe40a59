import { noteProperty } from './note-properties.ts'
import type { OfficePackage } from './package.ts'
import { emptyNotes, type NoteKind, type RawSection } from './raw.ts'
import { isOn } from './styles.ts'
import { XmlReader } from './xml.ts'

/** What the whole document says where a section says nothing. */
export interface Settings {
  /** Even pages have headers and footers of their own. */
  evenPages: boolean
  readonly notes: RawSection['notes']
}

export const plainSettings = (): Settings => ({ evenPages: false, notes: emptyNotes() })

const NAMES = ['w:evenAndOddHeaders', 'w:footnotePr', 'w:endnotePr', 'w:numFmt', 'w:numStart', 'w:numRestart'] as const
const CODES: ReadonlyMap<string, number> = new Map(NAMES.map((name, index) => [name, index + 1]))

/** Reads settings.xml; a document without one has none. */
export async function readSettings(pack: OfficePackage, part: string | null): Promise<Settings> {
  const settings = plainSettings()
  let kind: NoteKind | null = null
  const reader = new XmlReader(CODES, {
    open(code, xml) {
      const name = NAMES[code - 1] ?? ''
      if (name === 'w:evenAndOddHeaders') settings.evenPages = isOn(xml.attribute('val'))
      else if (name === 'w:footnotePr') kind = 'footnote'
      else if (name === 'w:endnotePr') kind = 'endnote'
      else if (kind) noteProperty(settings.notes[kind], name, xml)
    },
    close(code) {
      if (NAMES[code - 1]?.endsWith('Pr')) kind = null
    },
    text() {},
  })
  if (part !== null) await pack.parse(part, reader)
  return settings
}
