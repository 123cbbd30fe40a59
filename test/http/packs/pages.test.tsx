import { beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../../src/http/paths.ts'
import { packRoutes } from '../../../src/packs/routes.tsx'
import type { Actor } from '../../../src/people/model.ts'
import { givenPack } from '../../support/given/packs.ts'
import { type Bench, givenBench, givenDraft } from '../../support/given/review.ts'
import { pageIn, textOf, typedIn } from '../../support/html.ts'
import { appOf, visitorOf } from '../../support/routes-app.ts'
import { useDeps } from '../../support/use-deps.ts'

const PACK = {
  nature: 'new',
  contactName: '扎西',
  contactPhone: '',
  bases: '《中华人民共和国城乡规划法》',
  version: '0',
}

describe('the pack on pages', () => {
  const t = useDeps('sqlite')
  let bench: Bench
  let id: string
  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
    id = await givenDraft(t.deps, bench)
  })
  const as = (actor: Actor) => visitorOf(t.deps, appOf(t.deps, packRoutes(t.deps)), actor)

  it('is filled in by the drafters alone', async () => {
    for (const path of [paths.documents.pack({ id }), paths.documents.packProcedures({ id })])
      for (const who of [bench.reviewer, bench.adviser, bench.supervisor])
        expect((await (await as(who)).post(path, PACK)).status, path).toBe(403)
  })

  it('keeps what was typed when something is missing, or a colleague was faster', async () => {
    const drafter = await as(bench.drafter)
    const path = paths.documents.pack({ id })
    const missing = await drafter.post(path, { ...PACK, contactName: '' })
    expect(missing.status).toBe(422)
    const page = await pageIn(missing)
    expect(textOf(page, '.error-summary')).toContain('请填写联系人')
    expect(textOf(page, 'textarea[name=bases]')).toBe(PACK.bases)
    expect((await drafter.post(path, PACK)).status).toBe(303)
    const stale = await drafter.post(path, { ...PACK, contactName: '次仁' })
    expect(stale.status).toBe(409)
    const again = await pageIn(stale)
    expect(textOf(again, '.error-summary')).toContain('您填写的还没有保存')
    expect(typedIn(again, 'contactName')).toBe('次仁')
  })

  it('says on the page that the consultation was too short, with the days it took', async () => {
    const short = { fromOn: '2026-01-05', toOn: '2026-01-08' } as never
    await givenPack(t.deps, bench.drafter, id, { consultation: short })
    const drafter = await as(bench.drafter)
    const page = await pageIn(await drafter.get(paths.documents.pack({ id })))
    expect(textOf(page, '.note')).toContain('公开征求意见只有 3 个工作日，规定不少于 7 个工作日。请写明缩短的理由')
    expect(typedIn(page, 'consultation-toOn')).toBe('2026-01-08')
  })

  it('takes a file that is sent twice once', async () => {
    const drafter = await as(bench.drafter)
    await drafter.post(paths.documents.pack({ id }), PACK)
    const send = () =>
      drafter.post(paths.documents.packMaterials({ id }), { kind: 'note', file: new File(['起草说明'], '说明.txt') })
    expect((await send()).status).toBe(303)
    const again = await send()
    expect([again.status, textOf(await pageIn(again), '.error-summary')]).toEqual([
      409,
      expect.stringContaining('没有重复登记'),
    ])
  })
})
