import { fixedFields } from '../documents/editing.ts'
import type { Category, DocumentDates, Secrecy, Stage, Validity } from '../documents/model.ts'
import { firstIssuedOn, inForceFrom, lapsesAfter, obstaclesInDates } from '../documents/rules.ts'
import type { Day } from '../lib/day.ts'
import type { OrganKind } from '../people/model.ts'
import type { LedgerDefaults, LedgerField, LedgerValues, RowChanges, RowOutcome, RowProblem } from './model.ts'

/** What the register holds of a document, as far as a ledger can speak of it. */
export interface Registered extends DocumentDates {
  readonly documentId: string
  readonly version: number
  readonly stage: Stage
  readonly hasFilings: boolean
  /** The person who imports may see it. */
  readonly isVisible: boolean
  readonly title: string
  readonly titleKey: string
  readonly numberText: string | null
  readonly numberKey: string | null
  readonly category: Category
  readonly secrecy: Secrecy
  readonly makingOrganId: string
  readonly draftingOrganId: string
  readonly implementingOrganId: string | null
  readonly validity: Validity
  readonly note: string | null
}

/** The register, to be asked in one step. */
export interface Register {
  byId(documentId: string): Registered | undefined
  byNumber(organId: string, numberKey: string): Registered | undefined
  byTitle(organId: string, titleKey: string): readonly Registered[]
}

/** Names for people, and the spellings that are compared. */
export interface Spelling {
  organName(organId: string): string
  organKind(organId: string): OrganKind | undefined
  titleKey(title: string): string
  numberKey(numberText: string): string | null
  words(field: LedgerField, value: string): string
}

export interface JudgedRow {
  readonly outcome: RowOutcome
  readonly documentId: string | null
  readonly problems: readonly RowProblem[]
  readonly changes: RowChanges
  /** Two rows of one ledger that speak of one document share it. */
  readonly key: string
}

const DATE_FIELDS = {
  signed_on: 'signedOn',
  written_on: 'writtenOn',
  issued_on: 'issuedOn',
  published_on: 'publishedOn',
  effective_on: 'effectiveOn',
} as const satisfies Partial<Record<LedgerField, keyof DocumentDates>>

/**
 * Judges one row against the register: new, changed (with both values), the same, or wrong (with the reason at its
 * field). A row is matched by its id, else by organ and number, else by organ, title and a date that agrees. A blank cell
 * keeps what the register says. Basis: domain.md §6G; what is fixed at a stage stays fixed (`fixedFields`).
 */
export function judgeRow(
  values: LedgerValues,
  found: readonly RowProblem[],
  defaults: LedgerDefaults,
  register: Register,
  spelling: Spelling,
  today: Day,
): JudgedRow {
  const problems = [...found]
  const makingOrganId = values.makingOrganId ?? defaults.makingOrganId ?? undefined
  const matched = match({ ...values, ...(makingOrganId ? { makingOrganId } : {}) }, register, spelling)
  const key = keyOf(values, makingOrganId, spelling)
  if (typeof matched === 'string') problems.push({ field: null, message: matched })
  const known = typeof matched === 'string' ? undefined : matched
  const wrong = (): JudgedRow => ({
    outcome: 'wrong',
    documentId: known?.isVisible ? known.documentId : null,
    problems,
    changes: {},
    key,
  })
  if (known && !known.isVisible) {
    problems.push({ field: null, message: '登记簿中已有这件文件，但您无权查看，请交有权限的同事办理。' })
    return wrong()
  }
  if (!known) {
    problems.push(...obstaclesToNew(values, makingOrganId, found, today))
    return problems.length > 0 ? wrong() : { outcome: 'new', documentId: null, problems, changes: {}, key }
  }
  const changes = changesIn(values, known, spelling)
  problems.push(...obstaclesToChange(changes, values, known, today))
  if (problems.length > 0) return { ...wrong(), changes }
  const outcome = Object.keys(changes).length > 0 ? 'changed' : 'same'
  return { outcome, documentId: known.documentId, problems, changes, key: known.documentId }
}

