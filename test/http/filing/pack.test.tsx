import { beforeEach, describe, expect, it } from 'vitest'
import yauzl from 'yauzl'
import { filingPaperRoutes } from '../../../src/filing/paper-routes.tsx'
import { filingRoutes } from '../../../src/filing/routes.tsx'
import { paths } from '../../../src/http/paths.ts'
import { sha256 } from '../../../src/lib/hash.ts'
import type { Actor } from '../../../src/people/model.ts'
import { givenReviewedFilings } from '../../support/given/filing-packs.ts'
import { givenActor } from '../../support/given/people.ts'
import { type Bench, givenBench } from '../../support/given/review.ts'
import { givenTemplate } from '../../support/given/templates.ts'
import { pageIn, textOf } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

/** The files of an archive by name, read by another program than the one that wrote them. */
const unzipped = (bytes: Uint8Array): Promise<ReadonlyMap<string, Buffer>> =>
  new Promise((resolve, reject) => {
    const files = new Map<string, Buffer>()
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('entry', (entry: yauzl.Entry) =>
        zip.openReadStream(entry, async (failed, stream) => {
          if (failed) return reject(failed)
          const parts: Buffer[] = []
          for await (const part of stream) parts.push(part as Buffer)
          files.set(entry.fileName, Buffer.concat(parts))
          zip.readEntry()
        }),
      )
      zip.on('end', () => resolve(files))
      zip.on('error', reject)
      zip.readEntry()
    })
  })

describe('the pack on the page of a filing', () => {
  const t = useDeps('sqlite')
  let bench: Bench
  let id: string
  beforeEach(async () => {
    bench = await givenBench(t.deps)
    id = (await givenReviewedFilings(t.deps, bench))[0] ?? ''
  })
  const as = (actor: Actor) => visitorOf(t.deps, appOf(t.deps, filingRoutes(t.deps), filingPaperRoutes(t.deps)), actor)
  const get = async (path: string, actor = bench.reviewer) => (await as(actor)).get(path)
  const post = async (path: string, fields: Record<string, string | File> = {}, actor = bench.reviewer) =>
    (await as(actor)).post(path, fields)
  const panel = async (actor = bench.reviewer) =>
    textOf(await pageIn(await get(paths.filings.show({ id }), actor)), '#pack')
  const own = (body = '%PDF-1.7') => new File([body], '依据.pdf')

  it('lists what is wanted and what is missing, and is made by one click', async () => {
    expect(await panel()).toContain('还缺：备案报告、正式文本、说明、制定依据、合法性审核意见')
    const made = await post(paths.filings.pack({ id }))
    expect([made.status, made.headers.get('location')]).toEqual([303, `${paths.filings.show({ id })}#pack`])
    expect(await panel()).toContain('应备材料齐全')
  })

  it('is downloaded as one archive with Chinese names and a list that tells number, copies and digest', async () => {
    await post(paths.filings.pack({ id }))
    const answer = await get(paths.filings.packFile({ id }))
    expect(answer.headers.get('content-type')).toBe('application/zip')
    expect(decodeURIComponent(answer.headers.get('content-disposition') ?? '')).toContain('备案材料.zip')
    const files = await unzipped(new Uint8Array(await answer.arrayBuffer()))
    const [manifest = '', ...names] = [...files.keys()]
    expect(names).toHaveLength(6)
    expect(names[0]).toMatch(/^01-备案报告-拉政规备字〔2026〕1号-.*\.docx$/)
    const list = (files.get(manifest)?.toString('utf8') ?? '').split('\r\n')
    for (const [i, name] of names.entries()) {
      expect(list[i * 4 + 1]).toContain(name)
      expect(list[i * 4 + 3]).toContain(sha256(files.get(name) ?? Buffer.alloc(0)))
    }
    expect(list[0]).toContain('备案报告（拉政规备字〔2026〕1号）')
    expect(list[6]).toContain('纸质份数：2')
  })

  it('takes an own file, says what is wrong with it, and gives it back', async () => {
    const path = paths.filings.papers({ id })
    expect((await post(path, { material: 'basis', file: own() })).status).toBe(303)
    const page = await pageIn(await get(paths.filings.show({ id })))
    const href = page.querySelector('#pack .paper a')?.getAttribute('href') ?? ''
    expect(await (await get(href)).text()).toBe('%PDF-1.7')
    const twice = await post(path, { material: 'basis', file: own() })
    expect([twice.status, textOf(await pageIn(twice), '#pack')]).toEqual([409, expect.stringContaining('没有重复登记')])
    expect((await post(path, { material: 'basis' })).status).toBe(422)
    expect((await post(path, { material: 'nothing', file: own() })).status).toBe(422)
    const large = await post(path, {
      material: 'other',
      file: own(`%PDF-1.7${' '.repeat(t.deps.config.maxUploadBytes)}`),
    })
    expect([413, 422]).toContain(large.status)
    const end = await post(paths.filings.paperEnd({ id }), { material: 'basis', digest: sha256('%PDF-1.7') })
    expect(end.status).toBe(303)
    expect(await panel()).toContain('还缺')
  })

  it('is kept with the submission and offered there', async () => {
    await post(paths.filings.pack({ id }))
    const sent = await post(paths.filings.submission({ id }), { submittedOn: '2026-03-02' })
    expect(sent.status).toBe(303)
    const page = await pageIn(await get(paths.filings.show({ id })))
    expect(page.querySelector(`a[href="${paths.filings.submissionFile({ id, serial: '1' })}"]`)).not.toBeNull()
    const answer = await get(paths.filings.submissionFile({ id, serial: '1' }))
    expect([...(await unzipped(new Uint8Array(await answer.arrayBuffer()))).keys()]).toHaveLength(7)
    expect((await get(paths.filings.submissionFile({ id, serial: '2' }))).status).toBe(404)
    expect((await post(paths.filings.pack({ id }))).status).toBe(409)
  })

  it('is not there for those who may only read the document', async () => {
    await post(paths.filings.pack({ id }))
    const stranger = await givenActor(t.deps, { organId: bench.city.county, roles: ['drafter'] })
    const shown = await pageIn(await get(paths.filings.show({ id }), stranger))
    expect(shown.querySelector('#pack')).toBeNull()
    const mine = await pageIn(await get(paths.filings.show({ id })))
    const file = mine.querySelector('#pack .paper a')?.getAttribute('href') ?? ''
    for (const path of [paths.filings.packFile({ id }), paths.filings.submissionFile({ id, serial: '1' }), file])
      expect((await get(path, stranger)).status).toBe(404)
    expect((await post(paths.filings.pack({ id }), {}, bench.supervisor)).status).toBe(403)
  })

  it('says in Chinese what is wrong with a template', async () => {
    await givenTemplate(t.deps, 'filing-report', ['{文号}'])
    const answer = await post(paths.filings.pack({ id }))
    expect(answer.status).toBe(422)
    const said = textOf(await pageIn(answer), '#pack')
    for (const words of ['“备案报告”的模板有错误', '{文号}', '没有这个名称']) expect(said).toContain(words)
  })

  it('leaves a trace when the document is secret', async () => {
    await post(paths.filings.pack({ id }))
    await t.deps.database.kysely.updateTable('document').set({ secrecy: 'secret' }).execute()
    expect((await get(paths.filings.packFile({ id }), bench.supervisor)).status).toBe(200)
    const readings = await t.deps.db
      .selectFrom('audit_entry')
      .select(['actor_name', 'detail'])
      .where('action', '=', 'document.read')
      .execute()
    expect(readings).toEqual([{ actor_name: '刘局', detail: expect.stringContaining('备案材料') }])
  })
})
