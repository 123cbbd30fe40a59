import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { recordAudit } from '../src/audit/record.ts'
import { installCalendars } from '../src/calendar/commands.ts'
import type { Config } from '../src/config.ts'
import { migrate } from '../src/db/migrate.ts'
import { inTransaction, SYSTEM } from '../src/db/transaction.ts'
import { createDeps, type Deps } from '../src/deps.ts'
import { createWorker } from '../src/jobs/registry.ts'
import { day } from '../src/lib/day.ts'
import { systemIds } from '../src/lib/ids.ts'
import { Refused } from '../src/lib/refused.ts'
import { sweepNotices } from '../src/notices/commands/sweep.ts'
import { installPolicies } from '../src/policy/commands.ts'
import { actingInCleanups, planCleanups } from './seed/cleanups.ts'
import { Calendar, type SeedContext, type SeedDeps, seedClock } from './seed/context.ts'
import { actingInCurrent, planCurrent } from './seed/current.ts'
import { planFilingReviews } from './seed/filing-reviews.ts'
import { actingInMatters, planMatters } from './seed/matters.ts'
import { actingInPast, planPast } from './seed/past.ts'
import { DEMO_PASSWORD, seedOrgans, seedPeople, seedReform } from './seed/people.ts'
import { actingInRelations, planRelations } from './seed/relations.ts'

const FIRST_DAY = day('2018-12-20')
const REFORM_DAY = day('2019-01-18')

/** Writes the sample data into an empty database through the program's own commands; says how far it is. */
export async function seed(real: Deps, say: (line: string) => void): Promise<void> {
  await mark(real, 'started')
  const clock = seedClock(real.config.timeZone)
  clock.moveTo(FIRST_DAY)
  const deps: SeedDeps = { ...real, clock, newId: systemIds(() => Date.parse(clock.now())) }
  const worker = createWorker(deps)
  await installCalendars(deps)
  await installPolicies(deps)
  say('示例数据：机关和用户……')
  const organs = await seedOrgans(deps)
  const organId = (key: string): string => {
    const id = organs.get(key)
    if (!id) throw new Error(`the samples name no organ ${key}`)
    return id
  }
  const acting = new Set([
    ...actingInPast(),
    ...actingInCleanups(),
    ...actingInCurrent(),
    ...actingInMatters(),
    ...actingInRelations(),
  ])
  const people = await seedPeople(deps, organId, acting)
  const calendar = new Calendar()
  const context: SeedContext = { deps, today: real.clock.today(), worker, calendar, organId, ...people }
  calendar.at(REFORM_DAY, () => seedReform(deps, organId))
  planPast(context)
  planCleanups(context)
  planCurrent(context)
  planMatters(context)
  planFilingReviews(context)
  planRelations(context)
  say('示例数据：文件、审核、备案和清理……')
  const events = await calendar.play(clock)
  await worker.drain()
  await sweepNotices(real)
  await inTransaction(real, SYSTEM, async (work) => {
    await work.trx
      .insertInto('installation')
      .values({ name: 'demo', value: JSON.stringify({ password: DEMO_PASSWORD }) })
      .execute()
    await work.trx.updateTable('installation').set({ value: 'done' }).where('name', '=', 'seed').execute()
    await recordAudit(
      work,
      'installation.seeded',
      { type: 'installation', id: 'samples' },
      { what: '虚构的机关、用户、文件、审核、备案和清理', rows: events },
    )
  })
  say(`示例数据已写入：${events} 个事项。`)
}

async function mark(deps: Deps, value: string): Promise<void> {
  await inTransaction.unaudited(deps, 'the end of the seed is audited', async (work) => {
    await work.trx.insertInto('installation').values({ name: 'seed', value }).execute()
  })
}

/**
 * Fills a new installation with the samples; gives whether it did. On SQLite they are written to a file beside the
 * database that takes its name when all is well, so that a killed seed leaves nothing (decision 0003).
 */
export async function seedWhenEmpty(config: Config, say: (line: string) => void): Promise<boolean> {
  const file = /^sqlite:(?!:memory:)(.+)$/.exec(config.databaseUrl)?.[1]
  if (file && !existsSync(file)) {
    await seedBeside(config, file, say)
    return true
  }
  const deps = createDeps(config)
  try {
    await migrate(deps.database)
    if (await isUsed(deps)) return false
    await seed(deps, say)
    return true
  } finally {
    await deps.close()
  }
}

async function seedBeside(config: Config, file: string, say: (line: string) => void): Promise<void> {
  const fresh = `${file}.seeding`
  for (const end of ['', '-wal', '-shm']) await rm(`${fresh}${end}`, { force: true })
  const deps = createDeps({ ...config, databaseUrl: `sqlite:${fresh}` })
  try {
    await deps.database.hurry?.()
    await migrate(deps.database)
    await seed(deps, say)
  } finally {
    await deps.close()
  }
  await rename(fresh, file)
}

async function isUsed(deps: Deps): Promise<boolean> {
  const seeded = await deps.db.selectFrom('installation').select('value').where('name', '=', 'seed').executeTakeFirst()
  if (seeded?.value === 'started')
    throw new Refused('conflict', '上次写入示例数据时中断，数据库不完整。请换一个空的数据库（或清空这个）后重新启动。')
  const account = await deps.db.selectFrom('account').select('user_id').limit(1).executeTakeFirst()
  return seeded !== undefined || account !== undefined
}
