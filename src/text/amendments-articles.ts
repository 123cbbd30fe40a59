import {
  articlesIn,
  changeWords,
  type DraftBlock,
  type Drafting,
  type DraftLine,
  provisionsIn,
  quotedInto,
  quotedLines,
  withoutLabel,
} from './amendments-draft.ts'
import type { Amendment } from './amendments-model.ts'
import { meansPath, nameOfPath } from './amendments-places.ts'
import { readTypedLabel } from './labels.ts'

interface Spot {
  readonly block: DraftBlock
  /** The lines meant, by their places in the block. */
  readonly from: number
  readonly to: number
}

const articleIn = (path: string): string => (path.startsWith('h') ? path : (path.split('.')[0] ?? path))

/** Finds the lines that a path means, by the numbers of the old text. */
export function spotOf(draft: Drafting, path: string): Spot | null {
  const block = draft.article(articleIn(path))
  if (!block) return null
  if (!path.includes('.') || path.startsWith('h')) return { block, from: 0, to: block.lines.length }
  const hits = [...block.lines.keys()].filter((at) => meansPath(path, block.lines[at]?.provision.path ?? ''))
  const [from] = hits
  const last = hits.at(-1)
  // Lines of another 款 between them: 第（三）项 stands in two of them, and which is meant cannot be told.
  if (from === undefined || last === undefined || last - from + 1 !== hits.length) return null
  return { block, from, to: last + 1 }
}

const missing = (path: string): string => `原文中没有${nameOfPath(path) ?? '这一部分'}，或者有不止一处。`

function splice({ block, from, to }: Spot, lines: readonly DraftLine[]): void {
  block.lines = [...block.lines.slice(0, from), ...lines, ...block.lines.slice(to)]
}

function replaceAt(spot: Spot, words: string, by: number): void {
  const lines = quotedLines(words)
  const head = spot.block.lines[spot.from]?.provision
  if (!head) return
  const isItem = head.kind === 'item' || head.kind === 'subitem' || head.kind.startsWith('heading')
  const own = isItem
    ? [withoutLabel(lines[0] ?? '', ['comma', 'bracket', 'round', 'point', 'circle']), ...lines.slice(1)]
    : lines
  const { path, kind, label } = head
  splice(spot, quotedInto(spot.block, provisionsIn(own), { path, kind, label }, by))
}

function addedArticle(path: string, number: string | null, lines: readonly string[], by: number): DraftBlock {
  const block: DraftBlock = { path, kind: 'article', lines: [], by: [by], number: number ?? undefined }
  const label = number === null ? '' : (nameOfPath(number) ?? '')
  block.lines = quotedInto(block, provisionsIn(lines), { path, kind: 'article', label }, by)
  return block
}

function insertArticles(draft: Drafting, amendment: Amendment, by: number): string | null {
  const { newWords, newPaths, added, targets, beside } = amendment
  if (newWords === null || !added) return '决定没有写出增加的文字。'
  const articles = articlesIn(newWords)
  if (articles.length !== added.count) return '决定所列条文的数目与所说的不一致。'
  const [target] = targets
  const near = target === undefined ? undefined : draft.article(target)
  const fresh = articles.map(({ number, lines }, at) => {
    const wanted = newPaths[at] ?? number
    return addedArticle(`+${wanted ?? `${by}x${at}`}`, wanted, lines, by)
  })
  const [first] = fresh
  const [base] = first?.number?.split('-') ?? []
  const anchor = near ?? (first?.number?.includes('-') ? draft.article(base ?? '') : undefined)
  if (!anchor && first?.number === undefined) return '决定没有写明增加在何处。'
  const at = anchor ? draft.blocks.indexOf(anchor) + (beside === 'before' ? 0 : 1) : draft.blocks.length
  draft.blocks.splice(at, 0, ...fresh)
  return null
}

