import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import { TEMPLATE_KINDS } from '../../../src/templates/model.ts'
import { listTemplateVersions } from '../../../src/templates/records.ts'
import { templateRoutes } from '../../../src/templates/routes.tsx'
import { givenActor, givenBasics, givenOrgan } from '../../support/given/people.ts'
import { templateFile } from '../../support/given/templates.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const KIND = 'review-opinion'
const GOOD = ['{编号}《{文件名称}》{审核结论}', '{#意见}{问题}{/意见}']

describe('templates on pages', () => {
  const t = useDeps('sqlite')
  let admin: Visitor
  let reviewer: Visitor
  beforeEach(async () => {
    await givenBasics(t.deps)
    const organId = await givenOrgan(t.deps, { name: '市司法局' })
    const app = appOf(t.deps, templateRoutes(t.deps))
    admin = await visitorOf(t.deps, app, await givenActor(t.deps, { organId, roles: ['administrator'] }))
    reviewer = await visitorOf(t.deps, app, await givenActor(t.deps, { organId, roles: ['reviewer'] }))
  })
  const upload = async (lines: readonly string[] | Uint8Array | null, fields: Record<string, string> = {}) => {
    const bytes = lines instanceof Uint8Array || lines === null ? lines : await templateFile(lines)
    const file = bytes ? { file: new File([new Uint8Array(bytes)], '本局意见书.docx') } : {}
    return admin.post(paths.templates.versions({ kind: KIND }), { note: '', seen: '0', act: 'use', ...fields, ...file })
  }
  const versions = () => listTemplateVersions(t.deps.db, KIND)
  const zipped = async (answer: Response) => [...new Uint8Array(await answer.arrayBuffer()).slice(0, 2)]

  it('are for administrators only', async () => {
    for (const path of [paths.templates.list(), paths.templates.show({ kind: KIND })]) {
      expect((await reviewer.get(path)).status).toBe(403)
      expect((await admin.get(path)).status).toBe(200)
    }
    expect((await admin.get(paths.templates.show({ kind: 'no-such' }))).status).toBe(404)
  })

  it.each(TEMPLATE_KINDS)('%s is listed with its names, downloaded and filled with its example', async (kind) => {
    const page = await pageIn(await admin.get(paths.templates.show({ kind })))
    expect(textOf(page, '#tags')).toContain('{文件名称}')
    for (const path of [paths.templates.file, paths.templates.preview]) {
      const answer = await admin.get(path({ kind, serial: '0' }))
      expect(answer.headers.get('content-disposition')).toContain('attachment')
      expect(await zipped(answer)).toEqual([0x50, 0x4b])
    }
  })

  it('are listed with everything that is wrong, and stay as they were', async () => {
    const answer = await upload(['{文件名}', '{#意见}{问题}{/意见}', '{审核结论}'])
    expect(answer.status).toBe(422)
    const summary = textOf(await pageIn(answer), '.error-summary')
    expect(summary).toContain('3 处要改正')
    expect(summary).toMatch(/\{文件名\}（正文第 1 段“\{文件名\}”）：没有这个名称/)
    expect(summary).toContain('{编号}')
    expect(await versions()).toEqual([])
  })

  it.each<[string, readonly string[] | Uint8Array | null, Record<string, string>, RegExp]>([
    ['without a file', null, {}, /请选择要上传/],
    ['with something else', new TextEncoder().encode('words'), {}, /已损坏/],
    ['of an old page', GOOD, { seen: '4' }, /刚刚被别人更换过/],
    ['that begins a list and leaves it open', [...GOOD, '{#材料}'], {}, /列表没有结束/],
  ])('%s are refused', async (_, lines, fields, said) => {
    const answer = await upload(lines, { note: '加了局徽', ...fields })
    expect(answer.status).toBe('seen' in fields ? 409 : 422)
    const page = await pageIn(answer)
    expect(textOf(page, '.error-summary')).toMatch(said)
    expect(page.querySelector('input[name=note]')?.getAttribute('value')).toBe('加了局徽')
    expect(await versions()).toEqual([])
  })

  it('are tried out without being taken into use', async () => {
    const answer = await upload(GOOD, { act: 'preview' })
    expect(await zipped(answer)).toEqual([0x50, 0x4b])
    expect(await versions()).toEqual([])
  })

  it('are replaced, taken up again and given back, each as a new version that the trail tells of', async () => {
    expect((await upload(GOOD, { note: '加了局徽' })).status).toBe(303)
    expect((await upload([...GOOD, '{落款日期}'], { seen: '1' })).status).toBe(303)
    const restore = (serial: string, seen: string) =>
      admin.post(paths.templates.restoration({ kind: KIND }), { serial, seen })
    expect((await restore('1', '2')).status).toBe(303)
    expect((await restore('0', '2')).status).toBe(409)
    expect((await restore('0', '3')).status).toBe(303)
    expect((await restore('0', '4')).status).toBe(422)
    expect((await versions()).map((v) => [v.serial, v.file?.name ?? null, v.restores])).toEqual([
      [4, null, null],
      [3, '本局意见书.docx', 1],
      [2, '本局意见书.docx', null],
      [1, '本局意见书.docx', null],
    ])
    const page = await pageIn(await admin.get(paths.templates.show({ kind: KIND })))
    expect(textOf(page, '#history')).toMatch(/恢复为系统自带模板（第 4 版）/)
    expect(textOf(page, '#versions')).toContain('加了局徽')
    expect(await zipped(await admin.get(paths.templates.file({ kind: KIND, serial: '2' })))).toEqual([0x50, 0x4b])
    expect((await admin.get(paths.templates.file({ kind: KIND, serial: '9' }))).status).toBe(404)
  })

  it('go back from the address of a form to the template', async () => {
    const answer = await admin.get(paths.templates.versions({ kind: KIND }))
    expect(answer.headers.get('location')).toBe(paths.templates.show({ kind: KIND }))
  })
})
