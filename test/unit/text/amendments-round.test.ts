import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseAmendments } from '../../../src/text/amendments.ts'
import { checkAmendments } from '../../../src/text/amendments-check.ts'
import { compareTexts } from '../../../src/text/compare.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import { formatNumber } from '../../../src/text/numbers.ts'

/** A sentence of its own for each seed; no two are alike. */
const sentence = (seed: number): string =>
  `${Array.from({ length: 24 }, (_, at) => String.fromCharCode(0x4e00 + ((seed * 7919 + at * 104_729 + at * at * 31) % 9000))).join('')}。`

const ACTS = ['keep', 'keep', 'keep', 'replace', 'words', 'remove', 'before', 'clause', 'first', 'drop clause'] as const
type Act = (typeof ACTS)[number]

interface Written {
  readonly old: string[]
  readonly next: string[]
  readonly decision: string[]
  readonly count: number
}

const label = (number: number): string => `第${formatNumber(number)}条`

/** Writes two texts and the decision between them, by hand as it were: nothing here comes from the program. */
function write(acts: readonly Act[]): Written {
  const old: string[] = []
  const next: string[] = []
  const said: string[] = []
  let number = 0
  const add = (...lines: readonly string[]): void => {
    number++
    next.push(`${label(number)}　${lines[0]}`, ...lines.slice(1))
  }
  acts.forEach((act, at) => {
    const own = label(at + 1)
    const [first, second, fresh] = [sentence(3 * at + 1), sentence(3 * at + 2), sentence(3 * at + 3)]
    old.push(`${own}　${first}`, second)
    if (act === 'keep') add(first, second)
    if (act === 'replace') {
      said.push(`${own}修改为：“${own}　${fresh}”`)
      add(fresh)
    }
    if (act === 'words') {
      said.push(`将${own}第二款中的“${second.slice(3, 7)}”修改为“${fresh.slice(3, 6)}”`)
      add(first, second.replace(second.slice(3, 7), fresh.slice(3, 6)))
    }
    if (act === 'remove') said.push(`删去${own}`)
    if (act === 'before') {
      add(fresh)
      said.push(`增加一条，作为${label(number)}：“${label(number)}　${fresh}”`)
      add(first, second)
    }
    if (act === 'clause') {
      said.push(`在${own}第一款后增加一款：“${fresh}”`)
      add(first, fresh, second)
    }
    if (act === 'first') {
      said.push(`${own}增加一款，作为第一款：“${fresh}”`)
      add(fresh, first, second)
    }
    if (act === 'drop clause') {
      said.push(`删去${own}第一款`)
      add(second)
    }
  })
  const decision = [...said, '对条文序号作相应调整'].map((line, at) => `${formatNumber(at + 1)}、${line}。`)
  return { old, next, decision, count: decision.length }
}

function check({ old, next, decision }: Written) {
  const read = (lines: readonly string[]) => extractText(['夜市管理办法', ...lines].join('\n'))
  const [before, after] = [read(old), read(next)]
  const title = '关于修改〈夜市管理办法〉的决定'
  const parsed = parseAmendments(extractText([title, ...decision].join('\n')))
  return checkAmendments(parsed, before, after, compareTexts(before, after))
}

const acts = fc.array(fc.constantFrom(...ACTS), { minLength: 3, maxLength: 14 })
const some = acts.filter((all) => all.filter((act) => act === 'keep').length > all.length / 4)

describe('any text amended as its decision says', () => {
  it('has every amendment done and no change unannounced', () => {
    fc.assert(
      fc.property(some, (all) => {
        const written = write(all)
        const found = check(written)
        expect(found.amendments.map(({ verdict, note }) => [verdict, note])).toEqual(
          Array.from({ length: written.count }, () => ['done', null]),
        )
        expect([found.unannounced, found.unread]).toEqual([[], []])
      }),
      { numRuns: 150 },
    )
  })

  it('has one change too many where one more was made', () => {
    fc.assert(
      fc.property(some, fc.nat(), (all, pick) => {
        const written = write(all)
        const kept = all.flatMap((act, at) => (act === 'keep' ? [at] : []))
        const words = sentence(3 * (kept[pick % kept.length] as number) + 2)
        const next = written.next.map((line) => (line === words ? `但是${line}` : line))
        const found = check({ ...written, next })
        expect(found.unannounced.map(({ kind, after }) => [kind, after])).toEqual([['words', `但是${words}`]])
        expect(found.amendments.every(({ verdict }) => verdict === 'done')).toBe(true)
      }),
      { numRuns: 80 },
    )
  })

  it('lacks an amendment that the new text leaves out', () => {
    fc.assert(
      fc.property(some, (all) => {
        const written = write(all)
        const found = check({ ...written, next: written.old })
        const wrong = found.amendments.filter(({ verdict }) => verdict === 'done')
        expect(wrong.map(({ amendment }) => amendment.kind)).toEqual(['reorder'])
        expect(found.unannounced).toEqual([])
      }),
      { numRuns: 80 },
    )
  })
})
