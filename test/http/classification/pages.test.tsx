import { beforeEach, describe, expect, it } from 'vitest'
import { classificationRoutes } from '../../../src/classification/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import type { Role } from '../../../src/people/model.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import { givenDocument, givenRevision } from '../../support/given/documents.ts'
import { type City, givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

describe('the page that asks whether it is a normative document', () => {
  const t = useDeps('sqlite')
  let city: City
  let id: string
  let reviewer: Visitor
  const visitor = async (role: Role) =>
    visitorOf(
      t.deps,
      appOf(t.deps, classificationRoutes(t.deps)),
      await givenActor(t.deps, { organId: city.department, roles: [role] }),
    )

  beforeEach(async () => {
    await givenBasics(t.deps)
    city = await givenCity(t.deps)
    id = await givenDocument(t.deps, {
      makingOrganId: city.department,
      title: '停车工作方案',
      stage: 'published',
      issuedOn: '2020-06-01',
    })
    await givenRevision(t.deps, { documentId: id, text: extractText('停车工作方案\n一、经营者应当在十五日内备案。') })
    reviewer = await visitor('supervisor')
  })
  const fields = (over: Record<string, string> = {}) => ({
    versionId: 'lhasa-2019',
    test_subject: 'yes',
    test_authority: 'yes',
    test_public: 'yes',
    test_rights: 'yes',
    test_general: 'yes',
    test_repeated: 'yes',
    excluded: '',
    decision: 'normative',
    reason: '面向经营者',
    ...over,
  })

  it('asks by the version in force when the document was made, with the words of the text', async () => {
    const page = await pageIn(await reviewer.get(paths.documents.classification({ id })))
    expect(textOf(page, '.page-head')).toContain('适用拉萨市 2019 年标准')
    expect(textOf(page, 'form')).toContain('经营者应当在十五日内备案')
    const other = await pageIn(await reviewer.get(`${paths.documents.classification({ id })}?version=xizang-2020`))
    expect(textOf(other, 'form')).toContain('会议纪要、工作方案')
  })

  it('keeps what was typed when the decision is refused, and lists what was decided', async () => {
    const address = paths.documents.classification({ id })
    const refused = await reviewer.post(address, fields({ decision: 'not_normative', reason: '一次性的' }))
    expect(refused.status).toBe(422)
    const page = await pageIn(refused)
    expect(textOf(page, '.error-summary')).toContain('结论与各项回答不一致')
    expect(textOf(page, 'textarea[name=reason]')).toBe('一次性的')
    expect((await reviewer.post(address, fields())).status).toBe(303)
    const list = await pageIn(await reviewer.get(paths.classifications.list()))
    expect(textOf(list, 'table')).toContain('停车工作方案')
    expect(await (await reviewer.get(paths.classifications.export())).text()).toContain('权利义务是')
  })

  it('is closed to drafters', async () => {
    const drafter = await visitor('drafter')
    expect((await drafter.get(paths.documents.classification({ id }))).status).toBe(403)
    expect((await drafter.post(paths.documents.classification({ id }), fields())).status).toBe(403)
    expect((await drafter.get(paths.classifications.list())).status).toBe(403)
  })
})
