import type { OfficePackage } from './package.ts'
import { XmlReader } from './xml.ts'

export interface Relationship {
  readonly id: string
  /** Last word of the type's address: officeDocument, styles, header … the same in strict packages. */
  readonly type: string
  readonly target: string
}

const CODES = new Map([['rel:Relationship', 1]])

function resolve(folder: string, target: string): string {
  const path = target.replace(/\\/g, '/')
  const parts = path.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of path.split('/')) {
    if (step === '..') parts.pop()
    else if (step !== '' && step !== '.') parts.push(step)
  }
  return parts.join('/')
}

/** Reads the relationships of a part ('' for the package). External targets are left out: nothing is ever fetched. */
export async function relationshipsOf(pack: OfficePackage, part: string): Promise<Relationship[]> {
  const slash = part.lastIndexOf('/')
  const folder = slash < 0 ? '' : part.slice(0, slash)
  const name = `${folder === '' ? '' : `${folder}/`}_rels/${part.slice(slash + 1)}.rels`
  const all: Relationship[] = []
  const reader = new XmlReader(CODES, {
    open(_, xml) {
      const target = xml.attribute('Target')
      if (target === null || xml.attribute('TargetMode') === 'External') return
      const type = (xml.attribute('Type') ?? '').split('/').at(-1) ?? ''
      all.push({ id: xml.attribute('Id') ?? '', type, target: resolve(folder, decodePath(target)) })
    },
    close() {},
    text() {},
  })
  await pack.parse(name, reader)
  return all
}

function decodePath(target: string): string {
  try {
    return decodeURI(target)
  } catch {
    return target
  }
}
