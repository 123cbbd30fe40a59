import { beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../../src/db/transaction.ts'
import { issueLetter } from '../../../src/filing/commands/issue-letter.ts'
import { keepLetter } from '../../../src/filing/letter-records.ts'
import { getFilingPage } from '../../../src/filing/queries/filing-page.ts'
import { getLetterDesk, getLetterFile } from '../../../src/filing/queries/letters.ts'
import type { Day } from '../../../src/lib/day.ts'
import { sweepNotices } from '../../../src/notices/commands/sweep.ts'
import type { Actor } from '../../../src/people/model.ts'
import { extractFile } from '../../../src/text/import/extract-file.ts'
import { DIALECTS } from '../../support/databases.ts'
import {
  type FilingDesk,
  givenFilingDesk,
  givenFilings,
  givenRegistration,
  givenSubmission,
} from '../../support/given/filing.ts'
import { saidTo } from '../../support/given/notices.ts'
import { givenActor } from '../../support/given/people.ts'
import { givenTemplate } from '../../support/given/templates.ts'
import { useDeps } from '../../support/use-deps.ts'

const day = (text: string): Day => text as Day

describe.each(DIALECTS)('letters about a filing on %s', (dialect) => {
  const t = useDeps(dialect)
  let desk: FilingDesk
  let filingId: string
  beforeEach(async () => {
    desk = await givenFilingDesk(t.deps)
    filingId = (await givenFilings(t.deps, desk.drafter))[0] ?? ''
  })
  const lettersFor = async (actor: Actor) => {
    const today = t.deps.clock.today()
    return getLetterDesk(t.deps.db, actor, await getFilingPage(t.deps.db, actor, filingId, today), today)
  }
  const issue = (
    kind: 'filing-supplement' | 'filing-refusal' | 'filing-urging',
    actor = desk.reviewer,
    on = '2026-03-23',
  ) => issueLetter(t.deps, actor, { filingId, kind, replyBy: kind === 'filing-urging' ? day(on) : null, note: null })
  const wordsOf = async (letterId: string): Promise<string> => {
    const { digest } = await getLetterFile(t.deps.db, desk.drafter, filingId, letterId)
    const { paragraphs } = await extractFile(await t.deps.blobs.get(digest), 'letter.docx')
    return paragraphs.map((p) => p.text).join('\n')
  }

  it('ask for a supplement with what is missing and until when, once', async () => {
    await givenSubmission(t.deps, desk.drafter, { filingId })
    await givenRegistration(t.deps, desk.reviewer, { filingId, outcome: 'suspended' })
    expect((await lettersFor(desk.reviewer)).open.map((o) => o.kind)).toEqual(['filing-supplement'])
    await issue('filing-supplement')
    const { letters, open } = await lettersFor(desk.reviewer)
    expect(letters).toMatchObject([{ number: '拉司备补〔2026〕1号', replyBy: '2026-03-17', issuedByName: '卓玛' }])
    expect(open.flatMap((o) => o.obstacles.map((one) => one.code))).toEqual(['written'])
    const said = await wordsOf(letters[0]?.letterId ?? '')
    for (const words of ['缺少制定依据', '2026年3月17日', '拉司备补〔2026〕1号']) expect(said).toContain(words)
    expect(said).not.toMatch(/[{}]|______/u)
    await expect(issue('filing-supplement')).rejects.toThrow('已经出具过')
  })

  it('say why a filing was refused', async () => {
    await givenSubmission(t.deps, desk.drafter, { filingId })
    await givenRegistration(t.deps, desk.reviewer, { filingId, outcome: 'refused' })
    await expect(issue('filing-supplement')).rejects.toThrow('不需要补正通知')
    await issue('filing-refusal')
    const { letters } = await lettersFor(desk.drafter)
    expect(await wordsOf(letters[0]?.letterId ?? '')).toContain('不予办理备案登记')
  })

  it('urge whoever is late, once a day, by a day to come', async () => {
    await expect(issue('filing-urging', desk.reviewer, '2026-03-16')).rejects.toThrow('晚于今天')
    await issue('filing-urging')
    await expect(issue('filing-urging')).rejects.toThrow('今天已经')
    t.deps.clock.set('2026-03-24')
    await issue('filing-urging', desk.reviewer, '2026-03-30')
    const { letters } = await lettersFor(desk.reviewer)
    expect(letters.map((l) => l.number)).toEqual(['拉司备督〔2026〕1号', '拉司备督〔2026〕2号'])
    expect(await wordsOf(letters[0]?.letterId ?? '')).toContain('已逾期7日')
    await givenSubmission(t.deps, desk.drafter, { filingId, on: '2026-03-24', lateReason: '交接遗漏' })
    await expect(issue('filing-urging')).rejects.toThrow('已经报送')
  })

  it('are written by the working body of the recipient and by nobody else', async () => {
    const elsewhere = await givenActor(t.deps, { organId: desk.city.county, roles: ['reviewer'] })
    await expect(issue('filing-urging', elsewhere)).rejects.toThrow('不是报送给您单位的')
    await expect(issue('filing-urging', desk.drafter)).rejects.toMatchObject({ kind: 'forbidden' })
    expect((await lettersFor(elsewhere)).open).toEqual([])
  })

  it('are read by those they concern, not by everybody who may read the document', async () => {
    await issue('filing-urging')
    const stranger = await givenActor(t.deps, { organId: desk.city.county, roles: ['drafter'] })
    const { letterId = '' } = (await lettersFor(desk.drafter)).letters[0] ?? {}
    expect((await lettersFor(stranger)).letters).toEqual([])
    await expect(getLetterFile(t.deps.db, stranger, filingId, letterId)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(getLetterFile(t.deps.db, desk.supervisor, filingId, letterId)).resolves.toMatchObject({
      isSecret: false,
    })
  })

  it('are told to whoever files, in the program and by mail', async () => {
    await issue('filing-urging')
    await sweepNotices(t.deps)
    const said = await saidTo(t.deps, desk.drafter)
    expect(said).toContain('备案机关出具了督促报备函（拉司备督〔2026〕1号），请在备案页面查看并按期办理。')
    expect((await saidTo(t.deps, desk.reviewer)).join()).not.toContain('督促报备函')
  })

  it('use up no number when the template is wrong, and are never changed', async () => {
    await givenTemplate(t.deps, 'filing-urging', ['{编码}'])
    await expect(issue('filing-urging')).rejects.toMatchObject({
      reasons: expect.arrayContaining([expect.stringContaining('没有这个名称')]),
    })
    expect(await t.deps.db.selectFrom('issued_number').selectAll().execute()).toEqual([])
    await givenTemplate(t.deps, 'filing-urging', ['{编号}{文件名称}{报备情况}{限期报备日}'])
    await issue('filing-urging')
    const { kysely } = t.deps.database
    await expect(kysely.updateTable('filing_letter').set({ reply_by: null }).execute()).rejects.toThrow('append-only')
  })

  it('do not double when the same click comes twice', async () => {
    const both = await Promise.allSettled([issue('filing-urging'), issue('filing-urging')])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await lettersFor(desk.reviewer)).letters).toHaveLength(1)
  })

  it.each([
    ['filing-explanation', '请予说明函', { 说明事项: '第八条的依据', 涉及条款: '第八条', 答复期限: '2026年3月31日' }],
    [
      'filing-advice',
      '审查建议书',
      { 存在问题: '设定处罚', 涉及条款: '第八条', 审查依据: '行政处罚法', 处理建议: '删去', 处理期限: '2026年4月15日' },
    ],
  ] as const)('of the review of a filing are kept in the same way: %s', async (kind, name, words) => {
    const letterId = await inTransaction(t.deps, desk.reviewer, (work) =>
      keepLetter(work, t.deps.blobs, desk.reviewer, {
        filingId,
        kind,
        causeId: 'x',
        replyBy: day('2026-03-31'),
        words,
      }),
    )
    expect((await lettersFor(desk.drafter)).letters[0]?.fileName).toContain(name)
    const said = await wordsOf(letterId)
    for (const word of Object.values(words)) expect(said).toContain(word)
    expect(said).not.toMatch(/[{}]|______/u)
  })
})
