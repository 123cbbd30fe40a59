import type { ComparedProvision } from '../../src/text/compare-model.ts'
import { sideText } from '../../src/text/segments.ts'

const OPENING = 12

function nameOf(provision: ComparedProvision, side: 'old' | 'new'): string {
  const label = provision[side].at(0)?.label
  if (label) return label
  const text = sideText(provision.segments, side).replace(/\s+/gu, ' ')
  return `“${text.length > OPENING ? `${text.slice(0, OPENING)}…` : text}”`
}

/** 第三条至第九条, or 第三条 alone. */
function rangeOf(provisions: readonly ComparedProvision[], side: 'old' | 'new'): string {
  const named = provisions.filter((p) => p[side][0]?.label)
  const articles = named.filter((p) => p.kind === 'article')
  const shown = articles.length > 0 ? articles : named.length > 0 ? named : provisions
  const [first, last] = [shown[0], shown.at(-1)]
  if (!first || !last) return ''
  return first === last ? nameOf(first, side) : `${nameOf(first, side)}至${nameOf(last, side)}`
}

/** How many there are: 7条, or 7条和其他2处 when headings or paragraphs are among them. */
function countOf(provisions: readonly ComparedProvision[]): string {
  const articles = provisions.filter((p) => p.kind === 'article').length
  const others = provisions.length - articles
  if (others === 0) return `${articles}条`
  return articles === 0 ? `${others}处` : `${articles}条和其他${others}处`
}

/** Says in one line what is folded away: 第三条至第九条未变（7条）. */
export function foldedWords(provisions: readonly ComparedProvision[]): string {
  const moved = provisions.filter((p) => p.change === 'renumbered').length
  const following = provisions.filter((p) => p.change === 'reference').length
  const now = rangeOf(provisions, 'new')
  const count = countOf(provisions)
  if (moved + following === 0) return `${now}未变（${count}）`
  if (moved === provisions.length) return `原${rangeOf(provisions, 'old')}现为${now}，文字未变（${count}）`
  const parts = [
    moved > 0 ? `${moved}处仅序号变动` : '',
    following > 0 ? `${following}处引用的条号随之改变` : '',
  ].filter((part) => part !== '')
  return `${now}文字未变（${count}，其中${parts.join('，')}）`
}
