import { beforeEach, describe, expect, it } from 'vitest'
import { recordDeliberation } from '../../../src/deliberation/commands/record-deliberation.ts'
import { getDeliberationDesk } from '../../../src/deliberation/queries/desk.ts'
import { issueDocument } from '../../../src/documents/commands/issue.ts'
import { uploadRevision } from '../../../src/documents/commands/upload-revision.ts'
import { extractRevision } from '../../../src/documents/jobs.ts'
import { getDocument } from '../../../src/documents/records.ts'
import { day } from '../../../src/lib/day.ts'
import { acceptRound } from '../../../src/review/commands/intake.ts'
import { submitRound } from '../../../src/review/commands/submit-round.ts'
import { DIALECTS } from '../../support/databases.ts'
import { givenDocument } from '../../support/given/documents.ts'
import { givenPack } from '../../support/given/packs.ts'
import { type Bench, givenBench, givenOpinion } from '../../support/given/review.ts'
import { useDeps } from '../../support/use-deps.ts'

const DRAFT = '停车管理办法\n（送审稿）\n第一条　为了规范停车，制定本办法。\n第二条　罚款不超过五十元。'
const OFFICIAL = '停车管理办法\n拉交规〔2026〕1号\n第一条　为了规范停车，制定本办法。\n第二条　罚款不超过五十元。'

describe.each(DIALECTS)('the text to be issued on %s', (dialect) => {
  const t = useDeps(dialect)
  let bench: Bench
  let documentId: string

  beforeEach(async () => {
    t.deps.clock.set('2026-02-09')
    bench = await givenBench(t.deps)
    documentId = await givenDocument(t.deps, { makingOrganId: bench.city.department, category: 'department' })
    await upload('draft', DRAFT)
    await givenPack(t.deps, bench.drafter, documentId)
    const round = await submitRound(t.deps, bench.drafter, {
      documentId,
      note: null,
      isUrgent: false,
      urgencyReason: null,
    })
    await acceptRound(t.deps, bench.reviewer, round)
    await givenOpinion(t.deps, bench, { ...round, documentId })
  })
  const upload = async (kind: 'draft' | 'official', body: string) => {
    const bytes = Buffer.from(body)
    const { revisionId } = await uploadRevision(t.deps, bench.drafter, {
      documentId,
      kind,
      fileName: `${kind}.txt`,
      bytes,
      note: null,
    })
    await extractRevision(t.deps, revisionId)
  }
  const deliberate = () =>
    recordDeliberation(t.deps, bench.drafter, {
      documentId,
      meeting: '局务会议',
      session: null,
      heldOn: day('2026-02-09'),
      result: 'passed',
      note: null,
    })
  const issue = async (differenceReason: string | null = null) => {
    const { version } = await getDocument(t.deps.db, documentId)
    return issueDocument(t.deps, bench.drafter, {
      documentId,
      version,
      numberText: '拉交规〔2026〕1号',
      signedOn: day('2026-02-09'),
      writtenOn: null,
      issuedOn: day('2026-02-09'),
      differenceReason,
    })
  }
  const check = async () => (await getDeliberationDesk(t.deps.db, bench.supervisor, documentId)).check

  it('must be there, and the meeting must have passed it', async () => {
    await expect(issue()).rejects.toMatchObject({
      message: expect.stringContaining('尚未登记集体审议通过'),
      reasons: [expect.stringContaining('请先上传将要印发的正式文本')],
    })
    expect((await getDocument(t.deps.db, documentId)).stage).toBe('reviewed')
  })

  it('is the same as the one reviewed when only number and draft mark differ', async () => {
    await upload('official', OFFICIAL)
    await deliberate()
    await issue()
    expect(await check()).toMatchObject({ edits: 0, reason: null, checkedByName: '扎西' })
  })

  it('needs a reason for what it says otherwise, and the supervisor sees it', async () => {
    await upload('official', OFFICIAL.replace('五十元', '五百元'))
    await deliberate()
    await expect(issue()).rejects.toThrow('有 1 处不同')
    await expect(issue('  ')).rejects.toThrow('有 1 处不同')
    await issue('按局务会议意见修改第二条')
    expect(await check()).toMatchObject({ edits: 1, reason: '按局务会议意见修改第二条', checkedOn: '2026-02-09' })
    const trail = await t.deps.db
      .selectFrom('audit_entry')
      .select('detail')
      .where('action', '=', 'document.text_checked')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(trail.detail)).toEqual({ differences: 1, reason: '按局务会议意见修改第二条' })
  })

  it('is not exchanged after issue', async () => {
    await upload('official', OFFICIAL)
    await deliberate()
    await issue()
    await expect(upload('official', OFFICIAL.replace('五十元', '五千元'))).rejects.toThrow('不能替换')
  })
})
