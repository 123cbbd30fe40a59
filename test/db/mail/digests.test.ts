import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { smtpMailer } from '../../../src/mail/smtp.ts'
import { retryDelivery } from '../../../src/notices/commands/deliver.ts'
import { markAllRead } from '../../../src/notices/commands/read.ts'
import { saveNoticeSetting } from '../../../src/notices/commands/settings.ts'
import { sweepNotices } from '../../../src/notices/commands/sweep.ts'
import { handOutDigests, sendDigest } from '../../../src/notices/jobs.ts'
import { NOTICE_KINDS } from '../../../src/notices/model.ts'
import { listDeliveries } from '../../../src/notices/queries/deliveries.ts'
import { DIALECTS } from '../../support/databases.ts'
import type { TestDeps } from '../../support/deps.ts'
import { type FilingDesk, givenFilingDesk, givenFilings, givenSubmission } from '../../support/given/filing.ts'
import { collectingMailer, givenAddress, mailing, passHours, workOff } from '../../support/given/mail.ts'
import { givenActor } from '../../support/given/people.ts'
import { givenBench, givenRound } from '../../support/given/review.ts'
import { openSmtpSink, type SmtpSink } from '../../support/smtp-sink.ts'
import { useDeps } from '../../support/use-deps.ts'

const lettersOf = async (deps: TestDeps) => (await listDeliveries(deps.db, undefined, null, 50)).rows

describe.each(DIALECTS)('the letter of a day on %s', (dialect) => {
  const t = useDeps(dialect)
  let desk: FilingDesk
  beforeEach(async () => {
    desk = await givenFilingDesk(t.deps)
    await givenFilings(t.deps, desk.drafter, { title: '拉萨市停车管理办法' })
    await givenAddress(t.deps, desk.drafter, 'zhaxi@example.cn')
    t.deps.clock.set('2026-03-07')
  })
  const day = async (deps: TestDeps) => {
    await handOutDigests(deps)
    await workOff(deps)
  }

  it('is one a day for each person, and only with what was in none before', async () => {
    const mailer = collectingMailer()
    const deps = mailing(t.deps, mailer)
    await day(deps)
    await day(deps)
    expect(mailer.letters.map((letter) => [letter.to, letter.subject])).toEqual([
      ['zhaxi@example.cn', '法度提醒：1 条（2026年3月7日）'],
    ])
    t.deps.clock.set('2026-03-08')
    await day(deps)
    expect(mailer.letters).toHaveLength(1)
    t.deps.clock.set('2026-03-09')
    await day(deps)
    expect(mailer.letters[1]?.text).toContain('向拉萨市人民政府报送备案今天截止（2026年3月9日）。')
    expect(mailer.letters[1]?.text).toMatch(/https:\/\/fadu\.example\/filings\/[0-9a-f-]{36}/)
  })

  it('is not prepared while nobody configured a server, nor before the morning', async () => {
    await day(t.deps)
    expect(await lettersOf(t.deps)).toEqual([])
    t.deps.clock.set('2026-03-07T23:59:00.000Z')
    await day(mailing(t.deps, collectingMailer()))
    expect(await lettersOf(t.deps)).toEqual([])
  })

  it('leaves out what was read in the program, what the person does not want, and who wants none', async () => {
    const mailer = collectingMailer()
    const deps = mailing(t.deps, mailer)
    const setting = { email: 'zhaxi@example.cn', isDigest: true, wanted: NOTICE_KINDS, version: 0 }
    await saveNoticeSetting(deps, desk.drafter, { ...setting, wanted: ['assigned'] })
    await day(deps)
    await saveNoticeSetting(deps, desk.drafter, { ...setting, isDigest: false, version: 1 })
    await day(deps)
    await saveNoticeSetting(deps, desk.drafter, { ...setting, version: 2 })
    await markAllRead(deps, desk.drafter, undefined)
    await day(deps)
    expect(mailer.letters).toEqual([])
    await expect(saveNoticeSetting(deps, desk.drafter, setting)).rejects.toThrow('刚刚在另一处改过')
  })

  it('is tried again after a failure, and then stands as sent', async () => {
    const mailer = collectingMailer()
    const deps = mailing(t.deps, mailer)
    mailer.failWith('服务器没有应答')
    await day(deps)
    expect(await lettersOf(deps)).toMatchObject([{ state: 'failed', attempts: 1, lastError: '服务器没有应答' }])
    mailer.failWith(null)
    await workOff(deps)
    expect(mailer.letters).toEqual([])
    passHours(t.deps, 0.1)
    await workOff(deps)
    expect(mailer.letters).toHaveLength(1)
    expect(await lettersOf(deps)).toMatchObject([{ state: 'sent', attempts: 2, lastError: null }])
  })

  it('is sent again by the administrator when all attempts failed, once however often that is asked', async () => {
    const mailer = collectingMailer()
    const deps = mailing(t.deps, mailer)
    const admin = await givenActor(t.deps, { organId: desk.city.bureau, roles: ['administrator'] })
    mailer.failWith('服务器没有应答')
    await day(deps)
    for (let i = 0; i < 5; i++) {
      passHours(t.deps, 3)
      await workOff(deps)
    }
    const [letter] = await lettersOf(deps)
    expect(letter).toMatchObject({ state: 'failed', attempts: 5 })
    mailer.failWith(null)
    const id = letter?.deliveryId ?? ''
    await retryDelivery(deps, admin, id)
    await expect(retryDelivery(deps, admin, id)).rejects.toThrow('不需要重试')
    await workOff(deps)
    await sendDigest(deps, id)
    expect(mailer.letters).toHaveLength(1)
    expect(await lettersOf(deps)).toMatchObject([{ state: 'sent' }])
  })

  it('is sent once by two workers', async () => {
    const mailer = collectingMailer()
    const deps = mailing(t.deps, mailer)
    await Promise.all([handOutDigests(deps), handOutDigests(deps)])
    await Promise.allSettled([workOff(deps), workOff(deps)])
    expect(mailer.letters).toHaveLength(1)
  })

  it('is not sent when nothing of it stands any more', async () => {
    const mailer = collectingMailer()
    const deps = mailing(t.deps, mailer)
    await handOutDigests(deps)
    const [filing] = await t.deps.db.selectFrom('filing').select('filing_id').execute()
    await givenSubmission(t.deps, desk.drafter, { filingId: filing?.filing_id ?? '' })
    await sweepNotices(deps)
    await workOff(deps)
    expect(mailer.letters).toEqual([])
    expect(await lettersOf(deps)).toMatchObject([{ state: 'skipped' }])
  })
})

