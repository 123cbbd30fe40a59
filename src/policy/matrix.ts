import type { Category } from '../documents/model.ts'
import {
  FILING_MATERIALS,
  type FilingLimitKey,
  type FilingMaterial,
  type MaterialList,
  type MaterialLists,
  type MaterialNeed,
  type RecipientLine,
  type RecipientRule,
} from '../filing/model.ts'
import type { OrganKind } from '../people/model.ts'
import { type Codec, calendarId, choice, fields, filingLimit } from './codecs.ts'
import { FILING_MATERIAL_WORDS } from './filing-words.ts'
import type { ReadValue } from './model.ts'

const CATEGORY = choice<Category>([
  ['rule', '规章'],
  ['government', '政府规范性文件'],
  ['department', '部门规范性文件'],
  ['party', '党内规范性文件'],
])

const MAKER = choice<OrganKind>([
  ['government', '市政府'],
  ['department', '部门'],
  ['county', '县区'],
  ['zone', '功能区'],
  ['township', '乡镇街道'],
  ['party', '党组织'],
])

const LINE = choice<RecipientLine>([
  ['state_council', '国务院'],
  ['upper_congress', '自治区人大常委会'],
  ['upper_government', '自治区政府'],
  ['own_congress', '本级人大常委会'],
  ['government_above', '本级或上级政府'],
  ['county_above', '县区政府'],
  ['upper_party', '上级党组织'],
])

const LIMIT = choice<FilingLimitKey>([
  ['filing-limit.rule', '规章备案期限'],
  ['filing-limit.government', '政府文件备案期限'],
  ['filing-limit.department', '部门文件备案期限'],
  ['filing-limit.party', '党内文件备案期限'],
])

/** Gives the Chinese words for a recipient of the matrix. */
export const recipientWords = (line: RecipientLine): string => LINE.write(line)

const OPTIONAL = '（如有）'
const FORM = '类别｜制定机关、…｜接收机关｜期限｜日历代号，后面还可以有：｜顺延或者不顺延｜材料'

const ROLL = choice<boolean>([
  [true, '顺延'],
  [false, '不顺延'],
])

/** Reads several fields that may each be wrong; the first wrong one gives the reason. */
function firstReason(fields: readonly ReadValue<unknown>[]): string | undefined {
  for (const field of fields) if (!field.ok) return field.reason
  return undefined
}

/** A limit that several rows share by its name, or one of the row's own: `自印发之日起15个工作日`. */
function readLimit(text: string): ReadValue<Pick<RecipientRule, 'limit' | 'limitKey'>> {
  if (/^自/u.test(text.trim())) {
    const own = filingLimit.read(text)
    return own.ok ? { ok: true, value: { limit: own.value } } : own
  }
  const key = LIMIT.read(text)
  if (key.ok) return { ok: true, value: { limitKey: key.value } }
  return { ok: false, reason: `${key.reason.replace(/。$/u, '')}，或者写成“自公布之日起30日”。` }
}

/** What a row says beside: whether a last day off moves on, and what this recipient wants. */
function readMore(roll: string, materials: string): ReadValue<Pick<RecipientRule, 'roll' | 'materials'>> {
  const moves = roll === '' ? null : ROLL.read(roll)
  const wanted = materials === '' ? null : materialList.read(materials)
  if (moves && !moves.ok) return moves
  if (wanted && !wanted.ok) return wanted
  return {
    ok: true,
    value: { ...(moves ? { roll: moves.value } : {}), ...(wanted ? { materials: wanted.value } : {}) },
  }
}

function readRow(text: string): ReadValue<RecipientRule> {
  const cells = text.split(/[｜|]/).map((cell) => cell.trim())
  const [category = '', makers = '', recipient = '', limit = '', calendar = '', roll = '', materials = ''] = cells
  if (cells.length < 5 || cells.length > 7) return { ok: false, reason: `应为五栏至七栏：${FORM}。` }
  const optional = recipient.endsWith(OPTIONAL)
  const organs = makers.split('、').map((maker) => MAKER.read(maker))
  const read = [CATEGORY.read(category), LINE.read(recipient.replace(OPTIONAL, '')), readLimit(limit)] as const
  const more = readMore(roll, materials)
  const place = calendarId.read(calendar)
  const reason = firstReason([...read, ...organs, place, more])
  const [inCategory, line, days] = read
  if (reason !== undefined || !inCategory.ok || !line.ok || !days.ok || !place.ok || !more.ok)
    return { ok: false, reason: reason ?? `应为五栏至七栏：${FORM}。` }
  return {
    ok: true,
    value: {
      category: inCategory.value,
      makers: organs.flatMap((organ) => (organ.ok ? [organ.value] : [])),
      recipient: line.value,
      ...days.value,
      calendarId: place.value,
      ...(optional ? { optional } : {}),
      ...more.value,
    },
  }
}

/**
 * One row of the recipient matrix: `规章｜市政府｜国务院｜规章备案期限｜national`, with a limit of its own
 * `部门规范性文件｜部门｜本级或上级政府｜自印发之日起15个工作日｜lhasa｜不顺延｜备案报告1份、正式文本2份`.
 */
export const recipientRule: Codec<RecipientRule> = {
  read: readRow,
  write: (rule) =>
    [
      CATEGORY.write(rule.category),
      rule.makers.map((maker) => MAKER.write(maker)).join('、'),
      LINE.write(rule.recipient) + (rule.optional ? OPTIONAL : ''),
      rule.limit ? filingLimit.write(rule.limit) : rule.limitKey ? LIMIT.write(rule.limitKey) : '',
      rule.calendarId,
      rule.roll === undefined ? '' : ROLL.write(rule.roll),
      rule.materials ? materialList.write(rule.materials) : '',
    ]
      .join('｜')
      .replace(/｜+$/u, ''),
}

const PAPER = choice<FilingMaterial>(FILING_MATERIALS.map((material) => [material, FILING_MATERIAL_WORDS[material]]))
const ELECTRONIC = '并附电子文本'

/** `备案报告3份、正式文本3份、说明3份，并附电子文本`. */
const materialList: Codec<MaterialList> = {
  read: (text) => {
    const isElectronic = text.trim().endsWith(ELECTRONIC)
    const listed = text.trim().replace(new RegExp(`[，,；;]?\\s*${ELECTRONIC}$`, 'u'), '')
    const needs: MaterialNeed[] = []
    for (const part of listed.split('、')) {
      const [, name = part, count = '1'] = /^(.+?)\s*(\d{1,2})\s*份$/u.exec(part.trim()) ?? []
      const material = PAPER.read(name)
      if (!material.ok) return { ok: false, reason: `“${name.trim()}”：${material.reason}写成“正式文本3份”的样子。` }
      if (Number(count) < 1) return { ok: false, reason: '份数至少为 1 份。' }
      if (needs.some((need) => need.material === material.value))
        return { ok: false, reason: `“${name.trim()}”写了两次。` }
      needs.push({ material: material.value, copies: Number(count) })
    }
    return { ok: true, value: { needs, isElectronic } }
  },
  write: ({ needs, isElectronic }) =>
    needs.map(({ material, copies }) => `${PAPER.write(material)}${copies}份`).join('、') +
    (isElectronic ? `，${ELECTRONIC}` : ''),
}

/** What each category of document must be filed with, one on each line. */
export const materialLists: Codec<MaterialLists> = fields<MaterialLists>({
  rule: ['规章', materialList],
  government: ['政府规范性文件', materialList],
  department: ['部门规范性文件', materialList],
  party: ['党内规范性文件', materialList],
})
