import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffText, Words } from '../../../src/text/diff.ts'
import { splitAround } from '../../../src/text/diff-anchors.ts'
import { sideText } from '../../../src/text/segments.ts'

/** [-removed-]{+inserted+} */
const shown = (old: string, next: string): string =>
  diffText(old, next, new Words())
    .map(({ op, text }) => (op === 'equal' ? text : op === 'insert' ? `{+${text}+}` : `[-${text}-]`))
    .join('')

describe('words of one line', () => {
  it.each([
    ['自公布之日起十五日内报送备案。', '自公布之日起三十日内报送备案。', '自公布之日起[-十五-]{+三十+}日内报送备案。'],
    ['违反本办法第十五条规定的，', '违反本办法第十六条规定的，', '违反本办法[-第十五条-]{+第十六条+}规定的，'],
    ['处五百元罚款。', '处2000元罚款。', '处[-五百-]{+2000+}元罚款。'],
    ['应当公布，并报备案。', '应当公布。', '应当公布[-，并报备案-]。'],
    ['应当公布。', '应当及时公布。', '应当{+及时+}公布。'],
    ['县、区负责。市级负责监督。', '县、区负责。乡镇协助。市级负责监督。', '县、区负责。{+乡镇协助。+}市级负责监督。'],
  ])('%s', (old, next, expected) => {
    expect(shown(old, next)).toBe(expected)
  })

  it('leaves no single character between two edits', () => {
    const segments = diffText(
      '由农业行政主管部门会同水务部门批准的项目',
      '由林业行政主管机构会商水利部门核准的项目',
      new Words(),
    )
    const islands = segments.filter(
      (s, at) => s.op === 'equal' && s.text.length === 1 && at > 0 && at < segments.length - 1,
    )
    expect(islands).toEqual([])
  })

  it('replaces as a whole what has next to nothing in common', () => {
    expect(shown('经营者应当持有许可证。', '任何人都可以报告火情。')).toBe(
      '[-经营者应当持有许可证。-]{+任何人都可以报告火情。+}',
    )
  })

  it('marks what is a reference or punctuation only', () => {
    const marks = (old: string, next: string): unknown[] =>
      diffText(old, next, new Words()).flatMap((segment) => (segment.op === 'insert' ? [segment.mark] : []))
    expect(marks('依照第三条的规定处理', '依照第四条的规定处理')).toEqual(['reference'])
    expect(marks('下列事项:登记', '下列事项：登记')).toEqual(['punctuation'])
    expect(marks('下列事项登记', '下列事项备案')).toEqual([undefined])
  })

  it('rebuilds both sides of any two lines', () => {
    const word = fc.constantFrom('备案', '的', '，', '第三条', '十五', '日', '。', '公布', '甲', ' ', '𠮷', 'e\u0301')
    const line = fc.array(word, { maxLength: 40 }).map((words) => words.join(''))
    fc.assert(
      fc.property(line, line, (old, next) => {
        const segments = diffText(old, next, new Words())
        expect(sideText(segments, 'old')).toBe(old)
        expect(sideText(segments, 'new')).toBe(next)
        for (const [at, segment] of segments.entries()) expect(segment.op).not.toBe(segments[at + 1]?.op)
      }),
    )
  })
})

describe('long lines', () => {
  const sentence = (at: number): string => `第${at}项工作由第${at * 7}组承担，于${at * 3}日前完成；`
  const long = Array.from({ length: 2000 }, (_, at) => sentence(at))

  it('are cut at what occurs once on both sides', () => {
    const next = [...long]
    next[1000] = '本项另行安排，不再单独通知；'
    const stretches = splitAround(long.join(''), next.join(''))
    const differing = stretches.filter((stretch) => stretch.old !== stretch.new)
    expect(differing).toEqual([{ old: sentence(1000), new: '本项另行安排，不再单独通知；' }])
  })

  it('rebuild without any punctuation', () => {
    const old = long.join('').replace(/[，；]/gu, '')
    const next = `${old.slice(0, 9000)}另行安排${old.slice(9100)}完`
    const segments = diffText(old, next, new Words())
    expect([sideText(segments, 'old'), sideText(segments, 'new')]).toEqual([old, next])
    expect(segments.filter((s) => s.op !== 'equal').length).toBeLessThan(20)
  })
})
