import type { DocumentInput } from '../../src/documents/model.ts'
import type { FiledDocument, FilingsFile, PartyFile, PreReview } from '../datasets/types.ts'
import { dayOf, dayOrNull, readDataset, type SeedContext } from './context.ts'
import { Life } from './life.ts'
import { inventedText } from './texts.ts'

const AT_HOME = '由本机关自行审核后印发，报本系统备案'

interface PastReview {
  readonly submittedOn: string
  readonly acceptedOn: string
  readonly opinion: PreReview['opinion']
}

/** The year 2019: government and department documents, and the Party's, each reviewed, published and filed in time. */
export function planPast(context: SeedContext): void {
  for (const document of readDataset<FilingsFile>('filings-2019').documents)
    planDocument(context, document, document.review ?? null)
  const party = partyFile()
  const reviews = new Map(party.preReviews.map((review) => [review.documentKey, review]))
  for (const document of party.documents) planDocument(context, document, reviews.get(document.key) ?? null)
}

/** A document of the committee's office is the committee's own: it is filed by the committee's line. */
function partyFile(): PartyFile {
  const file = readDataset<PartyFile>('party-2019')
  const own = (key: string): string => (key === 'party-office' ? 'lhasa-party' : key)
  return { ...file, documents: file.documents.map((d) => ({ ...d, makingOrganKey: own(d.makingOrganKey) })) }
}

/** Every organ that drafts, makes or files something in that year. */
export function actingInPast(): readonly string[] {
  const documents = [...readDataset<FilingsFile>('filings-2019').documents, ...partyFile().documents]
  return documents.flatMap((d) => [d.makingOrganKey, d.draftingOrganKey])
}

function inputOf(context: SeedContext, document: FiledDocument, isReviewed: boolean): DocumentInput {
  return {
    title: document.title,
    category: document.category,
    secrecy: document.category === 'party' ? 'internal' : 'public',
    makingOrganId: context.organId(document.makingOrganKey),
    draftingOrganId: context.organId(document.draftingOrganKey),
    implementingOrganId: context.organId(document.implementingOrganKey),
    numberText: isReviewed ? null : document.number,
    dates: {
      signedOn: isReviewed ? null : dayOf(document.signedOn),
      writtenOn: isReviewed ? null : dayOrNull(document.writtenOn),
      issuedOn: isReviewed ? null : dayOf(document.issuedOn),
      publishedOn: null,
      effectiveOn: null,
    },
    validity: validityOf(document),
    validitySource: null,
    note: null,
  }
}

function validityOf({ validity }: FiledDocument): DocumentInput['validity'] {
  return validity.kind === 'until' ? { kind: 'until', lapsesAfter: dayOf(validity.lapsesAfter) } : validity
}

function planDocument(context: SeedContext, document: FiledDocument, review: PastReview | null): void {
  const { calendar } = context
  const reviewer = context.person('审核员')
  const making = context.drafterOf(document.makingOrganKey)
  const life = new Life(context, review ? context.drafterOf(document.draftingOrganKey) : making)
  const text = inventedText(document.title, document.number, document.makingOrganKey, document.effectiveOn)
  const issuedOn = dayOf(document.issuedOn)
  if (review) {
    calendar.at(dayOf(review.submittedOn), async () => {
      await life.register(inputOf(context, document, true))
      await life.upload('draft', `${document.title}（送审稿）.txt`, text)
      await life.preparePack(dayOf(review.submittedOn))
      await life.submit()
    })
    calendar.at(dayOf(review.acceptedOn), () => life.accept(reviewer))
    calendar.at(dayOf(review.opinion.on), () => life.opine(reviewer, review.opinion.kind, review.opinion.text))
    calendar.at(issuedOn, async () => {
      const dates = { signedOn: dayOf(document.signedOn), writtenOn: dayOrNull(document.writtenOn), issuedOn }
      await life.upload('official', `${document.title}.txt`, text)
      await life.deliberate(issuedOn)
      await life.issue(dates, document.number)
    })
  } else calendar.at(issuedOn, () => life.recordIssued(making, inputOf(context, document, false), AT_HOME))
  calendar.at(dayOf(document.publishedOn), async () => {
    if (!review) await life.upload('official', `${document.title}.txt`, text)
    const effectiveOn = dayOrNull(document.effectiveOn)
    await life.publish(dayOf(document.publishedOn), effectiveOn, document.immediateEffectReason)
  })
  for (const filing of document.filings) {
    const recipientId = context.organId(filing.recipientKey)
    const on = dayOf(filing.submittedOn)
    calendar.at(on, () => life.submitFiling(making, recipientId, on, filing.conforms, null))
    const decided = {
      on: dayOf(filing.registration.on),
      outcome: filing.registration.outcome,
      number: filing.registration.number,
      reason: null,
      conforms: filing.conforms,
    }
    calendar.at(decided.on, () => life.registerFiling(reviewer, recipientId, decided))
  }
}
