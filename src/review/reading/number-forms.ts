import { type FoundDocumentNumber, findDocumentNumbers } from '../../text/document-number.ts'
import type { ExtractedText, Provision } from '../../text/model.ts'
import { FORM_RULES } from './form-rules.ts'
import type { ReadingProposal, ReadingRule } from './model.ts'
import { proposalAt } from './red-flags.ts'
import { sentenceSpans } from './sentences.ts'

const SERIES =
  /(?<open>[^\p{L}\d\s])\s*(?<year>\d{2,4})\s*年?\s*(?<close>[^\p{L}\d\s])\s*(?<ordinal>第?)\s*(?<num>\d+)/u

/** Tells what in a document number departs from GB/T 9704; orders (令第5号) have a form of their own. */
export function numberFaults(number: FoundDocumentNumber, written: string): ReadingRule[] {
  if (number.kind !== 'series') return []
  const groups = SERIES.exec(written)?.groups
  if (!groups) return []
  const { open = '', year = '', close = '', ordinal = '', num = '' } = groups
  const faults: ReadingRule[] = []
  if (open !== '〔' || close !== '〕') faults.push(FORM_RULES.numberBrackets)
  if (year.length < 4) faults.push(FORM_RULES.numberYear)
  if (ordinal !== '') faults.push(FORM_RULES.numberOrdinal)
  if (/^0/u.test(num)) faults.push(FORM_RULES.numberZero)
  if (!/号$/u.test(written.trimEnd())) faults.push(FORM_RULES.numberEnd)
  return faults
}

/** Spares the search where no document number can stand. */
const YEAR_IN_BRACKETS = /[〔[（(【﹝［〖「]\s*\d/u

const codeLikely = (code: string): boolean => /[发函字规办通令政告]$/u.test(code)

/** Finds document numbers whose form is wrong, the document's own and the cited ones. */
export function checkNumberForms(text: Pick<ExtractedText, 'provisions'>): ReadingProposal[] {
  return text.provisions.flatMap((provision) => (provision.kind === 'table' ? [] : faultsIn(provision)))
}

function faultsIn(provision: Provision): ReadingProposal[] {
  const { text } = provision
  if (!YEAR_IN_BRACKETS.test(text)) return []
  const spans = sentenceSpans(text)
  return findDocumentNumbers(text).flatMap((number) => {
    if (!codeLikely(number.code)) return []
    const mark = { from: number.from, to: number.to }
    const span = spans.find((one) => one.from <= mark.from && mark.to <= one.to) ?? mark
    return numberFaults(number, text.slice(mark.from, mark.to)).map((rule) => proposalAt(rule, provision, span, mark))
  })
}