function match(values: LedgerValues, register: Register, spelling: Spelling): Registered | undefined | string {
  if (values.documentId !== undefined) {
    return register.byId(values.documentId) ?? '系统编号在登记簿中不存在。请清空这一格，或者核对编号。'
  }
  const organId = values.makingOrganId
  if (organId === undefined) return undefined
  const numberKey = values.numberText === undefined ? null : spelling.numberKey(values.numberText)
  const byNumber = numberKey === null ? undefined : register.byNumber(organId, numberKey)
  if (byNumber || values.title === undefined) return byNumber
  const sameName = register
    .byTitle(organId, spelling.titleKey(values.title))
    .filter((one) => (numberKey === null || one.numberKey === null) && datesAgree(values, one))
  if (sameName.length > 1) return `登记簿中有 ${sameName.length} 件同名文件，请在“系统编号”一列写明是哪一件。`
  return sameName[0]
}

/** Two records of one name are one document when a date agrees, or when one of them has none to disagree with. */
function datesAgree(values: LedgerValues, one: DocumentDates): boolean {
  const names = Object.values(DATE_FIELDS)
  const given = names.flatMap((name) => values[name] ?? [])
  const kept = names.flatMap((name) => one[name] ?? [])
  return given.length === 0 || kept.length === 0 || given.some((day) => kept.includes(day))
}

function keyOf(values: LedgerValues, organId: string | undefined, spelling: Spelling): string {
  if (values.documentId !== undefined) return values.documentId
  const number = values.numberText === undefined ? null : spelling.numberKey(values.numberText)
  if (number !== null) return `${organId} ${number}`
  const dates = Object.values(DATE_FIELDS).map((name) => values[name] ?? '')
  return [organId, spelling.titleKey(values.title ?? ''), ...dates].join(' ')
}

const datesOf = (values: LedgerValues): DocumentDates => ({
  signedOn: values.signedOn ?? null,
  writtenOn: values.writtenOn ?? null,
  issuedOn: values.issuedOn ?? null,
  publishedOn: values.publishedOn ?? null,
  effectiveOn: values.effectiveOn ?? null,
})

function obstaclesToNew(
  values: LedgerValues,
  makingOrganId: string | undefined,
  found: readonly RowProblem[],
  today: Day,
): RowProblem[] {
  // A cell that could not be read has its own sentence.
  const isTold = (...fields: readonly string[]): boolean =>
    found.some(({ field }) => field !== null && fields.includes(field))
  const dates = datesOf(values)
  const problems: RowProblem[] = []
  if (values.title === undefined && !isTold('title')) problems.push({ field: 'title', message: '没有名称。' })
  if (makingOrganId === undefined && !isTold('making_organ_id'))
    problems.push({ field: 'making_organ_id', message: '没有制定机关。请在表中写明，或者在上方选择统一的制定机关。' })
  if (firstIssuedOn(dates) === null && !isTold(...Object.keys(DATE_FIELDS)))
    problems.push({ field: null, message: '成文、签署、印发、公布、施行日期一个都没有，请至少写明一个。' })
  return [...problems, ...wrongDates(dates, today), ...wrongEnd(values, dates, today)]
}

const wrongDates = (dates: DocumentDates, today: Day): RowProblem[] =>
  obstaclesInDates(dates, today).map(({ message }) => ({ field: null, message }))

/** An end without a day is known only where the period itself has run out. */
function wrongEnd(values: LedgerValues, dates: DocumentDates, today: Day): RowProblem[] {
  const { end } = values
  const begun = inForceFrom(dates)
  if (!end || begun === null) return []
  if (end.on !== null)
    return end.on >= begun ? [] : [{ field: 'effect_on', message: '废止或者失效的日期早于开始施行的日期，请核对。' }]
  const last = values.validity ? lapsesAfter(values.validity, begun) : null
  if (end.kind === 'lapsed' && last !== null && last < today) return []
  return [{ field: 'effect_state', message: '已废止、已失效的文件请在“废止日期”一列写明哪一天。' }]
}

