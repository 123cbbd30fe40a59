import type { DocumentInput } from '../../src/documents/model.ts'
import { type Day, yearOf } from '../../src/lib/day.ts'
import { assignReview } from '../../src/review/commands/assign.ts'
import { giveAdvice } from '../../src/review/commands/give-advice.ts'
import { requestSupplement } from '../../src/review/commands/intake.ts'
import type { CurrentDocument, CurrentFile, CurrentFiling, CurrentRound } from '../datasets/types.ts'
import { dayOf, fromToday, readDataset, readSampleFile, type SeedContext } from './context.ts'
import { Life } from './life.ts'
import { inventedText } from './texts.ts'

/** The working set around the day of seeding: drafts, reviews, and filings in every state, so that pages show life. */
export function planCurrent(context: SeedContext): void {
  for (const document of readDataset<CurrentFile>('current').documents) planDocument(context, document)
}

/** Every organ that makes or drafts something in the working set. */
export const actingInCurrent = (): readonly string[] =>
  readDataset<CurrentFile>('current').documents.flatMap((d) => [d.makingOrganKey, d.draftingOrganKey])

const numberOf = (pattern: string | null, on: Day): string | null =>
  pattern?.replace('{year}', String(yearOf(on))) ?? null

function planDocument(context: SeedContext, document: CurrentDocument): void {
  const { calendar } = context
  const on = (days: number): Day => fromToday(context, days)
  const drafter = context.person(document.registeredBy)
  const life = new Life(context, drafter)
  const issued = document.issuedDays === null ? null : on(document.issuedDays)
  const number = issued ? numberOf(document.number, issued) : null
  const text = inventedText(
    document.title,
    number,
    '',
    document.effectiveDays === null ? null : on(document.effectiveDays),
  )
  const files = (kind: 'draft' | 'official') => document.files.filter((f) => f.kind === kind)
  const upload = async (kind: 'draft' | 'official', nth: number): Promise<void> => {
    const file = files(kind)[nth] ?? files('draft')[nth]
    if (file) await life.upload(kind, file.uploadName, readSampleFile(file.file))
    else if (nth === 0) await life.upload(kind, `${document.title}${kind === 'draft' ? '（送审稿）' : ''}.txt`, text)
  }

  const rounds = document.review?.rounds ?? []
  const first = rounds[0]
  if (first || issued === null) {
    const start = on((first?.submittedDays ?? -5) - 1)
    calendar.at(start, async () => {
      await life.register(inputOf(context, document, null))
      await upload('draft', 0)
    })
  }
  for (const [i, round] of rounds.entries()) planRound(context, life, round, i, () => upload('draft', i))
  if (rounds.length === 1 && files('draft').length > 1 && first?.opinion)
    calendar.at(on(first.opinion.days + 1), () => upload('draft', 1))

  if (issued === null) return
  const signedOn = document.signedDays === null ? issued : on(document.signedDays)
  const writtenOn = document.writtenDays === null ? null : on(document.writtenDays)
  calendar.at(issued, async () => {
    if (first) {
      await upload('official', 0)
      await life.deliberate(issued)
      await life.issue({ signedOn, writtenOn, issuedOn: issued }, number ?? '')
    } else
      await life.recordIssued(
        context.person('审核员'),
        inputOf(context, document, { number, signedOn, writtenOn, issuedOn: issued }),
        '在本系统启用前审核印发',
      )
  })
  if (document.publishedDays === null) return
  const publishedOn = on(document.publishedDays)
  calendar.at(publishedOn, async () => {
    if (!first) await upload('official', 0)
    const effectiveOn = document.effectiveDays === null ? null : on(document.effectiveDays)
    await life.publish(publishedOn, effectiveOn, document.immediateEffectReason)
  })
  for (const filing of document.filings) planFiling(context, life, document, filing)
}

function inputOf(
  context: SeedContext,
  document: CurrentDocument,
  issued: {
    readonly number: string | null
    readonly signedOn: Day
    readonly writtenOn: Day | null
    readonly issuedOn: Day
  } | null,
): DocumentInput {
  return {
    title: document.title,
    category: document.category,
    secrecy: document.secrecy,
    makingOrganId: context.organId(document.makingOrganKey),
    draftingOrganId: context.organId(document.draftingOrganKey),
    implementingOrganId: context.organId(document.implementingOrganKey),
    numberText: issued?.number ?? null,
    dates: {
      signedOn: issued?.signedOn ?? null,
      writtenOn: issued?.writtenOn ?? null,
      issuedOn: issued?.issuedOn ?? null,
      publishedOn: null,
      effectiveOn: null,
    },
    validity: validityOf(context, document),
    validitySource: null,
    note: null,
  }
}