/** 增加一章，作为第五章: its heading, and the articles that are quoted with it. */
function insertDivision(draft: Drafting, { newWords, newPaths, added }: Amendment, by: number): string | null {
  const [first = '', ...rest] = quotedLines(newWords ?? '')
  if (first === '' || added?.count !== 1) return '决定没有写出增加的标题。'
  const typed = readTypedLabel(first)
  const kind = added.level === 'section' ? 'section' : 'chapter'
  const isLabelled = typed?.form === kind
  const path = `+${newPaths[0] ?? `c${by}`}`
  const heading = isLabelled ? typed.rest : first
  const provision = {
    path,
    kind,
    label: isLabelled ? typed.label : null,
    heading,
    text: '',
    paragraphs: [0, 0],
  } as const
  // Where it stands is for the comparison to find: a heading apart from its articles is not counted as moved.
  draft.blocks.push({ path, kind, lines: [{ provision, by: [by], isQuoted: true }], by: [by] })
  for (const [at, { number, lines }] of articlesIn(rest.join('\n')).entries())
    draft.blocks.push(addedArticle(`+${number ?? `${by}x${at}`}`, number, lines, by))
  return null
}

/** Where a new 款 or 项 goes: before the one that has its number now, else behind the last. */
function placeFor(block: DraftBlock, spot: Spot, amendment: Amendment, number: number): number {
  if (amendment.beside === 'before') return spot.from
  if (amendment.beside === 'after') return spot.to
  const isWanted = ({ kind }: DraftLine['provision'], at: number): boolean =>
    amendment.added?.level === 'clause' ? at === 0 || kind === 'clause' : kind === 'item'
  const range = amendment.added?.level === 'clause' ? { from: 0, to: block.lines.length } : spot
  const starts = [...block.lines.keys()].filter(
    (at) => at >= range.from && at < range.to && isWanted((block.lines[at] as DraftLine).provision, at),
  )
  const found = starts[number - 1]
  if (found !== undefined) return found
  if (amendment.added?.level === 'clause') return block.lines.length
  const last = starts.at(-1)
  return last === undefined ? range.to : last + 1
}

function insertInside(draft: Drafting, amendment: Amendment, by: number): string | null {
  const { targets, newPaths, newWords, added } = amendment
  const [target] = targets
  if (target === undefined || newWords === null || !added) return '决定没有写明增加在何处或者增加什么。'
  const spot = spotOf(draft, target)
  if (!spot) return missing(target)
  const { block } = spot
  const number = Number(newPaths[0]?.split('.').at(-1) ?? Number.POSITIVE_INFINITY)
  const at = placeFor(block, spot, amendment, number)
  const isItem = added.level !== 'clause'
  // Items keep their labels: a line in front of them makes them items.
  const parsed = isItem
    ? provisionsIn(['甲：', ...quotedLines(newWords)]).slice(1)
    : provisionsIn(quotedLines(newWords))
  const own = parsed.filter((one) => (isItem ? one.kind === 'item' : one.kind === 'clause' || one.kind === 'article'))
  if (own.length !== added.count) return '决定所列文字的数目与所说的不一致。'
  const [first] = parsed
  if (!first) return '决定没有写出增加的文字。'
  const kind = isItem ? 'item' : 'clause'
  const path = `${block.path}.+${by}`
  const fresh = quotedInto(block, parsed, { path, kind, label: isItem ? first.label : null }, by)
  splice({ block, from: at, to: at }, fresh)
  if (at === 0) asHead(block, fresh.length)
  return null
}

/** The first line carries the article's own path and label: the new one takes them, the old one becomes a 款. */
function asHead(block: DraftBlock, second: number): void {
  const head = block.lines[second]?.provision
  if (!head) return
  const { path, kind, label, heading } = head
  block.lines = block.lines.map((line, at) => {
    if (at === 0) return { ...line, provision: { ...line.provision, path, kind, label, heading } }
    if (at !== second) return line
    return { ...line, provision: { ...head, path: `${path}.first`, kind: 'clause', label: null, heading: null } }
  })
}

function removeAt(draft: Drafting, spot: Spot): void {
  if (spot.from === 0 && spot.to === spot.block.lines.length) {
    draft.blocks = draft.blocks.filter((block) => block !== spot.block)
    return
  }
  const head = spot.block.lines[0]?.provision
  splice(spot, [])
  const [first] = spot.block.lines
  if (spot.from > 0 || !head || !first) return
  const { path, kind, label, heading } = head
  spot.block.lines = [
    { ...first, provision: { ...first.provision, path, kind, label, heading } },
    ...spot.block.lines.slice(1),
  ]
}

