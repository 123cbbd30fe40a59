import { sql } from 'kysely'
import { beforeEach, describe, expect, it } from 'vitest'
import { comparisonRoutes } from '../../../src/comparisons/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import { AFTER, BEFORE } from '../../support/given/comparisons.ts'
import { givenActor, givenBasics, givenCity } from '../../support/given/people.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, type Visitor, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const file = (lines: readonly string[], name: string): File => new File([lines.join('\n')], name)

describe('the tool that compares two files', () => {
  const t = useDeps('sqlite')
  let browser: Visitor
  let stored: number

  beforeEach(async () => {
    await givenBasics(t.deps)
    const city = await givenCity(t.deps)
    stored = 0
    const { blobs } = t.deps
    const put: typeof blobs.put = (bytes) => {
      stored++
      return blobs.put(bytes)
    }
    const watched = { ...t.deps, blobs: { ...blobs, put } }
    const actor = await givenActor(t.deps, { roles: ['administrator'], organId: city.bureau })
    browser = await visitorOf(t.deps, appOf(t.deps, comparisonRoutes(watched)), actor)
  })

  const send = (fields: Record<string, string | File>) =>
    browser.post(paths.tools.comparison(), { mode: 'side', ...fields })
  const both = () => ({ oldFile: file(BEFORE, '旧.txt'), newFile: file(AFTER, '新.txt') })

  /** How many rows each table holds. */
  async function census(): Promise<Record<string, number>> {
    const tables = await sql<{ name: string }>`select name from sqlite_master where type = 'table'`.execute(
      t.deps.database.kysely,
    )
    const counts = tables.rows.map(async ({ name }): Promise<[string, number]> => {
      const found = await sql<{ total: number }>`select count(*) as total from ${sql.table(name)}`.execute(
        t.deps.database.kysely,
      )
      return [name, found.rows[0]?.total ?? -1]
    })
    return Object.fromEntries(await Promise.all(counts))
  }

  it('shows the result and keeps nothing: no row and no file', async () => {
    const before = await census()
    expect(Object.keys(before).length).toBeGreaterThan(30)
    const answer = await send(both())
    const page = await pageIn(answer)
    expect([answer.status, textOf(page, 'h1')]).toEqual([200, '旧.txt与新.txt比对'])
    expect(textOf(page, '.change-sum')).toContain('共 2 处修改')
    expect(page.querySelector('[data-print]')).not.toBeNull()
    expect([...page.querySelectorAll('.change-counts a')]).toEqual([])
    expect(await census()).toEqual(before)
    expect(stored).toBe(0)
  })

  it('compares what was pasted, and keeps it in the form', async () => {
    const page = await pageIn(
      await send({ oldText: BEFORE.join('\n'), newFile: file(AFTER, '新.txt'), mode: 'inline' }),
    )
    expect(textOf(page, 'h1')).toBe('旧文本（粘贴）与新.txt比对')
    expect(page.querySelector('.inline-changes')).not.toBeNull()
    expect(textOf(page, 'textarea[name=oldText]')).toContain('第二条')
  })

  it('says which file is at fault, in the words of every upload, and which to choose again', async () => {
    const bad = await send({
      oldFile: new File([new Uint8Array([0xff, 0xd8, 0xff, 0xe0])], '图.jpg'),
      newFile: file(AFTER, '新.txt'),
    })
    expect(bad.status).toBe(422)
    const page = await pageIn(bad)
    expect(textOf(page, '#field-oldFile-error')).toMatch(/^旧文本：/)
    expect(textOf(page, '#field-newFile-error')).toBe('新文本的文件“新.txt”没有问题，但请重新选择一次。')
  })

  it('asks for what is missing and keeps what was typed', async () => {
    const half = await send({ newText: '第一条　制定本办法。' })
    const page = await pageIn(half)
    expect([half.status, textOf(page, '#field-oldFile-error')]).toEqual([422, '请选择旧文本的文件，或者粘贴它的文字。'])
    expect(textOf(page, 'textarea[name=newText]')).toBe('第一条 制定本办法。')
  })

  it('is closed to those who are not signed in', async () => {
    const answer = await appOf(t.deps, comparisonRoutes(t.deps)).request(paths.tools.comparison())
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      paths.signIn({ next: paths.tools.comparison() }),
    ])
  })
})
