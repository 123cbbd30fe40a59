import { afterEach, describe, expect, it } from 'vitest'
import { parseAmendments } from '../../src/text/amendments.ts'
import { checkAmendments } from '../../src/text/amendments-check.ts'
import { compareTexts } from '../../src/text/compare.ts'
import { type Comparer, type ComparerLimits, createComparer } from '../../src/text/comparing/comparer.ts'
import { extractText } from '../../src/text/import/extract-text.ts'

const articles = (count: number, words: string): ReturnType<typeof extractText> =>
  extractText(Array.from({ length: count }, (_, n) => `第${n + 1}条　${words}${n}，应当依法办理。`).join('\n'))

const OLD = articles(400, '停车场经营者应当自开业之日起十五日内备案')
const NEW = articles(400, '停车场经营者应当自开业之日起三十日内备案')

describe('a comparer', () => {
  const open: Comparer[] = []
  const comparer = (limits: ComparerLimits = {}): Comparer => {
    const made = createComparer(limits)
    open.push(made)
    return made
  }
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()))
  })

  it('gives in a thread what it gives here', async () => {
    const options = { unpaired: [{ old: '3', new: '3' }] }
    const here = compareTexts(OLD, NEW, options)
    expect(await comparer({ inlineUpTo: 0 }).compare(OLD, NEW, options)).toEqual(JSON.parse(JSON.stringify(here)))
  })

  it('checks a decision in a thread as it does here, and within the same time', async () => {
    const decision = extractText('关于修改办法的决定\n一、将第三条中的“十五日”修改为“三十日”。')
    const task = { decision, old: OLD, fresh: NEW, comparison: compareTexts(OLD, NEW) }
    const here = checkAmendments(parseAmendments(decision), OLD, NEW, task.comparison)
    expect(here.amendments).toMatchObject([{ verdict: 'done' }])
    expect(await comparer({ inlineUpTo: 0 }).check(task)).toEqual(JSON.parse(JSON.stringify(here)))
    await expect(comparer({ inlineUpTo: 0, timeoutMs: 1 }).check(task)).rejects.toThrow('没能在限定时间内核对完')
  })

  it('falls back to whole articles when the time is up, and says so', async () => {
    const limited = comparer({ inlineUpTo: 0, timeoutMs: 1, coarseTimeoutMs: 20_000 })
    const { isCoarse, provisions } = await limited.compare(OLD, NEW)
    expect(isCoarse).toBe(true)
    expect(provisions).toHaveLength(400)
    expect(provisions[0]?.segments.some((s) => s.op === 'delete' && s.text.includes('停车场经营者'))).toBe(true)
  })

  it('refuses with a sentence when even that takes too long', async () => {
    const limited = comparer({ inlineUpTo: 0, timeoutMs: 1 })
    await expect(limited.compare(OLD, NEW)).rejects.toMatchObject({ kind: 'invalid' })
    await expect(limited.compare(OLD, NEW)).rejects.toThrow('没能在限定时间内比完')
  })

  it('survives a comparison that needs more memory than it may have', async () => {
    const tight = comparer({ inlineUpTo: 0, maxMemoryMb: 48, timeoutMs: 30_000 })
    const long = articles(30_000, '停车场经营者应当自开业之日起备案')
    await expect(tight.compare(long, long)).rejects.toMatchObject({ kind: 'invalid' })
    expect((await comparer({ inlineUpTo: 0, timeoutMs: 30_000 }).compare(OLD, NEW)).isCoarse).toBe(false)
  })

  it('leaves the server free while it works', async () => {
    const long = articles(6_000, '停车场经营者应当自开业之日起十五日内备案')
    const other = articles(6_000, '公共停车设施的管理单位须于三十日内报送备案')
    let longest = 0
    let last = performance.now()
    const clock = setInterval(() => {
      longest = Math.max(longest, performance.now() - last)
      last = performance.now()
    }, 5)
    const from = performance.now()
    await comparer({ timeoutMs: 60_000 }).compare(long, other)
    const took = performance.now() - from
    clearInterval(clock)
    expect(longest).toBeLessThan(took / 2)
  })
})
