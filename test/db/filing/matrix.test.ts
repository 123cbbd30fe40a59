import { beforeEach, describe, expect, it } from 'vitest'
import { recomputeFilingDues } from '../../../src/filing/jobs.ts'
import { getPackFacts } from '../../../src/filing/queries/pack-facts.ts'
import type { Day } from '../../../src/lib/day.ts'
import { addPolicyVersion, changePolicyVersion } from '../../../src/policy/commands.ts'
import type { PolicyKey } from '../../../src/policy/model.ts'
import { validatePolicyValue } from '../../../src/policy/rules.ts'
import { DIALECTS } from '../../support/databases.ts'
import {
  type FilingDesk,
  givenFilingDesk,
  givenFilings,
  givenRegistration,
  givenSubmission,
} from '../../support/given/filing.ts'
import { givenActor } from '../../support/given/people.ts'
import { useDeps } from '../../support/use-deps.ts'

const day = (text: string): Day => text as Day
const OWN = '部门规范性文件｜部门｜本级或上级政府｜自印发之日起15个工作日｜lhasa｜不顺延｜正式文本5份'
const BOTH = `${OWN}\n部门规范性文件｜部门｜本级人大常委会｜自公布之日起10日｜national`

describe.each(DIALECTS)('the recipient matrix on %s', (dialect) => {
  const t = useDeps(dialect)
  let desk: FilingDesk
  beforeEach(async () => {
    desk = await givenFilingDesk(t.deps)
  })
  const jsonOf = (key: PolicyKey, text: string): string => {
    const read = validatePolicyValue(key, text)
    if (!read.ok) throw new Error(read.reason)
    return JSON.stringify(read.value)
  }
  const from = async (on: string, text: string, key: PolicyKey = 'filing-recipients') => {
    const admin = await givenActor(t.deps, { organId: desk.city.bureau, roles: ['administrator'] })
    const value = jsonOf(key, text)
    await addPolicyVersion(t.deps, admin, {
      key,
      value,
      effectiveFrom: day(on),
      legalBasis: '测试',
      isConfirmed: true,
      note: null,
    })
    await recomputeFilingDues(t.deps, '参数有变动')
  }
  const rows = () =>
    t.deps.db
      .selectFrom('filing')
      .innerJoin('organ', 'organ.organ_id', 'recipient_organ_id')
      .select([
        'short_name',
        'due_on',
        'limit_days',
        'unit',
        'start_event',
        'is_rolled',
        'filing.calendar_id',
        'policy_key',
      ])
      .orderBy('due_on')
      .execute()

  it('gives each row its own limit, start, calendar and rest-day rule', async () => {
    await from('2026-01-01', `${BOTH}`)
    await givenFilings(t.deps, desk.drafter).catch((error: unknown) => {
      // The department has no congress of its own level in this city.
      expect(String(error)).toContain('本级人大常委会')
    })
    await from('2026-01-02', OWN)
    await givenFilings(t.deps, desk.drafter, { numberText: '拉交规〔2026〕2号' })
    // Issued on Thursday 2026-02-05: 6, 9 to 14 make 7, Lhasa rests to 26; 27, 28 make 9; six from 03-02 make 15.
    expect(await rows()).toEqual([
      {
        short_name: '市政府',
        due_on: '2026-03-09',
        limit_days: 15,
        unit: 'working',
        start_event: 'issued',
        is_rolled: 0,
        calendar_id: 'lhasa',
        policy_key: 'filing-recipients',
      },
    ])
  })

  it('asks of a recipient what its row says', async () => {
    await from('2026-01-01', OWN)
    const [filingId = ''] = await givenFilings(t.deps, desk.drafter)
    const { materials } = await getPackFacts(t.deps.db, desk.drafter, filingId)
    expect(materials).toEqual({ needs: [{ material: 'official_text', copies: 5 }], isElectronic: false })
  })

  it('never rewrites what was already filed, nor what was published before it changed', async () => {
    const [sent = ''] = await givenFilings(t.deps, desk.drafter)
    await givenSubmission(t.deps, desk.drafter, { filingId: sent })
    await givenRegistration(t.deps, desk.reviewer, { filingId: sent })
    await givenFilings(t.deps, desk.drafter, { numberText: '拉交规〔2026〕2号' })
    const before = await rows()
    await from('2026-02-07', OWN)
    await from('2026-02-07', '自公布之日起3日', 'filing-limit.department')
    expect(await rows()).toEqual(before)
    expect(await t.deps.db.selectFrom('due_change').selectAll().execute()).toEqual([])
  })

  it('moves only what is open when a version in force is corrected, and says so', async () => {
    const [sent = ''] = await givenFilings(t.deps, desk.drafter)
    await givenSubmission(t.deps, desk.drafter, { filingId: sent })
    await givenFilings(t.deps, desk.drafter, { numberText: '拉交规〔2026〕2号' })
    const admin = await givenActor(t.deps, { organId: desk.city.bureau, roles: ['administrator'] })
    const old = await t.deps.db
      .selectFrom('policy')
      .select(['policy_id', 'effective_from'])
      .where('key', '=', 'filing-recipients')
      .executeTakeFirstOrThrow()
    await changePolicyVersion(t.deps, admin, {
      policyId: old.policy_id,
      version: 1,
      value: jsonOf('filing-recipients', '部门规范性文件｜部门｜本级或上级政府｜自公布之日起15日｜lhasa'),
      effectiveFrom: old.effective_from,
      legalBasis: '更正',
      isConfirmed: true,
      note: null,
    })
    expect(
      await t.deps.db.selectFrom('job').select('kind').where('kind', '=', 'recompute-dues').execute(),
    ).toHaveLength(1)
    await recomputeFilingDues(t.deps, '参数有变动')
    // 15 days from 2026-02-06 are 02-21, in Lhasa's holiday to 02-26.
    expect((await rows()).map((r) => [r.due_on, r.limit_days])).toEqual([
      ['2026-02-27', 15],
      ['2026-03-09', 30],
    ])
    expect(await t.deps.db.selectFrom('due_change').select('new_due_on').execute()).toEqual([
      { new_due_on: '2026-02-27' },
    ])
  })

  it('leaves a filing its promise when the matrix names its recipient no more', async () => {
    await givenFilings(t.deps, desk.drafter)
    const before = await rows()
    await t.deps.database.kysely
      .updateTable('policy')
      .set({ value: jsonOf('filing-recipients', '规章｜市政府｜国务院｜规章备案期限｜national') })
      .where('key', '=', 'filing-recipients')
      .execute()
    await recomputeFilingDues(t.deps, '参数有变动')
    expect(await rows()).toEqual(before)
  })
})