function replaceAll({ newWords, targets }: Amendment, spots: readonly Spot[], by: number): string | null {
  if (newWords === null) return '决定没有写出修改后的文字。'
  const [only] = spots
  if (only && spots.length === 1) {
    replaceAt(only, newWords, by)
    return null
  }
  const articles = articlesIn(newWords)
  if (articles.length !== targets.length) return '决定所列条文的数目与所说的不一致。'
  spots.forEach((spot, at) => {
    replaceAt(spot, articles[at]?.lines.join('\n') ?? '', by)
  })
  return null
}

function regroup(draft: Drafting, amendment: Amendment, spots: readonly Spot[], by: number): string | null {
  const { kind, newWords, newPaths } = amendment
  const [first, ...others] = spots
  if (newWords === null || !first) return '决定没有写出调整后的文字，请对照查看。'
  const isWhole = first.from === 0 && first.to === first.block.lines.length
  if (kind === 'merge') {
    if (!isWhole && others.length > 0) return '款、项的合并请对照查看。'
    replaceAt(first, newWords, by)
    for (const other of others) removeAt(draft, other)
    const [to] = newPaths
    if (to !== undefined) draft.renumbered.set(first.block.path, to)
    return null
  }
  if (!isWhole) {
    replaceAt(first, newWords, by)
    return null
  }
  const articles = articlesIn(newWords)
  replaceAt(first, articles[0]?.lines.join('\n') ?? '', by)
  const fresh = articles.slice(1).map(({ number, lines }, at) => {
    const wanted = newPaths[at + 1] ?? number
    return addedArticle(`+${wanted ?? `${by}x${at}`}`, wanted, lines, by)
  })
  draft.blocks.splice(draft.blocks.indexOf(first.block) + 1, 0, ...fresh)
  return null
}

/** Carries out an amendment inside an article or of whole articles; gives the reason where it cannot. */
export function applyToArticle(draft: Drafting, amendment: Amendment, by: number): string | null {
  const { kind, targets, added } = amendment
  if (kind === 'insert') {
    if (added?.level === 'article') return insertArticles(draft, amendment, by)
    if (added?.level === 'clause' || added?.level === 'item') return insertInside(draft, amendment, by)
    return insertDivision(draft, amendment, by)
  }
  const own = targets.filter((target) => !/^[abcs]/u.test(target))
  const found = own.map((target) => ({ target, spot: spotOf(draft, target) }))
  const lost = found.find(({ spot }) => spot === null)
  if (lost || found.length === 0) return missing(lost?.target ?? targets[0] ?? '')
  const spots = found.flatMap(({ spot }) => spot ?? [])
  if (kind === 'replace') return replaceAll(amendment, spots, by)
  if (kind === 'merge' || kind === 'split') return regroup(draft, amendment, spots, by)
  if (kind === 'remove') {
    // From the end: what goes first must not shift the rest.
    for (const { target } of [...found].reverse()) {
      const spot = spotOf(draft, target)
      if (spot) removeAt(draft, spot)
    }
    return null
  }
  return changeInside(amendment, spots, by)
}

function changeInside(amendment: Amendment, spots: readonly Spot[], by: number): string | null {
  const { kind, oldWords, newWords } = amendment
  const changed = spots.filter(({ block, from, to }) => {
    const meant = new Set(block.lines.slice(from, to))
    if (kind === 'words') return changeWords(block, (line) => meant.has(line), amendment, by)
    const last = block.lines[to - 1]
    if (kind !== 'append' || !last || newWords === null) return false
    const provision = { ...last.provision, text: last.provision.text + newWords }
    splice({ block, from: to - 1, to }, [{ ...last, provision, by: [...last.by, by] }])
    return true
  })
  if (changed.length === spots.length) return null
  return kind === 'words' ? `原文此处没有“${oldWords}”。` : '此处无法自动核对。'
}
