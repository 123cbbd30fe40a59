import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { createApp } from '../../src/app.tsx'
import { recordAudit } from '../../src/audit/record.ts'
import { moveCampaign } from '../../src/cleanup/commands/move-campaign.ts'
import { openCampaign } from '../../src/cleanup/commands/open-campaign.ts'
import { findSignals } from '../../src/cleanup/jobs.ts'
import { getCampaignSummary } from '../../src/cleanup/queries/campaigns.ts'
import { foldText } from '../../src/db/contains.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import { inTransaction, SYSTEM } from '../../src/db/transaction.ts'
import { numberColumns, validityColumns } from '../../src/documents/records.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { systemIds } from '../../src/lib/ids.ts'
import { testDeps } from '../support/deps.ts'
import { givenActor, givenBasics, givenCity, givenOrgan, givenSession } from '../support/given/people.ts'

const ITEMS = 20_000
const LIMIT = 300
const RUNS = 5
const SLICE = 500

const folder = mkdtempSync(join(tmpdir(), 'fadu-bench-'))
const file = join(folder, 'bench.sqlite')
const database = await openDatabase(`sqlite:${file}`)
await migrate(database)
const deps = testDeps(database, { newId: systemIds(() => Date.parse('2026-03-16T02:00:00Z')) })
await givenBasics(deps)
const city = await givenCity(deps)
const bureau = await givenActor(deps, { organId: city.bureau, roles: ['supervisor'] })
const units: string[] = []
for (let i = 0; i < 60; i++) units.push(await givenOrgan(deps, { name: `拉萨市第${i + 1}局`, parent: city.government }))

const documentIds = await inTransaction(deps, SYSTEM, async (work) => {
  const ids: string[] = []
  for (let at = 0; at < ITEMS; at += SLICE) {
    const rows = Array.from({ length: SLICE }, (_, i) => {
      const n = at + i
      const title = `关于${['停车', '市场', '道路', '学校', '水利', '林草', '旅游'][n % 7]}管理第${n}号${n % 9 === 0 ? '暂行' : ''}办法`
      const issued = `${1990 + (n % 30)}-03-01` as Day
      ids.push(work.newId())
      return {
        document_id: ids[n] ?? '',
        title,
        title_key: foldText(title),
        category: 'department' as const,
        stage: 'published' as const,
        secrecy: 'public' as const,
        making_organ_id: units[n % 60] ?? '',
        drafting_organ_id: units[n % 60] ?? '',
        implementing_organ_id: units[n % 60] ?? '',
        ...numberColumns(`拉局发〔${1990 + (n % 30)}〕${n}号`),
        signed_on: null,
        written_on: null,
        issued_on: issued,
        published_on: issued,
        effective_on: issued,
        early_effect_reason: null,
        publication_place: null,
        ...validityColumns({ kind: 'none' }),
        validity_source: null,
        note: null,
        created_by: null,
        created_at: work.now,
        updated_at: work.now,
      }
    })
    await work.trx.insertInto('document').values(rows).execute()
  }
  await recordAudit(work, 'installation.seeded', { type: 'installation', id: 'bench' }, { what: '', rows: ITEMS })
  return ids
})

async function once<T>(name: string, act: () => Promise<T>): Promise<T> {
  const from = performance.now()
  const value = await act()
  console.log(`  ${name}: ${(performance.now() - from).toFixed(0)} ms`)
  return value
}

const campaignId = await once(`open a campaign of ${ITEMS} documents`, () =>
  openCampaign(
    deps,
    bureau,
    {
      name: '清理',
      kind: 'full',
      scope: '全部',
      issuedFrom: null,
      cutOffOn: '2025-12-31' as Day,
      decidingOrganId: city.government,
      supersededOutcome: 'repeal',
      scopeQuery: {
        categories: ['department'],
        organIds: [],
        inForceOnly: false,
        issuedFrom: null,
        cutOffOn: '2025-12-31' as Day,
        reform: null,
      },
    },
    documentIds,
  ),
)
await once('look for the signals of all (job)', () => findSignals(deps, campaignId, () => []))

const app = createApp(deps)
const Cookie = await givenSession(deps, bureau)
const HOST = 'http://localhost'
const plain = new Sqlite(file)
plain.pragma('foreign_keys = on')

const median = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
let missed = 0

/** Times the server and the floor in turn, each several times, and prints both. */
async function beside(name: string, server: () => Promise<unknown>, floor: () => void): Promise<void> {
  const [ours, bare]: [number[], number[]] = [[], []]
  for (let run = 0; run <= RUNS; run++) {
    let from = performance.now()
    await server()
    if (run > 0) ours.push(performance.now() - from)
    from = performance.now()
    floor()
    if (run > 0) bare.push(performance.now() - from)
  }
  const [our, floorMs] = [median(ours), median(bare)]
  if (our >= LIMIT) missed += 1
  console.log(
    `  ${name}: ${our.toFixed(0)} ms at the server, floor in plain better-sqlite3 ${floorMs.toFixed(1)} ms, ${(our / floorMs).toFixed(1)} × (less than ${LIMIT} ms: ${our < LIMIT ? 'met' : 'MISSED'})`,
  )
}

const LIST = `select i.item_id, i.serial, d.title, d.number_text, m.name, u.name, p.outcome, r.outcome, w.outcome
  from campaign_item i join document d on d.document_id = i.document_id
  join organ m on m.organ_id = d.making_organ_id join organ u on u.organ_id = i.implementing_organ_id
  left join proposal p on p.proposal_id = i.proposal_id left join cleanup_review r on r.review_id = i.review_id
  left join decision w on w.decision_id = i.decision_id where i.campaign_id = ?`
