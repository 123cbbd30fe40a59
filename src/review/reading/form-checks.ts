import type { Category } from '../../documents/model.ts'
import { type LongestPeriods, longestValidity } from '../../documents/validity-rules.ts'
import { addDays, type Day, daysBetween } from '../../lib/day.ts'
import { findBasis } from '../../text/citations.ts'
import { type Clause, type Effect, findEffectClause, findValidityClause, type Validity } from '../../text/clauses.ts'
import type { ExtractedText, Provision } from '../../text/model.ts'
import { FORM_RULES } from './form-rules.ts'
import type { ReadingProposal, ReadingRule } from './model.ts'
import { checkNumberForms } from './number-forms.ts'
import { proposalAt, proposalOnWhole } from './red-flags.ts'
import { sentenceSpans } from './sentences.ts'

/** What the checks need to know that the text does not say; the limits are dated policy. */
export interface FormContext {
  readonly category: Category
  /** Planned or known; null while it is not. */
  readonly publishedOn: Day | null
  /** Policy `effect-delay`, in calendar days. */
  readonly effectDelay: number
  /** A reason for early effect is on record. */
  readonly hasEarlyReason: boolean
  /** Policies `validity.general`, `validity.trial`, `validity.notice`, in years. */
  readonly validity: LongestPeriods
}

type Text = Pick<ExtractedText, 'title' | 'paragraphs' | 'provisions' | 'warnings' | 'makingOrgan' | 'dates'>

const MAIN = /^(?!a\d|d\d)/u
const KINDS =
  /(?:办法|规定|细则|规则|决定|意见|通知|通告|公告|方案|措施|制度|规程|规范|章程|准则|指引|导则|标准|规划|计划|函|批复|要点|目录|清单|解释)$/u
const NAMED_BY_ABOUT = /(?:通知|通告|公告|意见|决定|函|批复)$/u
const bareTitle = (title: string): string => title.replace(/\s+/gu, '').replace(/[（(][^（）()]*[）)]$/u, '')

/**
 * Checks the form of a draft as a whole (domain.md §2.5, item 7); each answer is a proposal, with its place where it has
 * one. Contracts and decisions are no documents of this form: only their numbers and annexes are looked at.
 */
export function checkForm(text: Text, context: FormContext): ReadingProposal[] {
  const main = text.provisions.filter((p) => MAIN.test(p.path))
  const always = [...checkNumberForms(text), ...structureProposals(text), ...annexProposals(text)]
  if (context.category === 'contract' || context.category === 'decision') return always
  return [
    ...titleProposals(text, main),
    ...openingProposals(main),
    ...effectProposals(text, main, context),
    ...validityProposals(text, main, context),
    ...endingProposals(text, main),
    ...always,
  ]
}

/** A proposal on the sentence that holds an offset of a provision. */
function at(rule: ReadingRule, provision: Provision, from = 0, to = provision.text.length): ReadingProposal {
  const span = sentenceSpans(provision.text).find((s) => s.from <= from && from < s.to) ?? { from, to }
  return proposalAt(rule, provision, span, { from, to: Math.min(to, span.to) })
}

function titleProposals({ title }: Text, main: readonly Provision[]): ReadingProposal[] {
  if (title === null || title.trim() === '') return [proposalOnWhole(FORM_RULES.titleMissing)]
  const name = bareTitle(title)
  const place = main.find((p) => p.kind === 'title')
  const found = (rule: ReadingRule): ReadingProposal[] => [place ? at(rule, place) : proposalOnWhole(rule)]
  if (/(?:条例|[^办方]法)$/u.test(name)) return found(FORM_RULES.titleLevel)
  if (!KINDS.test(name) || (NAMED_BY_ABOUT.test(name) && !/关于.+的/u.test(name) && name.length > 4))
    return found(FORM_RULES.titleShape)
  return []
}

const OPENING_LENGTH = 6

function openingProposals(main: readonly Provision[]): ReadingProposal[] {
  const body = main.filter(
    (p) => !['title', 'number', 'front', 'contents', 'chapter', 'part', 'section'].includes(p.kind),
  )
  const first = body.find((p) => p.kind === 'article')
  const opening = first
    ? body.filter((p, index) => index <= body.indexOf(first) || p.path.startsWith(`${first.path}.`))
    : body.slice(0, OPENING_LENGTH)
  const words = opening.map((p) => p.text).join('\n')
  if (words.trim() === '') return []
  const missing: ReadingProposal[] = []
  const found = (rule: ReadingRule): ReadingProposal => (first ? at(rule, first) : proposalOnWhole(rule))
  if (
    findBasis(words).length === 0 &&
    !/(?:根据|依据|依照|按照|遵照|贯彻|落实|实施)[^。]{0,80}(?:规定|法律|法规|宪法|精神|要求|部署|《)/u.test(words)
  )
    missing.push(found(FORM_RULES.basisMissing))
  if (first && !/(?:^|[，。])为了?(?!准)/mu.test(words)) missing.push(at(FORM_RULES.purposeMissing, first))
  return missing
}

interface Placed<T> {
  readonly clause: Clause<T>
  readonly provision: Provision
}

/** The clause found among the lines of the provisions, with its provision. */
function clauseIn<T>(
  find: (lines: readonly string[]) => Clause<T> | null,
  main: readonly Provision[],
): Placed<T> | null {
  const lines = main.filter((p) => p.kind !== 'table')
  const clause = find(lines.map((p) => p.text))
  const provision = clause ? lines[clause.line] : undefined
  return clause && provision ? { clause, provision } : null
}

