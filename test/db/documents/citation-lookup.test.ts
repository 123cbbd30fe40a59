import { beforeEach, describe, expect, it } from 'vitest'
import { citationLookup } from '../../../src/documents/queries/citation-lookup.ts'
import type { Actor } from '../../../src/people/model.ts'
import { citationKeys } from '../../../src/text/citation-keys.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument, givenRevision } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const keysOf = (sentence: string) => citationKeys(extractText(`某办法\n第一条　${sentence}`))

describe.each(DIALECTS)('what the register knows of cited documents on %s', (dialect) => {
  const t = useDeps(dialect)
  let city: City
  let reviewer: Actor

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    reviewer = await givenActor(t.deps, { roles: ['reviewer'], organId: city.bureau })
  })
  const given = (title: string, over: Partial<Parameters<typeof givenDocument>[1]> = {}) =>
    givenDocument(t.deps, { makingOrganId: city.department, title, stage: 'published', ...over })
  const titles = async (sentence: string, actor = reviewer) =>
    (await citationLookup(t.deps.db, actor, keysOf(sentence))).map((d) => d.title).sort()

  it('finds by title, by number, and what is nearly called so', async () => {
    await given('拉萨市停车管理办法')
    await given('拉萨市养犬暂行管理规定', { numberText: '拉政规〔2019〕5号' })
    await given('拉萨市供暖暂行办法')
    await given('拉萨市湿地保护办法')
    expect(await titles('按照《拉萨市停车 管理办法》执行。')).toEqual(['拉萨市停车管理办法'])
    expect(await titles('按照《养犬规定》（拉政规[2019]5号）执行。')).toEqual(['拉萨市养犬暂行管理规定'])
    expect(await titles('按照《拉萨市供暖办法》和《停车管理办法》执行。')).toEqual([
      '拉萨市供暖暂行办法',
      '拉萨市停车管理办法',
    ])
    expect(await titles('不引用任何文件。')).toEqual([])
  })

  it('takes the words of a title as they are, wildcards too', async () => {
    await given('拉萨市停车管理办法')
    expect(await titles('按照《拉萨市%%%%%管理办法》执行。')).toEqual([])
  })

  it('shows nothing that the person may not see', async () => {
    await given('拉萨市停车管理办法', { stage: 'drafting', makingOrganId: city.county })
    const drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
    const own = await givenActor(t.deps, { roles: ['drafter'], organId: city.county })
    expect(await titles('按照《拉萨市停车管理办法》执行。', drafter)).toEqual([])
    expect(await titles('按照《拉萨市停车管理办法》执行。', own)).toEqual(['拉萨市停车管理办法'])
  })

  it('reads the articles of the newest official text only where an article is cited', async () => {
    const documentId = await given('拉萨市停车管理办法')
    const text = (articles: number) =>
      extractText(
        ['拉萨市停车管理办法', '第一条　甲。', '第二条　乙。', '第三条　丙。'].slice(0, articles + 1).join('\n'),
      )
    await givenRevision(t.deps, { documentId, serial: 1, kind: 'draft', text: text(3) })
    await givenRevision(t.deps, { documentId, serial: 2, kind: 'official', text: text(2) })
    const articles = async (sentence: string) =>
      (await citationLookup(t.deps.db, reviewer, keysOf(sentence))).map((d) => d.articles)
    expect(await articles('按照《拉萨市停车管理办法》第三条执行。')).toEqual([['1', '2']])
    expect(await articles('按照《拉萨市停车管理办法》执行。')).toEqual([null])
  })

  it('takes more keys than one statement may hold', async () => {
    await given('拉萨市停车管理办法')
    const many = Array.from({ length: 1_200 }, (_, i) => `《拉萨市第${i}号办法》`).join('、')
    expect(await titles(`按照${many}、《拉萨市停车管理办法》执行。`)).toEqual(['拉萨市停车管理办法'])
  })
})
