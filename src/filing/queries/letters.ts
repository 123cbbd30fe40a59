import type { Reader } from '../../db/transaction.ts'
import type { Day } from '../../lib/day.ts'
import { Refused } from '../../lib/refused.ts'
import type { Actor } from '../../people/model.ts'
import { may } from '../../people/rules.ts'
import type { FilingLetterLine, LetterDesk, OpenLetter } from '../letter-model.ts'
import { actsForRecipient, LETTER_SUBJECT, letterExists } from '../letter-records.ts'
import { causeOf, obstaclesToLetter } from '../letter-rules.ts'
import { DESK_LETTER_KINDS, type FilingFacts } from '../model.ts'
import { papersVisibleTo } from '../visibility.ts'

const letters = (db: Reader, actor: Actor, filingId: string) =>
  db
    .selectFrom('filing_letter')
    .innerJoin('filing', 'filing.filing_id', 'filing_letter.filing_id')
    .innerJoin('document', 'document.document_id', 'filing.document_id')
    .innerJoin('generated_file', (join) =>
      join
        .onRef('generated_file.subject_id', '=', 'filing_letter.letter_id')
        .onRef('generated_file.kind', '=', 'filing_letter.kind')
        .on('generated_file.subject_type', '=', LETTER_SUBJECT),
    )
    .leftJoin('issued_number', 'issued_number.number_id', 'generated_file.number_id')
    .select([
      'letter_id',
      'filing_letter.kind',
      'reply_by',
      'filing_letter.issued_on',
      'issued_by_name',
      'issued_number.number_text',
    ])
    .select(['generated_file.file_name', 'generated_file.digest', 'document.document_id', 'secrecy'])
    .where('filing_letter.filing_id', '=', filingId)
    .where((eb) => papersVisibleTo(eb, actor))

/** Reads the letters of a filing and those that can be written now. */
export async function getLetterDesk(
  db: Reader,
  actor: Actor,
  filing: { readonly filingId: string; readonly recipientId: string; readonly facts: FilingFacts },
  today: Day,
): Promise<LetterDesk> {
  const rows = await letters(db, actor, filing.filingId).orderBy('letter_id').execute()
  const lines = rows.map(
    (row): FilingLetterLine => ({
      letterId: row.letter_id,
      kind: row.kind,
      number: row.number_text,
      replyBy: row.reply_by,
      issuedOn: row.issued_on,
      issuedByName: row.issued_by_name,
      fileName: row.file_name,
      digest: row.digest,
    }),
  )
  const isOwn = may(actor, 'filing.register') && (await actsForRecipient(db, actor, filing.recipientId))
  if (!isOwn) return { letters: lines, open: [] }
  const open: OpenLetter[] = []
  for (const kind of DESK_LETTER_KINDS) {
    const isWritten = await letterExists(db, kind, causeOf(kind, filing.filingId, filing.facts, today))
    const obstacles = obstaclesToLetter({ kind, filing: filing.facts, isOwn, isWritten })
    // Only what the state of the filing calls for is offered; a second one on the same day is explained.
    if (obstacles.every((o) => o.code === 'written')) open.push({ kind, obstacles })
  }
  return { letters: lines, open }
}

/** Finds the file of one letter. Throws `not_found` also when the person may not read it. */
export async function getLetterFile(
  db: Reader,
  actor: Actor,
  filingId: string,
  letterId: string,
): Promise<{
  readonly fileName: string
  readonly digest: string
  readonly documentId: string
  readonly isSecret: boolean
}> {
  const row = await letters(db, actor, filingId).where('letter_id', '=', letterId).executeTakeFirst()
  if (!row) throw new Refused('not_found', '没有这份文书，或者您无权查看。')
  return {
    fileName: row.file_name,
    digest: row.digest,
    documentId: row.document_id,
    isSecret: row.secrecy === 'secret',
  }
}