function effectProposals({ dates }: Text, main: readonly Provision[], context: FormContext): ReadingProposal[] {
  const found = clauseIn<Effect>(findEffectClause, main)
  if (!found) return [proposalOnWhole(FORM_RULES.effectMissing)]
  const { clause, provision } = found
  const say = (rule: ReadingRule): ReadingProposal =>
    at(rule, provision, clause.from, clause.from + clause.quote.length)
  if (!clause.sure) return [say(FORM_RULES.effectUnsure)]
  const { value } = clause
  // Party documents usually take effect on the day they are issued.
  const mayNotBeEarly = context.category !== 'party'
  if (value.kind === 'from') {
    const early =
      mayNotBeEarly && value.event !== 'adopted' && value.delayDays < context.effectDelay && !context.hasEarlyReason
    return early ? [say(FORM_RULES.effectEarly)] : []
  }
  const made = context.publishedOn ?? dates.publishedOn ?? dates.issuedOn ?? dates.writtenOn
  if (made === null) return []
  if (value.on < made) return [say(FORM_RULES.effectBack)]
  const early = mayNotBeEarly && daysBetween(made as Day, value.on) < context.effectDelay && !context.hasEarlyReason
  return early ? [say(FORM_RULES.effectEarly)] : []
}

const TRIAL = /暂行|试行/u
const ABOUT_OTHERS = /(?:废止|修改|修订|失效|清理)/u

function validityProposals({ title }: Text, main: readonly Provision[], context: FormContext): ReadingProposal[] {
  const name = bareTitle(title ?? '')
  // Rules and Party documents have no period by default; a document that only ends others has nothing to lapse.
  if (context.category === 'rule' || context.category === 'party' || ABOUT_OTHERS.test(name)) return []
  const found = clauseIn<Validity>(findValidityClause, main)
  const isTrial = TRIAL.test(title ?? '')
  if (!found) return [proposalOnWhole(isTrial ? FORM_RULES.trialMissing : FORM_RULES.validityMissing)]
  const { clause, provision } = found
  const longest = longestValidity(title ?? '', context.category, context.validity)?.years ?? context.validity.general
  const { value } = clause
  const effect = clauseIn<Effect>(findEffectClause, main)?.clause.value
  const from = effect?.kind === 'on' ? effect.on : context.publishedOn
  const isLong =
    (value.kind === 'years' && value.years > longest) ||
    (value.kind === 'months' && value.months > longest * 12) ||
    (value.kind === 'until' && from !== null && value.lapsesAfter > addDays(from, Math.ceil(longest * 365.25)))
  return isLong ? [at(FORM_RULES.validityLong, provision, clause.from, clause.from + clause.quote.length)] : []
}

const UNENTITLED = /(?:领导小组|指挥部|联席会议|工作专班|委员会办公室|领导小组办公室)$/u

/** The signature; a leading group's name is not known to the reader as one, so the line above the date counts too. */
function signatureIn(main: readonly Provision[]): Provision | undefined {
  const above = main[main.findIndex((p) => p.kind === 'date') - 1]
  return main.find((p) => p.kind === 'signature') ?? (above && UNENTITLED.test(above.text.trim()) ? above : undefined)
}

function endingProposals({ title, makingOrgan }: Text, main: readonly Provision[]): ReadingProposal[] {
  const found: ReadingProposal[] = []
  const signed = signatureIn(main)
  const maker = /^(.{2,40}?)关于/u.exec(title ?? '')?.[1] ?? makingOrgan
  const isUnentitled = [maker, signed?.text].some((name) => UNENTITLED.test((name ?? '').replace(/\s+/gu, '')))
  if (isUnentitled)
    found.push(signed ? at(FORM_RULES.organUnentitled, signed) : proposalOnWhole(FORM_RULES.organUnentitled))
  // 办法 and 规定 are issued under a cover (令, 通知) that carries the signature.
  if (main.some((p) => p.kind === 'article')) return found
  if (!signed) found.push(proposalOnWhole(FORM_RULES.signatureMissing))
  if (!main.some((p) => p.kind === 'date')) found.push(proposalOnWhole(FORM_RULES.dateMissing))
  return found
}

function structureProposals({ warnings, provisions }: Text): ReadingProposal[] {
  return warnings.flatMap(({ code, message, paragraph }) => {
    if (!code.startsWith('number-') || paragraph === undefined) return []
    const provision = provisions.find((p) => p.paragraphs[0] <= paragraph && paragraph <= p.paragraphs[1])
    // A list that goes on behind a plain paragraph seems to begin at （三）.
    const goesOn = provision?.kind === 'item' && /缺少第一项/u.test(message)
    return provision && !goesOn ? [{ ...at(FORM_RULES.structure, provision), explanation: message }] : []
  })
}

const ANNEX_NAMED =
  /(?:见|详见|按照?|依照|参照|填写|填报)(?:本[\u4e00-\u9fa5]{1,4})?(?:的)?附(?:件|表|录|图)\s*\d*|附(?:件|表|录|图)\s*\d{0,2}(?=[》）)])/u

function annexProposals({ provisions }: Text): ReadingProposal[] {
  if (provisions.some((p) => p.kind === 'annex' && /^a\d/u.test(p.path))) return []
  const listed = provisions.find((p) => p.path.startsWith('al'))
  if (listed) return [at(FORM_RULES.annexAbsent, listed)]
  for (const provision of provisions) {
    const match = provision.kind === 'table' ? null : ANNEX_NAMED.exec(provision.text)
    if (match) return [at(FORM_RULES.annexAbsent, provision, match.index, match.index + match[0].length)]
  }
  return []
}
