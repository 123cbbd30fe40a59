import fc from 'fast-check'
import type { Amendment } from '../../src/text/amendments-model.ts'
import { nameOfPath } from '../../src/text/amendments-places.ts'

/** What a sentence says, apart from where it stands. */
export type Said = Pick<Amendment, 'kind' | 'targets' | 'newPaths' | 'oldWords' | 'newWords'> &
  Partial<Pick<Amendment, 'added' | 'beside'>>

/** Ordinary words, with marks, nested quotations, numbers and verbs of amending in them. */
const PIECES = [
  '摊位',
  '应当',
  '，',
  '、',
  '第三条',
  '（一）',
  '修改为',
  '删去',
  '‘一摊一码’',
  '“两证”齐全',
  '三十日',
  '；',
  '。',
]
const words = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
  .map((pieces) => `甲${pieces.join('')}乙`)
const count = fc.integer({ min: 1, max: 130 })
const article = fc.oneof(
  count.map(String),
  fc.tuple(count, fc.integer({ min: 1, max: 5 })).map(([number, sub]) => `${number}-${sub}`),
)
const small = fc.integer({ min: 1, max: 12 })
const clause = fc.tuple(article, small).map(([upper, number]) => `${upper}.${number}`)
const item = fc.oneof(
  fc.tuple(article, small).map(([upper, number]) => `${upper}.?.${number}`),
  fc.tuple(article, fc.integer({ min: 2, max: 9 }), small).map(([upper, at, number]) => `${upper}.${at}.${number}`),
)
const place = fc.oneof(article, clause, item)
const places = fc.uniqueArray(place, { minLength: 1, maxLength: 3 })
const plain = { newPaths: [], oldWords: null, newWords: null } as const

export const anyAmendment: fc.Arbitrary<Said> = fc.oneof(
  fc.record({ target: place, words }).map(({ target, words: text }) => ({
    ...plain,
    kind: 'replace' as const,
    targets: [target],
    newWords: text,
  })),
  places.map((targets) => ({ ...plain, kind: 'remove' as const, targets })),
  fc.record({ targets: places, old: words, next: words }).map(({ targets, old, next }) => ({
    ...plain,
    kind: 'words' as const,
    targets,
    oldWords: old,
    newWords: next,
  })),
  fc.record({ targets: places, old: words }).map(({ targets, old }) => ({
    ...plain,
    kind: 'words' as const,
    targets,
    oldWords: old,
    newWords: '',
  })),
  fc.record({ old: words, next: words }).map(({ old, next }) => ({
    ...plain,
    kind: 'everywhere' as const,
    targets: [],
    oldWords: old,
    newWords: next,
  })),
  fc.record({ from: article, to: article }).map(({ from, to }) => ({
    ...plain,
    kind: 'renumber' as const,
    targets: [from],
    newPaths: [to],
  })),
  fc.record({ at: article, words }).map(({ at, words: text }) => ({
    ...plain,
    kind: 'insert' as const,
    targets: [],
    newPaths: [at],
    added: { count: 1, level: 'article' as const },
    newWords: text,
  })),
  fc.record({ upper: article, at: small, words }).map(({ upper, at, words: text }) => ({
    ...plain,
    kind: 'insert' as const,
    targets: [upper],
    newPaths: [`${upper}.${at}`],
    added: { count: 1, level: 'clause' as const },
    newWords: text,
  })),
)

const named = (paths: readonly string[]): string => paths.map((path) => nameOfPath(path)).join('、')
const lower = (path: string): string => (nameOfPath(path) ?? '').replace(/^第[^条]+条(?:之[^第]+)?/u, '')

/** Writes an amendment as decisions do; `way` picks one of the usual ways. */
export function sentenceOf({ kind, targets, newPaths, oldWords, newWords, added }: Said, way: number): string {
  const pick = (...ways: readonly string[]): string => ways[way % ways.length] as string
  const place = named(targets)
  switch (kind) {
    case 'replace':
      return pick(`将${place}修改为：“${newWords}”`, `${place}修改为“${newWords}”`, `把${place}改为：“${newWords}”`)
    case 'remove':
      return pick(`删去${place}`, `删除${place}`, `${place}予以删去`)
    case 'words':
      if (newWords === '') return pick(`删去${place}中的“${oldWords}”`, `将${place}中的“${oldWords}”一词删除`)
      return pick(`将${place}中的“${oldWords}”修改为“${newWords}”`, `${place}中“${oldWords}”改为“${newWords}”`)
    case 'everywhere':
      return pick(`将“${oldWords}”统一修改为“${newWords}”`, `条文中的“${oldWords}”修改为“${newWords}”`)
    case 'renumber':
      return pick(`将${place}改为${named(newPaths)}`, `${place}调整为${named(newPaths)}`)
    case 'insert':
      if (added?.level === 'article')
        return pick(`增加一条，作为${named(newPaths)}：“${newWords}”`, `增加一条作为${named(newPaths)}：“${newWords}”`)
      return pick(
        `在${place}增加一款作为${lower(newPaths[0] ?? '')}：“${newWords}”`,
        `${place}增加一款，作为${lower(newPaths[0] ?? '')}：“${newWords}”`,
      )
    default:
      throw new Error(`No sentence is known for ${kind}.`)
  }
}
