import { beforeEach, describe, expect, it } from 'vitest'
import { comparisonRoutes } from '../../../src/comparisons/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import { AFTER, BEFORE, givenText } from '../../support/given/comparisons.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { type Html, pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const DECISION = [
  '关于修改《停车管理办法》的决定',
  '一、将第二条中的“十五日”修改为“三十日”。',
  '二、将第一条中的“规范”修改为“加强”。',
  '此外，对条文序号作相应调整。',
]

describe('checking a decision against two texts', () => {
  const t = useDeps('sqlite')
  let city: City
  let browser: Visitor
  let texts: { readonly old: string; readonly new: string }

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    const drafter = await givenActor(t.deps, { roles: ['drafter'], organId: city.department })
    const documentId = await givenDocument(t.deps, { makingOrganId: city.department, title: '停车管理办法' })
    const old = await givenText(t.deps, documentId, 1, BEFORE)
    texts = { old, new: await givenText(t.deps, documentId, 2, AFTER) }
    browser = await visitorOf(t.deps, appOf(t.deps, comparisonRoutes(t.deps)), drafter)
  })

  const verdicts = (page: Html) =>
    [...page.querySelectorAll('#amendments tbody tr')].map((tr) => tr.querySelector('.tag')?.textContent)

  it('says of each amendment whether the new text has it, and what the decision is silent about', async () => {
    const answer = await browser.post(paths.comparisons.decision(texts), { decisionText: DECISION.join('\n') })
    const page = await pageIn(answer)
    expect(answer.status).toBe(200)
    expect(verdicts(page)).toEqual(['已落实', '未改', '已落实'])
    expect(textOf(page, '#unannounced')).toContain('任何人不得占用无障碍停车位')
    const link = page.querySelector('#amendments tbody a')?.getAttribute('href')
    expect(link).toBe(`${paths.comparisons.show(texts)}#n-2`)
    const comparison = await pageIn(await browser.get(paths.comparisons.show(texts)))
    expect(comparison.getElementById('n-2')).not.toBeNull()
  })

  it('takes a decision of the register by its address, if the person may see it', async () => {
    const kept = await givenDocument(t.deps, { makingOrganId: city.department, title: '关于修改停车管理办法的决定' })
    const decision = await givenText(t.deps, kept, 1, DECISION)
    const hidden = await givenDocument(t.deps, { makingOrganId: city.county, title: '关于修改公园管理办法的决定' })
    const secret = await givenText(t.deps, hidden, 1, DECISION)
    const blank = await pageIn(await browser.get(paths.comparisons.decision(texts)))
    const offered = [...blank.querySelectorAll('select[name=decision] option')].map((o) => o.getAttribute('value'))
    expect([offered, blank.querySelector('#amendments')]).toEqual([[decision], null])
    expect(verdicts(await pageIn(await browser.get(paths.comparisons.decision(texts, { decision }))))).toHaveLength(3)
    expect((await browser.get(paths.comparisons.decision(texts, { decision: secret }))).status).toBe(404)
    expect((await browser.get(paths.comparisons.decision({ ...texts, old: secret }))).status).toBe(404)
  })

  it('asks for the decision, and says so when there is none in what was given', async () => {
    const empty = await browser.post(paths.comparisons.decision(texts), { decisionText: '' })
    expect([empty.status, textOf(await pageIn(empty), '.error-summary')]).toEqual([
      422,
      expect.stringContaining('请选择修改决定的文件，或者粘贴它的文字。'),
    ])
    const other = await browser.post(paths.comparisons.decision(texts), { decisionText: '关于召开会议的通知' })
    expect(textOf(await pageIn(other), '#amendments')).toContain('没有从决定中读出修改的内容')
  })
})
