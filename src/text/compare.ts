import { bare } from './compare-fold.ts'
import { compareLines, joinLines } from './compare-lines.ts'
import type {
  Change,
  ComparedProvision,
  ComparedRow,
  CompareOptions,
  Comparison,
  ProvisionRef,
  Segment,
} from './compare-model.ts'
import { type Group, pairUnits } from './compare-pairs.ts'
import { findStale, type Partners, straying } from './compare-references.ts'
import { summarize } from './compare-summary.ts'
import { compareTables } from './compare-tables.ts'
import { type Unit, type UnitLine, unitsOf } from './compare-units.ts'
import { notCompared } from './compare-unseen.ts'
import { Words } from './diff.ts'
import type { ExtractedText } from './model.ts'
import { NUMERAL_CLASS, parseNumber } from './numbers.ts'
import { replaced, sideText } from './segments.ts'

/** Goes up when the same two texts would give another comparison; part of the key of a kept result. */
export const COMPARISON_METHOD = 3

const NUMERALS = new RegExp(`[${NUMERAL_CLASS}]+`, 'gu')

/** The number of a label whatever its style: （一） and 1. number the same. */
const ordinalOf = (label: string | null): string =>
  bare(label ?? '').replace(NUMERALS, (number) => String(parseNumber(number) ?? number))

function isRenumbered(old: ProvisionRef | null, next: ProvisionRef | null): boolean {
  return old !== null && next !== null && old.label !== next.label && ordinalOf(old.label) !== ordinalOf(next.label)
}

/** How many places differ in words; references and punctuation apart. */
function countHunks(segments: readonly Segment[]): number {
  let count = 0
  let open = false
  for (const segment of segments) {
    if (segment.op === 'equal') open = false
    else if (!segment.mark && !open) {
      open = true
      count++
    }
  }
  return count
}

function countRowEdits(rows: readonly ComparedRow[]): number {
  return rows.reduce((sum, row) => {
    if (row.change === 'added' || row.change === 'removed') return sum + 1
    return sum + row.cells.reduce((inner, cell) => inner + countHunks(cell.segments), 0)
  }, 0)
}

/** The share of both sides that stayed. */
function likeness(segments: readonly Segment[]): number {
  let kept = 0
  let all = 0
  for (const { op, text } of segments) {
    all += op === 'equal' ? 2 * text.length : text.length
    if (op === 'equal') kept += 2 * text.length
  }
  return all === 0 ? 1 : Math.round((kept / all) * 1000) / 1000
}

class Comparing {
  private readonly words = new Words()
  private readonly old: readonly Unit[]
  private readonly next: readonly Unit[]
  private readonly coarse: boolean
  private readonly partners: Partners
  /** For each old unit the last label before it; looked up for every unit that moved. */
  private readonly before: readonly (string | null)[]

  constructor(old: readonly Unit[], next: readonly Unit[], groups: readonly Group[], coarse: boolean) {
    this.old = old
    this.next = next
    this.coarse = coarse
    let last: string | null = null
    this.before = old.map((unit) => {
      const label = last
      last = unit.ref.label ?? last
      return label
    })
    this.partners = new Map(
      groups.flatMap((group) =>
        group.old.map((at) => [(old[at] as Unit).ref.path, group.new.map((n) => (next[n] as Unit).ref)] as const),
      ),
    )
  }

  get followers(): Partners {
    return this.partners
  }

  group(group: Group): ComparedProvision {
    const old = group.old.map((at) => this.old[at] as Unit)
    const next = group.new.map((at) => this.next[at] as Unit)
    const [oldUnit] = old
    const [newUnit] = next
    if (oldUnit && newUnit) {
      const both = this.both(old, next, group.moved)
      return both.change === 'moved' ? { ...both, cameFrom: this.labelBefore(group.old[0] as number) } : both
    }
    return this.single((oldUnit ?? newUnit) as Unit, oldUnit ? 'removed' : 'added')
  }

  private labelBefore(at: number): string | null {
    return this.before[at] ?? null
  }

