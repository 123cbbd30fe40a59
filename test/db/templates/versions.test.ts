import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '../../../src/people/model.ts'
import { restoreTemplate, uploadTemplate } from '../../../src/templates/commands.ts'
import { listTemplateVersions } from '../../../src/templates/records.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenActor, givenBasics, givenOrgan } from '../../support/given/people.ts'
import { givenTemplate, templateFile } from '../../support/given/templates.ts'
import { useDeps } from '../../support/use-deps.ts'

const KIND = 'review-supplement' as const
const GOOD = ['{文件名称}', '{补正内容}']

describe.each(DIALECTS)('versions of a template on %s', (dialect) => {
  const t = useDeps(dialect)
  let admin: Actor
  let supervisor: Actor
  beforeEach(async () => {
    await givenBasics(t.deps)
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    admin = await givenActor(t.deps, { organId, roles: ['administrator'] })
    supervisor = await givenActor(t.deps, { organId, roles: ['supervisor'] })
  })
  const input = async (seen: number, more: readonly string[] = []) => ({
    kind: KIND,
    seen,
    note: null,
    fileName: '通知书.docx',
    bytes: await templateFile([...GOOD, ...more]),
  })
  const versions = () => listTemplateVersions(t.deps.db, KIND)

  it('follow one another when two administrators upload at once: the second is told', async () => {
    const both = await Promise.allSettled([
      uploadTemplate(t.deps, admin, await input(0)),
      uploadTemplate(t.deps, admin, await input(0, ['{轮次}'])),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { kind: 'conflict' } })
    expect(await versions()).toHaveLength(1)
  })

  it('are made by administrators only', async () => {
    await expect(uploadTemplate(t.deps, supervisor, await input(0))).rejects.toMatchObject({ kind: 'forbidden' })
    const restore = { kind: KIND, seen: 0, note: null, serial: 0 } as const
    await expect(restoreTemplate(t.deps, supervisor, restore)).rejects.toMatchObject({ kind: 'forbidden' })
  })

  it('are checked again when an older one is taken up, for its form may have changed since', async () => {
    await givenTemplate(t.deps, KIND, ['{旧名称}'])
    await uploadTemplate(t.deps, admin, await input(1))
    const restore = { kind: KIND, seen: 2, note: null, serial: 1 } as const
    await expect(restoreTemplate(t.deps, admin, restore)).rejects.toMatchObject({
      kind: 'invalid',
      reasons: expect.arrayContaining([expect.stringContaining('{旧名称}')]),
    })
    expect((await versions()).map((v) => v.serial)).toEqual([2, 1])
  })

  it('are never changed', async () => {
    await uploadTemplate(t.deps, admin, await input(0))
    const { kysely } = t.deps.database
    await expect(kysely.updateTable('template_version').set({ note: 'x' }).execute()).rejects.toThrow('append-only')
  })
})
