import type { Reader } from '../../db/transaction.ts'
import { hasOfficialText, officialAwaitsReading } from '../../documents/records.ts'
import { obstaclesToPublication } from '../../documents/rules.ts'
import { visibleTo } from '../../documents/visibility.ts'
import { type Day, isDay } from '../../lib/day.ts'
import type { Obstacle } from '../../lib/obstacle.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { getPolicy } from '../../policy/records.ts'
import type { PublicationPageData } from '../model.ts'
import { obligationsOf } from '../obligations.ts'

/** What stands in the way is shown before the form; what the form itself asks for is not. */
const ASKED = new Set([
  'no_publication',
  'no_effect',
  'early_effect',
  'publishedOn_in_future',
  'issuedOn_after_publishedOn',
  'publishedOn_after_effectiveOn',
  'signedOn_after_publishedOn',
])

/** Prepares the publication form with a preview of the filings that would arise on the typed (or today's) date. */
export async function getPublicationPage(
  db: Reader,
  actor: Actor,
  documentId: string,
  today: Day,
  typed?: Readonly<Record<string, string>>,
): Promise<PublicationPageData> {
  const row = await db
    .selectFrom('document')
    .innerJoin('organ', 'organ.organ_id', 'document.making_organ_id')
    .selectAll('document')
    .select('organ.name as making_organ')
    .where('document_id', '=', documentId)
    .where((eb) => visibleTo(eb, actor))
    .executeTakeFirst()
  if (!row || ![row.making_organ_id, row.drafting_organ_id].includes(actor.organId))
    throw new Refused('not_found', '没有这个文件，或者不属于您的单位。')
  const publishedOn = isDay(typed?.publishedOn ?? '') ? (typed?.publishedOn as Day) : today
  const dates = {
    signedOn: row.signed_on,
    writtenOn: row.written_on,
    issuedOn: row.issued_on,
    publishedOn,
    effectiveOn: row.effective_on,
  }
  const delay = (await getPolicy(db, 'effect-delay', publishedOn)).value
  const { obligations, obstacles } = await obligationsOf(
    db,
    { category: row.category, makingOrganId: row.making_organ_id },
    dates,
  )
  const found: readonly Obstacle[] = [
    ...obstaclesToPublication(
      {
        ...dates,
        stage: row.stage,
        category: row.category,
        secrecy: row.secrecy,
        numberText: row.number_text,
        earlyEffectReason: row.early_effect_reason,
        hasOfficialText: await hasOfficialText(db, documentId),
        awaitsReading: await officialAwaitsReading(db, documentId),
      },
      delay,
      today,
    ),
    ...obstacles,
  ]
  return {
    documentId,
    title: row.title,
    numberText: row.number_text,
    makingOrgan: row.making_organ,
    version: row.version,
    leastDaysToEffect: delay.limit,
    obstacles: found.filter((o) => !ASKED.has(o.code)),
    preview: obligations.map(({ recipient, due }) => ({ recipient, due })),
    previewFor: publishedOn,
    initial: {
      version: row.version,
      publishedOn: today,
      effectiveOn: row.effective_on,
      place: row.publication_place,
      earlyEffectReason: row.early_effect_reason,
    },
  }
}
