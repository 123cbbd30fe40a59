import { recordAudit } from '../audit/record.ts'
import { inTransaction, type WorkDeps } from '../db/transaction.ts'
import { Refused } from '../lib/refused.ts'
import type { Actor } from '../people/model.ts'
import { may } from '../people/rules.ts'
import type { SeriesKey } from './model.ts'
import { listSeries } from './queries.ts'

export interface SeriesChange {
  readonly key: SeriesKey
  readonly pattern: string
  /** The version the person had before them; 0 for the format delivered. */
  readonly version: number
}

/** Changes how the numbers of a series are written from now on; numbers given out stay as they are. */
export async function changeSeries(
  deps: WorkDeps,
  actor: Actor & { readonly requestId?: string | null },
  { key, pattern, version }: SeriesChange,
): Promise<void> {
  await inTransaction(deps, actor, async (work) => {
    if (!may(actor, 'policy.edit')) throw new Refused('forbidden', '只有管理员能修改编号格式。')
    const all = await listSeries(work.trx, work.today)
    const old = all.find((one) => one.key === key)
    if (!old) throw new Refused('not_found', '没有这个编号序列。')
    if (old.version !== version) throw stale()
    if (old.pattern === pattern) throw new Refused('invalid', '格式与现在的相同，没有改动。')
    const other = all.find((one) => one.key !== key && one.pattern === pattern)
    if (other) throw new Refused('invalid', `“${other.label}”已经用了这个格式，两处的编号会重复。请换一个机关代字。`)
    const changed = await work.trx
      .insertInto('number_series')
      .values({ series_key: key, pattern, updated_at: work.now, version: version + 1 })
      .onConflict((oc) =>
        oc
          .column('series_key')
          .doUpdateSet({ pattern, updated_at: work.now, version: version + 1 })
          .where('number_series.version', '=', version),
      )
      .returning('version')
      .executeTakeFirst()
    if (!changed) throw stale()
    const detail = { series: key, from: old.pattern, to: pattern }
    await recordAudit(work, 'number.format_changed', { type: 'number_series', id: key }, detail)
  })
}

const stale = (): Refused => new Refused('conflict', '编号格式刚刚被别人修改过。请刷新页面，看清现在的格式再改。')
