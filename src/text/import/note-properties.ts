import type { NoteNumbering } from './raw.ts'
import { integer } from './styles.ts'
import type { XmlReader } from './xml.ts'

/** Takes one property of `w:footnotePr` or `w:endnotePr`. */
export function noteProperty(notes: NoteNumbering, name: string, xml: XmlReader): void {
  if (name === 'w:numFmt') notes.format = xml.attribute('val')
  else if (name === 'w:numStart') notes.start = integer(xml.attribute('val'))
  else if (name === 'w:numRestart') notes.restart = xml.attribute('val')
}
