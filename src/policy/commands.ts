import { recordAudit } from '../audit/record.ts'
import { type ActorRef, inTransaction, SYSTEM, type Work, type WorkDeps } from '../db/transaction.ts'
import { enqueue } from '../jobs/job.ts'
import { changesOf } from '../lib/changes.ts'
import type { Day } from '../lib/day.ts'
import { Refused } from '../lib/refused.ts'
import { DEFAULT_POLICIES } from './defaults.ts'
import type { PolicyKey } from './model.ts'
import { policyLabel } from './rules.ts'

/** Gives an installation the parameters that it lacks, with the defaults; existing ones are left alone. */
export async function installPolicies(deps: WorkDeps): Promise<void> {
  const rows = await deps.database.kysely.selectFrom('policy').select('key').distinct().execute()
  const known = new Set(rows.map((r) => r.key))
  const missing = DEFAULT_POLICIES.filter((p) => !known.has(p.key))
  if (missing.length === 0) return
  await inTransaction(deps, SYSTEM, async (work) => {
    for (const policy of missing) {
      const policy_id = work.newId()
      const value = JSON.stringify(policy.value)
      await work.trx
        .insertInto('policy')
        .values({
          policy_id,
          key: policy.key,
          value,
          effective_from: policy.effectiveFrom,
          legal_basis: policy.legalBasis,
          is_confirmed: policy.confirmed,
          note: policy.note || null,
          created_at: work.now,
          created_by: null,
        })
        .execute()
      await recordAudit(
        work,
        'policy.added',
        { type: 'policy', id: policy.key },
        { key: policy.key, value, effectiveFrom: policy.effectiveFrom, legalBasis: policy.legalBasis },
      )
    }
  })
}

type PolicyDeps = WorkDeps & { wakeWorker(): void }

/** A changed limit moves the last days that are still open; other parameters move none. */
async function askForRecount(work: Work, key: PolicyKey): Promise<void> {
  if (
    /^(filing-limit\.|filing-supplement|filing-roll$|filing-recipients$|review-limit$|review-kind\.|review-calendar$)/.test(
      key,
    )
  )
    await enqueue(work, 'recompute-dues', { reason: `参数“${policyLabel(key)}”有变动` })
}

export interface PolicyVersion {
  readonly key: PolicyKey
  /** The value as JSON, already checked by `validatePolicyValue`. */
  readonly value: string
  readonly effectiveFrom: Day
  readonly legalBasis: string
  readonly isConfirmed: boolean
  readonly note: string | null
}

/** Adds a version that holds from a day on; what was already counted by an earlier one stays. */
export async function addPolicyVersion(deps: PolicyDeps, actor: ActorRef, input: PolicyVersion): Promise<void> {
  await translateTakenDay(deps, input.effectiveFrom, () =>
    inTransaction(deps, actor, async (work) => {
      await work.trx
        .insertInto('policy')
        .values({
          policy_id: work.newId(),
          key: input.key,
          value: input.value,
          effective_from: input.effectiveFrom,
          legal_basis: input.legalBasis,
          is_confirmed: input.isConfirmed ? 1 : 0,
          note: input.note,
          created_at: work.now,
          created_by: actor.userId,
        })
        .execute()
      await recordAudit(
        work,
        'policy.added',
        { type: 'policy', id: input.key },
        { key: input.key, value: input.value, effectiveFrom: input.effectiveFrom, legalBasis: input.legalBasis },
      )
      await askForRecount(work, input.key)
    }),
  )
  deps.wakeWorker()
}

/** Changes a version in place: to correct it, or to mark it confirmed. Stale edits are refused. */
export async function changePolicyVersion(
  deps: PolicyDeps,
  actor: ActorRef,
  input: Omit<PolicyVersion, 'key'> & { readonly policyId: string; readonly version: number },
): Promise<void> {
  await translateTakenDay(deps, input.effectiveFrom, () =>
    inTransaction(deps, actor, async (work) => {
      const before = await work.trx
        .selectFrom('policy')
        .selectAll()
        .where('policy_id', '=', input.policyId)
        .executeTakeFirst()
      if (!before) throw new Refused('not_found', '没有这个参数版本。')
      const after = {
        value: input.value,
        effective_from: input.effectiveFrom,
        legal_basis: input.legalBasis,
        is_confirmed: input.isConfirmed ? 1 : 0,
        note: input.note,
      } as const
      const changed = await work.trx
        .updateTable('policy')
        .set({ ...after, version: input.version + 1 })
        .where('policy_id', '=', input.policyId)
        .where('version', '=', input.version)
        .executeTakeFirst()
      if (Number(changed.numUpdatedRows) !== 1)
        throw new Refused('conflict', '这个参数刚刚被别人改过。请刷新页面，核对后再改。')
      await recordAudit(
        work,
        'policy.changed',
        { type: 'policy', id: before.key },
        { key: before.key, changes: changesOf(before, after) },
      )
      await askForRecount(work, before.key as PolicyKey)
    }),
  )
  deps.wakeWorker()
}

async function translateTakenDay(deps: WorkDeps, from: Day, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (deps.database.isUniqueViolation(error))
      throw new Refused('invalid', `已有一个自 ${from} 起的版本。请修改那个版本，或换一个起始日期。`)
    throw error
  }
}