describe.each(DIALECTS)('the letter of a day through a mail server on %s', (dialect) => {
  const t = useDeps(dialect)
  let sink: SmtpSink
  beforeEach(async () => {
    sink = await openSmtpSink()
  })
  afterEach(() => sink.close())

  it('arrives with its Chinese words, withholds the title of a secret document, and is refused and retried', async () => {
    const bench = await givenBench(t.deps)
    await givenRound(t.deps, bench, { secrecy: 'secret', title: '拉萨市涉密事项管理规定' })
    await givenAddress(t.deps, bench.drafter, 'zhaxi@example.cn')
    const keeper = await givenActor(t.deps, { organId: bench.city.bureau, roles: ['reviewer', 'supervisor'] })
    await givenAddress(t.deps, keeper, 'keeper@example.cn')
    const deps = mailing(t.deps, smtpMailer({ smtpUrl: sink.url, from: '法度 <fadu@example.cn>' }))
    sink.refuseWith('451 try again later')
    await handOutDigests(deps)
    await workOff(deps)
    expect(sink.letters).toEqual([])
    expect((await lettersOf(deps))[0]?.lastError).toContain('451')
    sink.refuseWith(null)
    passHours(t.deps, 0.1)
    await workOff(deps)
    expect(sink.letters).toHaveLength(1)
    const [letter] = sink.letters
    expect(letter).toMatchObject({ from: 'fadu@example.cn', to: ['keeper@example.cn'] })
    expect(letter?.subject).toBe('法度提醒：1 条（2026年3月16日）')
    expect(letter?.text).toContain('（涉密文件，名称请登录系统查看）')
    expect(letter?.text).toContain('第 1 轮已送审，等待受理。')
    expect(letter?.text).not.toContain('涉密事项管理规定')
    expect(letter?.headers).toMatch(/^Message-ID: <[0-9a-f-]+@example\.cn>$/im)
  })
})
