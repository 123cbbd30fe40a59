import type { OfficePackage } from './package.ts'
import { integer, isOn } from './styles.ts'
import { XmlReader } from './xml.ts'

/** One level of a list; what the file leaves out is undefined, so that an override only changes what it names. */
export interface Level {
  start: number | undefined
  format: string | undefined
  picture: string | undefined
  text: string | undefined
  restart: number | undefined
  style: string | undefined
  legal: boolean
  hidden: boolean
  font: string | undefined
}

export interface AbstractList {
  readonly id: number
  readonly levels: Map<number, Level>
  styleLink: string | undefined
  numStyleLink: string | undefined
}

export interface Override {
  start: number | undefined
  level: Level | undefined
}

export interface ListInstance {
  readonly id: number
  abstractId: number
  readonly overrides: Map<number, Override>
}

export interface NumberingPart {
  readonly lists: ReadonlyMap<number, AbstractList>
  readonly instances: ReadonlyMap<number, ListInstance>
}

const NAMES = [
  'abstractNum',
  'lvl',
  'start',
  'numFmt',
  'lvlText',
  'lvlRestart',
  'pStyle',
  'isLgl',
  'vanish',
  'rFonts',
  'styleLink',
  'numStyleLink',
  'num',
  'abstractNumId',
  'lvlOverride',
  'startOverride',
] as const
type Name = (typeof NAMES)[number]

const CODES = new Map<string, number>(NAMES.map((name, index) => [`w:${name}`, index + 10]))
const CHOICE = 1
const FALLBACK = 2
const ALTERNATE = 3
CODES.set('mc:AlternateContent', ALTERNATE)
CODES.set('mc:Choice', CHOICE)
CODES.set('mc:Fallback', FALLBACK)

const emptyLevel = (): Level => ({
  start: undefined,
  format: undefined,
  picture: undefined,
  text: undefined,
  restart: undefined,
  style: undefined,
  legal: false,
  hidden: false,
  font: undefined,
})

class NumberingReader {
  readonly lists = new Map<number, AbstractList>()
  readonly instances = new Map<number, ListInstance>()
  private list: AbstractList | null = null
  private instance: ListInstance | null = null
  private override: Override | null = null
  private level: Level | null = null
  private readonly chosen: boolean[] = []

  open(code: number, xml: XmlReader): void {
    if (code === ALTERNATE) this.chosen.push(false)
    else if (code === CHOICE || code === FALLBACK) this.choose(xml)
    else this.element(NAMES[code - 10] as Name, xml)
  }

  /** Word writes newer formats as a choice with an older fallback: the first choice counts, once. */
  private choose(xml: XmlReader): void {
    if (this.chosen.at(-1)) xml.skip()
    else if (this.chosen.length > 0) this.chosen[this.chosen.length - 1] = true
  }

  private element(name: Name, xml: XmlReader): void {
    const value = (): string | null => xml.attribute('val')
    switch (name) {
      case 'abstractNum':
        this.list = {
          id: integer(xml.attribute('abstractNumId')) ?? -1,
          levels: new Map(),
          styleLink: undefined,
          numStyleLink: undefined,
        }
        this.lists.set(this.list.id, this.list)
        break
      case 'num':
        this.instance = { id: integer(xml.attribute('numId')) ?? -1, abstractId: -1, overrides: new Map() }
        this.instances.set(this.instance.id, this.instance)
        break
      case 'abstractNumId':
        if (this.instance) this.instance.abstractId = integer(value()) ?? -1
        break
      case 'lvlOverride':
        this.override = { start: undefined, level: undefined }
        this.instance?.overrides.set(integer(xml.attribute('ilvl')) ?? 0, this.override)
        break
      case 'startOverride':
        if (this.override) this.override.start = integer(value()) ?? 0
        break
      case 'styleLink':
        if (this.list) this.list.styleLink = value() ?? undefined
        break
      case 'numStyleLink':
        if (this.list) this.list.numStyleLink = value() ?? undefined
        break
      case 'lvl':
        this.level = emptyLevel()
        if (this.override) this.override.level = this.level
        else this.list?.levels.set(integer(xml.attribute('ilvl')) ?? 0, this.level)
        break
      default:
        if (this.level) this.property(name, this.level, xml)
    }
  }

  private property(name: Name, level: Level, xml: XmlReader): void {
    const value = xml.attribute('val')
    if (name === 'start') level.start = integer(value) ?? 0
    else if (name === 'numFmt') {
      level.format = value ?? undefined
      level.picture = xml.attribute('format') ?? undefined
    } else if (name === 'lvlText') {
      const none = xml.attribute('null')
      level.text = none !== null && isOn(none) ? undefined : (value ?? undefined)
    } else if (name === 'lvlRestart') level.restart = integer(value) ?? undefined
    else if (name === 'pStyle') level.style = value ?? undefined
    else if (name === 'isLgl') level.legal = isOn(value)
    else if (name === 'vanish') level.hidden = isOn(value)
    else if (name === 'rFonts') level.font = xml.attribute('ascii') ?? xml.attribute('hAnsi') ?? undefined
  }

  close(code: number): void {
    if (code === ALTERNATE) this.chosen.pop()
    else if (code < 10) return
    else {
      const name = NAMES[code - 10]
      if (name === 'lvl') this.level = null
      else if (name === 'lvlOverride') this.override = null
      else if (name === 'num') this.instance = null
      else if (name === 'abstractNum') this.list = null
    }
  }

  text(): void {}
}

/** Reads numbering.xml; a document without one has no lists. */
export async function readNumbering(pack: OfficePackage, part: string | null): Promise<NumberingPart> {
  const reader = new NumberingReader()
  if (part !== null) await pack.parse(part, new XmlReader(CODES, reader))
  return reader
}