  private single(unit: Unit, change: 'added' | 'removed'): ComparedProvision {
    const removed = change === 'removed'
    const segmentsOf = (text: string): Segment[] => (removed ? replaced(text, '') : replaced('', text))
    return {
      change,
      kind: unit.kind,
      old: removed ? [unit.ref] : [],
      new: removed ? [] : [unit.ref],
      segments: segmentsOf(unit.text),
      lines: unit.lines.map((line) => ({
        kind: line.kind,
        old: removed ? line.ref : null,
        new: removed ? null : line.ref,
        segments: segmentsOf(line.text),
      })),
      edits: 1,
      renumbered: false,
      reworded: true,
      similarity: 0,
    }
  }

  private both(old: readonly Unit[], next: readonly Unit[], moved: boolean): ComparedProvision {
    const oldUnit = old[0] as Unit
    const newUnit = next[0] as Unit
    const table =
      oldUnit.table && newUnit.table && !this.coarse ? compareTables(oldUnit.table, newUnit.table, this.words) : null
    const linesOf = (units: readonly Unit[]): UnitLine[] => units.flatMap((unit) => unit.lines)
    const lines = table ? [] : compareLines(linesOf(old), linesOf(next), this.words, this.coarse)
    const segments = table?.segments ?? joinLines(lines)
    const oldKey = old.map((unit) => unit.key).join('\n')
    const newKey = next.map((unit) => unit.key).join('\n')
    const reworded = oldKey.replaceAll('\n', '') !== newKey.replaceAll('\n', '')
    const renumbered = isRenumbered(oldUnit.ref, newUnit.ref)
    const change = changeOf({ old, next, moved, reworded, renumbered, segments, lines })
    const stray = reworded || change === 'same' ? 0 : this.stray(segments)
    const structural = change === 'moved' || change === 'split' || change === 'merged' ? 1 : 0
    return {
      change,
      kind: newUnit.kind,
      old: old.map((unit) => unit.ref),
      new: next.map((unit) => unit.ref),
      segments,
      lines,
      ...(table ? { rows: table.rows } : {}),
      edits: structural + stray + (table ? countRowEdits(table.rows) : countHunks(segments)),
      renumbered,
      reworded,
      similarity: reworded ? likeness(segments) : 1,
    }
  }

  private stray(segments: readonly Segment[]): number {
    return straying(sideText(segments, 'old'), sideText(segments, 'new'), this.partners)
  }
}

interface Facts {
  readonly old: readonly Unit[]
  readonly next: readonly Unit[]
  readonly moved: boolean
  readonly reworded: boolean
  readonly renumbered: boolean
  readonly segments: readonly Segment[]
  readonly lines: ComparedProvision['lines']
}

function changeOf({ old, next, moved, reworded, renumbered, segments, lines }: Facts): Change {
  if (next.length > 1) return 'split'
  if (old.length > 1) return 'merged'
  if (moved) return 'moved'
  if (reworded) return 'changed'
  const texts = [sideText(segments, 'old'), sideText(segments, 'new')] as const
  if (texts[0] !== texts[1]) return bare(texts[0]) === bare(texts[1]) ? 'punctuation' : 'reference'
  if (renumbered || lines.some((line) => isRenumbered(line.old, line.new))) return 'renumbered'
  const labels = lines.some((line) => line.old && line.new && line.old.label !== line.new.label)
  return labels ? 'punctuation' : 'same'
}

/**
 * Compares two texts as law is read: article by article whatever their numbers, then 款 and 项, then words. Every
 * provision of both sides stands in exactly one entry, and the segments of an entry rebuild both its sides.
 */
export function compareTexts(old: ExtractedText, next: ExtractedText, options: CompareOptions = {}): Comparison {
  const oldUnits = unitsOf(old)
  const newUnits = unitsOf(next)
  const groups = pairUnits(oldUnits, newUnits, options)
  const comparing = new Comparing(oldUnits, newUnits, groups, options.coarse === true)
  const provisions = groups.map((group) => comparing.group(group))
  return {
    method: COMPARISON_METHOD,
    isCoarse: options.coarse === true,
    summary: summarize(provisions),
    provisions,
    staleReferences: findStale(provisions, comparing.followers),
    notCompared: notCompared(old, next),
  }
}