const COUNT = LIST.replace(/select[\s\S]*?from/, 'select count(*) from')
/** Counts what a filter finds and reads one page of it, from a serial on. */
const listFloor = (more: string, values: readonly string[] = [], from = 0) => {
  plain.prepare(`${COUNT} ${more}`).all(campaignId, ...values)
  plain.prepare(`${LIST} ${more} and i.serial > ? order by i.serial limit 101`).all(campaignId, ...values, from)
}
const ok = async (path: string): Promise<void> => {
  const answer = await app.request(`${HOST}${path}`, { headers: { Cookie } })
  if (answer.status !== 200) throw new Error(`${path} gave ${answer.status}`)
  await answer.text()
}
const page = (query: Record<string, string> = {}) => ok(paths.campaigns.show({ id: campaignId }, query))

await beside(
  'list page',
  () => page(),
  () => listFloor(''),
)
const last = Buffer.from(JSON.stringify([1, 19_800])).toString('base64url')
await beside(
  'list page near the end',
  () => page({ cursor: last }),
  () => listFloor('', [], 19_800),
)
await beside(
  'filter by words',
  () => page({ words: '旅游管理' }),
  () => listFloor('and d.title_key like ?', ['%旅游管理%']),
)
await beside(
  'filter by organ',
  () => page({ organ: units[7] ?? '' }),
  () => listFloor('and i.implementing_organ_id = ?', [units[7] ?? '']),
)
await beside(
  'filter by year',
  () => page({ year: '2004' }),
  () => listFloor('and substr(d.issued_on, 1, 4) = ?', ['2004']),
)
await beside(
  'filter by signal',
  () => page({ signal: 'provisional_old' }),
  () =>
    listFloor("and exists (select 1 from item_signal s where s.item_id = i.item_id and s.kind = 'provisional_old')"),
)
await beside(
  'filter by stage',
  () => page({ state: 'unproposed' }),
  () => listFloor('and i.proposal_id is null'),
)

const act = async (path: string, fields: Record<string, string>): Promise<void> => {
  const headers = { Cookie, Origin: HOST, 'Sec-Fetch-Site': 'same-origin' }
  const body = new URLSearchParams({ scope: 'found', ...fields })
  const answer = await app.request(`${HOST}${path}`, { method: 'POST', headers, body })
  if (answer.status !== 303) throw new Error(`${path} gave ${answer.status}: ${(await answer.text()).slice(0, 500)}`)
}
let batch = 0
/** The least that any program must write: one record for each item, and where it points. */
const bulkFloor =
  (table: string, id: string, columns: string, values: string, among = ITEMS) =>
  () => {
    plain.exec('begin immediate')
    const name = `bench-${batch++}`
    plain
      .prepare(`insert into ${table} (${id}, item_id, ${columns}) select ? || i.serial, i.item_id, ${values}
      from campaign_item i where i.campaign_id = ? and i.serial <= ?`)
      .run(name, campaignId, among)
    plain
      .prepare(
        `update campaign_item set ${id} = ? || serial, version = version + 1 where campaign_id = ? and serial <= ?`,
      )
      .run(name, campaignId, among)
    plain.exec('rollback')
  }
const move = async (to: 'reviewing' | 'reporting' | 'deciding') => {
  const { version } = await getCampaignSummary(deps.db, campaignId)
  await moveCampaign(deps, bureau, { campaignId, to, version })
}
const PROPOSAL = 'outcome, reason, proposed_on, proposed_by_name'
/** Every seventh title. */
const FOUND = Math.floor(ITEMS / 7)
await beside(
  `propose for all ${ITEMS}`,
  () => act(paths.campaigns.proposals({ id: campaignId }), { outcome: 'remain', reason: '仍需执行' }),
  bulkFloor('proposal', 'proposal_id', PROPOSAL, "'remain', '', '2026-03-16', '甲'"),
)
await beside(
  `propose for a filter of ${FOUND}`,
  () =>
    act(paths.campaigns.proposals({ id: campaignId }, { words: '旅游管理' }), {
      outcome: 'repeal',
      reason: '已被代替',
    }),
  bulkFloor('proposal', 'proposal_id', PROPOSAL, "'repeal', '', '2026-03-16', '甲'", FOUND),
)
await move('reviewing')
await beside(
  `agree with all ${ITEMS}`,
  () => act(paths.campaigns.reviews({ id: campaignId }), { outcome: '' }),
  bulkFloor(
    'cleanup_review',
    'review_id',
    'proposal_id, batch_id, stance, outcome, reviewed_on, reviewed_by_name',
    "i.proposal_id, 'b', 'agree', 'remain', '2026-03-16', '甲'",
  ),
)
await beside(
  'list page with proposals and reviews',
  () => page(),
  () => listFloor(''),
)
await move('reporting')
await move('deciding')
const decision = { number: '拉政发〔2026〕9号', decidedOn: '2026-03-16', effectiveOn: '2026-03-16' }
await once('decide to keep 17,143, as proposed', () =>
  act(paths.campaigns.decisions({ id: campaignId }, { proposed: 'remain' }), { outcome: '', ...decision }),
)
await once('decide to repeal 2,857, each with its effect and trail', () =>
  act(paths.campaigns.decisions({ id: campaignId }, { proposed: 'repeal' }), { outcome: '', ...decision }),
)
await once('the catalogue of what remains', () => ok(paths.campaigns.catalogue({ id: campaignId, kind: 'remain' })))
await once('the same as a workbook', () =>
  ok(paths.campaigns.catalogueExport({ id: campaignId, kind: 'remain' }, { format: 'xlsx' })),
)
plain.close()
await deps.close()
rmSync(folder, { recursive: true, force: true })
if (missed > 0) process.exitCode = 1