function changesIn(values: LedgerValues, known: Registered, spelling: Spelling): RowChanges {
  const changes: Record<string, readonly [string | null, string | null]> = {}
  const note = (
    field: LedgerField,
    before: string | null,
    after: string | undefined,
    isSame = before === after,
  ): void => {
    if (after === undefined || isSame) return
    changes[field] = [before === null ? null : spelling.words(field, before), spelling.words(field, after)]
  }
  note(
    'title',
    known.title,
    values.title,
    values.title !== undefined && spelling.titleKey(values.title) === known.titleKey,
  )
  const sameNumber = values.numberText !== undefined && spelling.numberKey(values.numberText) === known.numberKey
  note('number_text', known.numberText, values.numberText, sameNumber)
  note('category', known.category, values.category)
  note('secrecy', known.secrecy, values.secrecy)
  note('making_organ_id', known.makingOrganId, values.makingOrganId)
  note('drafting_organ_id', known.draftingOrganId, values.draftingOrganId)
  note('implementing_organ_id', known.implementingOrganId, values.implementingOrganId)
  for (const [field, name] of Object.entries(DATE_FIELDS)) note(field as LedgerField, known[name], values[name])
  const before = validityText(known.validity)
  const isSameEnd = values.validity !== undefined && sameValidity(values.validity, known, values)
  note('validity', before, values.validity && validityText(values.validity), isSameEnd)
  note('note', known.note, values.note, known.note?.trim() === values.note)
  return changes
}

const validityText = (validity: Validity): string =>
  validity.kind === 'years' ? `${validity.years}年` : validity.kind === 'until' ? validity.lapsesAfter : '长期'

/** Five years and the last day that five years come to are one validity, told in two ways. */
function sameValidity(given: Validity, known: Registered, values: LedgerValues): boolean {
  if (validityText(given) === validityText(known.validity)) return true
  const dates = { ...known, ...Object.fromEntries(Object.entries(datesOf(values)).filter(([, day]) => day !== null)) }
  const from = inForceFrom(dates)
  const last = lapsesAfter(known.validity, from)
  return last !== null && lapsesAfter(given, from) === last
}

const IN_PROGRESS: readonly Stage[] = ['drafting', 'in_review', 'reviewed']

function obstaclesToChange(changes: RowChanges, values: LedgerValues, known: Registered, today: Day): RowProblem[] {
  const fields = Object.keys(changes) as LedgerField[]
  if (fields.length === 0) return []
  if (IN_PROGRESS.includes(known.stage))
    return [{ field: null, message: '登记簿中这件文件还在起草或者审核，不能用台账更改，请在文件页面更改。' }]
  const fixed: readonly string[] = fixedFields(known.stage, known.hasFilings)
  const problems: RowProblem[] = fields
    .filter((field) => fixed.includes(field))
    .map((field) => ({ field, message: `已经报备的内容不能更改：登记簿为“${changes[field]?.[0] ?? '空'}”。` }))
  const after = { ...known, ...Object.fromEntries(Object.entries(datesOf(values)).filter(([, day]) => day !== null)) }
  return [...problems, ...wrongDates(after, today)]
}

const BY_MAKER: Readonly<Partial<Record<OrganKind, Category>>> = {
  government: 'government',
  county: 'government',
  zone: 'government',
  township: 'government',
  party: 'party',
  upper_party: 'party',
}

/** The category of a new row: what it says, what counts for the whole ledger, else what such an organ makes. */
export const categoryFor = (values: LedgerValues, defaults: LedgerDefaults, maker: OrganKind | undefined): Category =>
  values.category ?? defaults.category ?? (maker && BY_MAKER[maker]) ?? 'department'
