import type { Category } from '../documents/model.ts'
import type { FilingLimitKey, RecipientLine, RecipientRule } from '../filing/model.ts'
import type { OrganKind } from '../people/model.ts'
import { type Codec, calendarId, choice } from './codecs.ts'
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
const FORM = '类别｜制定机关、…｜接收机关｜期限｜日历代号'

/** Reads several fields that may each be wrong; the first wrong one gives the reason. */
function firstReason(fields: readonly ReadValue<unknown>[]): string | undefined {
  for (const field of fields) if (!field.ok) return field.reason
  return undefined
}

function readRow(text: string): ReadValue<RecipientRule> {
  const cells = text.split(/[｜|]/).map((cell) => cell.trim())
  const [category = '', makers = '', recipient = '', limit = '', calendar = ''] = cells
  if (cells.length !== 5) return { ok: false, reason: `应为五栏：${FORM}。` }
  const optional = recipient.endsWith(OPTIONAL)
  const organs = makers.split('、').map((maker) => MAKER.read(maker))
  const read = [CATEGORY.read(category), LINE.read(recipient.replace(OPTIONAL, '')), LIMIT.read(limit)] as const
  const place = calendarId.read(calendar)
  const reason = firstReason([...read, ...organs, place])
  const [inCategory, line, key] = read
  if (reason !== undefined || !inCategory.ok || !line.ok || !key.ok || !place.ok)
    return { ok: false, reason: reason ?? `应为五栏：${FORM}。` }
  return {
    ok: true,
    value: {
      category: inCategory.value,
      makers: organs.flatMap((organ) => (organ.ok ? [organ.value] : [])),
      recipient: line.value,
      limitKey: key.value,
      calendarId: place.value,
      ...(optional ? { optional } : {}),
    },
  }
}

/** One row of the recipient matrix: `规章｜市政府｜国务院｜规章备案期限｜national`. */
export const recipientRule: Codec<RecipientRule> = {
  read: readRow,
  write: (rule) =>
    [
      CATEGORY.write(rule.category),
      rule.makers.map((maker) => MAKER.write(maker)).join('、'),
      LINE.write(rule.recipient) + (rule.optional ? OPTIONAL : ''),
      LIMIT.write(rule.limitKey),
      rule.calendarId,
    ].join('｜'),
}
