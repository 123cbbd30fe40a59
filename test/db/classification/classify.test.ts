import { beforeEach, describe, expect, it } from 'vitest'
import { listAuditOf } from '../../../src/audit/queries.ts'
import { classifyDocument } from '../../../src/classification/commands.ts'
import { getClassificationDesk, listClassified } from '../../../src/classification/queries.ts'
import { getDocument } from '../../../src/documents/records.ts'
import type { Actor } from '../../../src/people/model.ts'
import { extractText } from '../../../src/text/import/extract-text.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument, givenRevision } from '../../support/given/documents.ts'
import { givenActor, givenOrgan } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const YES = { subject: 'yes', authority: 'yes', public: 'yes', rights: 'yes', general: 'yes', repeated: 'yes' } as const
const TEXT = '关于停车管理的工作方案\n一、经营者应当自开业之日起十五日内备案，不备案的不得经营。'

describe.each(DIALECTS)('is this a normative document, on %s', (dialect) => {
  const t = useDeps(dialect)
  let reviewer: Actor
  let documentId: string

  beforeEach(async () => {
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    reviewer = await givenActor(t.deps, { organId, roles: ['supervisor'] })
    documentId = await givenDocument(t.deps, { makingOrganId: organId, title: '停车工作方案', stage: 'published' })
  })

  const decide = (over: Partial<Parameters<typeof classifyDocument>[2]> = {}) =>
    classifyDocument(t.deps, reviewer, {
      documentId,
      versionId: 'xizang-2020',
      answers: YES,
      excluded: null,
      isNormative: true,
      reason: '面向经营者',
      ...over,
    })
  const desk = () => getClassificationDesk(t.deps.db, reviewer, documentId)

  it('is recorded with the version of the test, and later decisions stand beside it', async () => {
    await decide({ versionId: 'lhasa-2019' })
    await decide({ answers: { ...YES, repeated: 'no' }, isNormative: false, reason: '一次性' })
    expect((await desk()).lines).toMatchObject([
      { versionName: '西藏自治区 2020 年标准', isNormative: false, reason: '一次性' },
      { versionName: '拉萨市 2019 年标准', isNormative: true },
    ])
    const audit = await listAuditOf(t.deps.db, [{ type: 'document', id: documentId }])
    expect(audit.filter((entry) => entry.action === 'document.classified')).toHaveLength(2)
    const { rows, total } = await listClassified(t.deps.db, reviewer, {}, null, 10)
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({ isNormative: false, title: '停车工作方案' })
    expect((await listClassified(t.deps.db, reviewer, { result: 'normative' }, null, 10)).total).toBe(0)
    expect((await getDocument(t.deps.db, documentId)).stage).toBe('published')
  })

  it('is refused when tests are open or the answers say otherwise', async () => {
    await expect(decide({ answers: { subject: 'yes' } })).rejects.toMatchObject({
      message: expect.stringContaining('还有没有判断的标准'),
    })
    await expect(decide({ isNormative: false })).rejects.toMatchObject({
      message: expect.stringContaining('按所填回答，是规范性文件'),
    })
    await expect(decide({ versionId: 'lhasa-2019', excluded: 'minutes', isNormative: false })).rejects.toMatchObject({
      message: expect.stringContaining('没有排除这类文件'),
    })
    // A paper excluded by its form, with rules on rights and duties: either decision may be right, with its reason.
    await decide({ excluded: 'minutes', isNormative: false })
    const contract = await givenDocument(t.deps, {
      makingOrganId: reviewer.organId,
      category: 'contract',
      title: '合同',
    })
    await expect(decide({ documentId: contract })).rejects.toMatchObject({ kind: 'invalid' })
  })

  it('points out rights and duties in what is called not normative', async () => {
    await givenRevision(t.deps, { documentId, text: extractText(TEXT) })
    await decide({ excluded: 'minutes', isNormative: false })
    expect((await desk()).rights).toMatchObject([{ quote: expect.stringContaining('经营者应当') }])
    expect((await listClassified(t.deps.db, reviewer, {}, null, 10)).rows[0]?.rights).toHaveLength(1)
    await decide()
    expect((await desk()).rights).toEqual([])
  })

  it('is for the review organ, and for documents one may see', async () => {
    const other = await givenOrgan(t.deps, { name: '教育局' })
    const drafter = await givenActor(t.deps, { organId: other, roles: ['drafter'] })
    await expect(
      classifyDocument(t.deps, drafter, {
        documentId,
        versionId: 'xizang-2020',
        answers: YES,
        excluded: null,
        isNormative: true,
        reason: '是',
      }),
    ).rejects.toMatchObject({ kind: 'forbidden' })
    const secret = await givenDocument(t.deps, { makingOrganId: other, secrecy: 'secret', title: '密件' })
    reviewer = await givenActor(t.deps, { organId: reviewer.organId, roles: ['reviewer'] })
    await expect(decide({ documentId: secret })).rejects.toMatchObject({ kind: 'not_found' })
  })
})
