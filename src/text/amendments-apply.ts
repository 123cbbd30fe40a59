import { applyToArticle } from './amendments-articles.ts'
import { changeWords, type DraftBlock, Drafting } from './amendments-draft.ts'
import type { Amendment } from './amendments-model.ts'
import { inFinalOrder } from './amendments-order.ts'
import type { ExtractedText } from './model.ts'

/** The old text with the decision carried out as far as it can be done exactly. */
export interface AmendedText {
  /** Old articles keep their old numbers, so that references to them can be followed; added ones are `+12`. */
  readonly text: ExtractedText
  /** Which amendments touched a provision, by its path in `text`. */
  readonly touched: ReadonlyMap<string, readonly number[]>
  /** The number each article should have afterwards, by its path in `text`. */
  readonly numbers: ReadonlyMap<string, string>
  /** Why an amendment was not carried out, by its place in the list. */
  readonly refused: ReadonlyMap<number, string>
}

const LOWER: Readonly<Record<string, number>> = { part: 0, chapter: 1, section: 2 }

/** 删去第三章 takes its articles along; 删去附件 takes everything in it. */
function removeWhole(draft: Drafting, path: string): boolean {
  const isAnnex = path.startsWith('a')
  const from = isAnnex ? draft.blocks.findIndex((block) => block.path === path) : draft.division(path)
  const first = draft.blocks[from]
  if (!first) return false
  const level = LOWER[first.kind] ?? 0
  const ends = ({ kind }: DraftBlock): boolean =>
    kind === 'annex' || kind === 'signature' || (!isAnnex && (LOWER[kind] ?? 9) <= level)
  const length = draft.blocks.slice(from + 1).findIndex(ends)
  draft.blocks.splice(from, length < 0 ? draft.blocks.length - from : length + 1)
  return true
}

function changeEverywhere(draft: Drafting, amendment: Amendment, by: number): boolean {
  const { oldWords, newWords } = amendment
  if (!oldWords || newWords === null) return false
  const hits = draft.blocks.filter((block) => changeWords(block, (line) => !line.isQuoted, amendment, by))
  draft.tables = draft.tables.map((table) => ({
    ...table,
    cells: table.cells.map((cell) => ({ ...cell, text: cell.text.replaceAll(oldWords, newWords) })),
  }))
  return hits.length > 0
}

function rename(draft: Drafting, amendment: Amendment, by: number): boolean {
  const [path = ''] = amendment.targets
  const block =
    path === 'title' ? draft.blocks.find(({ kind }) => kind === 'title') : draft.blocks[draft.division(path)]
  const [line] = block?.lines ?? []
  if (!block || !line || amendment.newWords === null) return false
  const words = amendment.newWords.replace(/^第.{1,4}[编章节][\s\u3000]*/u, '')
  const provision = path === 'title' ? { ...line.provision, text: words } : { ...line.provision, heading: words }
  block.lines = [{ provision, by: [...line.by, by], isQuoted: true }]
  return true
}

/** Carries out one amendment; gives the reason where it cannot be done exactly. */
function apply(draft: Drafting, amendment: Amendment, by: number): string | null {
  const { kind, targets, newPaths } = amendment
  switch (kind) {
    case 'reorder':
      return null
    case 'renumber':
      targets.forEach((target, at) => {
        const to = newPaths[at]
        if (to !== undefined && draft.article(target)) draft.renumbered.set(target, to)
      })
      return targets.length === newPaths.length ? null : '决定没有写明调整后的序号，请对照查看。'
    case 'rename':
      return rename(draft, amendment, by) ? null : '原文中没有这一标题。'
    case 'everywhere':
      return changeEverywhere(draft, amendment, by) ? null : `原文中没有“${amendment.oldWords}”。`
    case 'words':
      if (!targets.includes('title')) return applyToArticle(draft, amendment, by)
      return draft.blocks.some((block) => block.kind === 'title' && changeWords(block, () => true, amendment, by))
        ? null
        : `标题中没有“${amendment.oldWords}”。`
    case 'remove': {
      const whole = targets.filter((target) => /^[abcs]/u.test(target))
      if (whole.some((target) => !removeWhole(draft, target))) return '原文中没有要删去的部分。'
      return whole.length === targets.length ? null : applyToArticle(draft, amendment, by)
    }
    default:
      return applyToArticle(draft, amendment, by)
  }
}

/** Words that go through the whole text go last: what the decision quotes is already as it shall be. */
const rank = ({ kind }: Amendment): number => (kind === 'everywhere' ? 1 : 0)

/**
 * Carries out a decision on the old text, as far as its sentences can be carried out exactly; the rest is listed with
 * the reason. Places are counted by the old text throughout, as decisions do.
 */
export function applyAmendments(old: ExtractedText, amendments: readonly Amendment[]): AmendedText {
  const draft = new Drafting(old)
  const order = [...amendments.keys()].sort(
    (a, b) => rank(amendments[a] as Amendment) - rank(amendments[b] as Amendment) || a - b,
  )
  for (const at of order) {
    const reason = apply(draft, amendments[at] as Amendment, at)
    if (reason !== null) draft.refused.set(at, reason)
  }
  const { blocks, numbers } = inFinalOrder(draft.blocks, draft.renumbered, {
    isReordered: amendments.some(({ kind }) => kind === 'reorder'),
  })
  const lines = blocks.flatMap((block) => block.lines)
  return {
    text: { ...old, provisions: lines.map((line) => line.provision), tables: draft.tables },
    touched: new Map(lines.filter((line) => line.by.length > 0).map((line) => [line.provision.path, line.by])),
    numbers,
    refused: draft.refused,
  }
}
