import { formatCounter, knowsFormat } from '../number-formats.ts'
import type { AbstractList, Level, ListInstance, NumberingPart } from './numbering-part.ts'
import type { Styles } from './styles.ts'
import { bulletCharacter } from './symbols.ts'

/** The numbering a paragraph names itself; null where it leaves that to its style. */
export interface OwnNumbering {
  readonly numId: number | null
  readonly ilvl: number | null
}

export interface NumberedLevel {
  readonly numId: number
  readonly ilvl: number
}

export interface AutomaticLabel {
  /** As Word shows it, without what separates it from the text; null when Word shows nothing. */
  readonly label: string | null
  readonly level: number
  readonly ordinal: number
  readonly format: string
}

interface List {
  readonly instance: ListInstance
  readonly abstract: AbstractList
  readonly levels: readonly (Level | undefined)[]
}

const DEPTH = 9

/** Resolves which list and level a paragraph belongs to, and what the levels of each list look like. */
export class Numbering {
  private readonly part: NumberingPart
  private readonly styles: Styles
  private readonly resolved = new Map<number, List | null>()
  readonly unknownFormats = new Set<string>()

  constructor(part: NumberingPart, styles: Styles) {
    this.part = part
    this.styles = styles
  }

  /** Gives the list and level of a paragraph (ECMA-376 part 1, §17.9.18, §17.9.23); null when it has no number. */
  levelOf(own: OwnNumbering, styleId: string | null): NumberedLevel | null {
    const chain = this.styles.chain(styleId)
    const bearer = chain.find((style) => style.numId !== null)
    const numId = own.numId ?? bearer?.numId ?? null
    if (numId === null || numId === 0) return null
    const list = this.list(numId)
    if (!list) return null
    // The level that names the style wins over a level written in the style; the paragraph's own level over both.
    const inherited = chain.find((style) => style.ilvl !== null)?.ilvl ?? null
    const ilvl = own.ilvl ?? linkedLevel(list, chain[0]?.id) ?? linkedLevel(list, bearer?.id) ?? inherited ?? 0
    return ilvl < 0 || ilvl >= DEPTH ? null : { numId, ilvl }
  }

  list(numId: number): List | null {
    const known = this.resolved.get(numId)
    if (known !== undefined) return known
    const list = this.resolve(numId)
    this.resolved.set(numId, list)
    return list
  }

  private resolve(numId: number): List | null {
    const instance = this.part.instances.get(numId)
    if (!instance) return null
    const abstract = this.follow(instance)
    if (!abstract) return null
    const levels = Array.from(
      { length: DEPTH },
      (_, index) => instance.overrides.get(index)?.level ?? abstract.levels.get(index),
    )
    return { instance, abstract, levels }
  }

  /** A list may stand for the list of a numbering style, and that for another: follow, and stop at a loop. */
  private follow(instance: ListInstance): AbstractList | null {
    const seen = new Set<number>()
    let abstract = this.part.lists.get(instance.abstractId)
    while (abstract?.numStyleLink !== undefined && !seen.has(abstract.id)) {
      seen.add(abstract.id)
      const link: string = abstract.numStyleLink
      const styleNumber = this.styles.find(link)?.numId ?? null
      const byStyle = styleNumber === null ? undefined : this.part.instances.get(styleNumber)
      const next: AbstractList | undefined =
        (byStyle && this.part.lists.get(byStyle.abstractId)) ??
        [...this.part.lists.values()].find((list) => list.styleLink === link)
      if (!next || seen.has(next.id)) break
      abstract = next
    }
    return abstract ?? null
  }
}

function linkedLevel(list: List, styleId: string | undefined): number | null {
  const index = styleId === undefined ? -1 : list.levels.findIndex((level) => level?.style === styleId)
  return index < 0 ? null : index
}

interface Counter {
  value: number
  /** The file gave no start: Word leaves a gap where the zero would stand. */
  blank: boolean
}

/** Counts as Word does: one set of counters for each abstract list, shared by all lists that point to it. */
export class Counters {
  private readonly numbering: Numbering
  private readonly counters = new Map<number, (Counter | undefined)[]>()
  private readonly started = new Set<string>()

  constructor(numbering: Numbering) {
    this.numbering = numbering
  }

  /** Counts one paragraph on and gives its label. */
  next(at: NumberedLevel): AutomaticLabel | null {
    const list = this.numbering.list(at.numId)
    if (!list) return null
    const counters = this.countersOf(list.abstract.id)
    this.advance(list, at.ilvl, counters)
    const level = list.levels[at.ilvl]
    const ordinal = counters[at.ilvl]?.value ?? 0
    const format = level?.format ?? 'decimal'
    return { label: this.label(list, at.ilvl, counters), level: at.ilvl, ordinal, format }
  }

  private countersOf(id: number): (Counter | undefined)[] {
    let counters = this.counters.get(id)
    if (!counters) {
      counters = new Array<Counter | undefined>(DEPTH).fill(undefined)
      this.counters.set(id, counters)
    }
    return counters
  }

  private advance(list: List, ilvl: number, counters: (Counter | undefined)[]): void {
    // A level that was skipped counts as used.
    for (let k = 0; k < ilvl; k++) counters[k] ??= startOf(list, k)
    const override = list.instance.overrides.get(ilvl)?.start
    const key = `${list.instance.id}/${ilvl}`
    const current = counters[ilvl]
    if (override !== undefined && !this.started.has(key)) counters[ilvl] = { value: override, blank: false }
    else counters[ilvl] = current ? { value: current.value + 1, blank: false } : startOf(list, ilvl)
    this.started.add(key)
    for (let k = ilvl + 1; k < DEPTH; k++) {
      // lvlRestart: 0 never restarts; n restarts only after level n or one above it.
      const restart = list.levels[k]?.restart
      if (restart === undefined || restart > ilvl) counters[k] = undefined
    }
  }

  private label(list: List, ilvl: number, counters: readonly (Counter | undefined)[]): string | null {
    const level = list.levels[ilvl]
    if (!level || level.hidden || level.text === undefined) return null
    if (level.format === 'bullet') return bulletCharacter(level.text, level.font)
    let gap = false
    const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1
      const shown = this.shown(list.levels[index], counters[index] ?? startOf(list, index), level.legal)
      if (index === ilvl && shown === null) gap = true
      return shown ?? ''
    })
    const trimmed = text.trim()
    return gap || trimmed === '' ? null : trimmed
  }

  private shown(level: Level | undefined, counter: Counter, legal: boolean): string | null {
    if (counter.blank) return null
    const format = level?.format ?? 'decimal'
    if (legal && format !== 'none' && format !== 'bullet') return String(counter.value)
    if (!knowsFormat(format)) this.numbering.unknownFormats.add(format)
    return formatCounter(counter.value, format, level?.picture)
  }
}

function startOf(list: List, index: number): Counter {
  const override = list.instance.overrides.get(index)?.start
  const start = override ?? list.levels[index]?.start
  return { value: start ?? 0, blank: start === undefined }
}