function validityOf(context: SeedContext, { validity }: CurrentDocument): DocumentInput['validity'] {
  if (validity.kind !== 'until') return validity
  const lapsesAfter =
    'lapsesAfterDays' in validity ? fromToday(context, validity.lapsesAfterDays) : dayOf(validity.lapsesAfter)
  return { kind: 'until', lapsesAfter }
}

function planRound(
  context: SeedContext,
  life: Life,
  round: CurrentRound,
  nth: number,
  uploadNext: () => Promise<void>,
): void {
  const { calendar, deps } = context
  const on = (days: number): Day => fromToday(context, days)
  const reviewer = context.person('审核员')
  const drafterSubmits = async (): Promise<void> => {
    if (nth > 0) await uploadNext()
    else await life.preparePack(on(round.submittedDays), round.supplement ? ['note'] : [])
    await life.submit()
  }
  calendar.at(on(round.submittedDays), drafterSubmits)
  const { supplement, opinion, adviserUsername, withdrawnDays } = round
  if (supplement)
    calendar.at(on(supplement.days), () =>
      requestSupplement(deps, reviewer, { ...life.round, missing: supplement.text }),
    )
  if (round.acceptedDays !== null) calendar.at(on(round.acceptedDays), () => life.accept(reviewer))
  if (adviserUsername && round.acceptedDays !== null) {
    const adviser = context.person(adviserUsername)
    calendar.at(on(round.acceptedDays), async () => {
      const { reviewId } = life.round
      await assignReview(deps, reviewer, { reviewId, userId: reviewer.userId, duty: 'reviewer' }).catch(ignoreAssigned)
      await assignReview(deps, reviewer, { reviewId, userId: adviser.userId, duty: 'adviser' }).catch(ignoreAssigned)
    })
    if (opinion)
      calendar.at(on(opinion.days), () =>
        giveAdvice(deps, adviser, { ...life.round, body: '经审查，制定权限和程序未见不当，建议采纳审核机构意见。' }),
      )
  }
  if (opinion)
    calendar.at(on(opinion.days), () => life.opine(reviewer, opinion.kind, opinion.text, '材料复杂，经批准延后出具'))
  if (withdrawnDays !== undefined) calendar.at(on(withdrawnDays), () => life.withdraw('起草单位拟作较大修改'))
}

/** A second round keeps the people of the first. */
function ignoreAssigned(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes('已在本次审核中')) throw error
}

function planFiling(context: SeedContext, life: Life, document: CurrentDocument, filing: CurrentFiling): void {
  const { calendar } = context
  const on = (days: number): Day => fromToday(context, days)
  const by = context.drafterOf(document.makingOrganKey)
  const reviewer = context.person('审核员')
  const recipientId = context.organId(filing.recipientKey)
  const { submittedDays, resubmittedDays, registration } = filing
  const isBureaus = filing.recipientKey === CITY
  if (submittedDays === null) {
    // The next one to send lies ready; whoever is late is asked for it.
    calendar.at(context.today, async () => {
      if (!(await life.isLate(recipientId))) await life.prepareFiling(by, recipientId)
      else if (isBureaus) await life.writeLetter(reviewer, recipientId, 'filing-urging', on(10))
    })
    return
  }
  const first = on(submittedDays)
  if (filing.conforms !== false) calendar.at(first, () => life.prepareFiling(by, recipientId))
  calendar.at(first, () => life.submitFiling(by, recipientId, first, filing.conforms !== false, LATE))
  if (registration) {
    const decidedOn = on(registration.days)
    const decided = {
      on: decidedOn,
      outcome: registration.outcome,
      number: numberOf(registration.number, decidedOn),
      reason: registration.reason,
      conforms: filing.conforms !== false,
    }
    calendar.at(decidedOn, () => life.registerFiling(reviewer, recipientId, decided))
    const letter = LETTERS[registration.outcome]
    if (letter && isBureaus) calendar.at(decidedOn, () => life.writeLetter(reviewer, recipientId, letter, null))
  }
  if (resubmittedDays !== null) {
    const again = on(resubmittedDays)
    calendar.at(again, () => life.submitFiling(by, recipientId, again, true, null))
  }
}

const CITY = 'lhasa-government'
const LETTERS = { registered: null, suspended: 'filing-supplement', refused: 'filing-refusal' } as const
const LATE = '经办人员变动，材料移交不及时'
