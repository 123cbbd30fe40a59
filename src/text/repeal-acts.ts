import type { Day } from '../lib/day.ts'
import { DATE_PATTERN, findDates } from './dates.ts'
import { NUMERAL_CLASS, parseNumber } from './numbers.ts'

/** How a document came into the world, as the words before its title say: 1987年6月5日国防科工委发布的. */
export interface PromulgationAct {
  readonly datedOn: Day | null
  /** Where only the year is written: 财政部1986年发布的. */
  readonly year: number | null
  /** The organs that made it, as written, without 原 and without the session of a congress. */
  readonly maker: string | null
  /** 第59号令, as an order is numbered: 市人民政府令第59号. */
  readonly orderNumber: string | null
}

export const NO_ACT: PromulgationAct = { datedOn: null, year: null, maker: null, orderNumber: null }

// 本条例自2022年9月1日起施行，《…》同时废止: that day is the repealing document's.
const OWN_EFFECT = /^.*本[^，,。；《]{0,40}?(?:施行|实施|执行|生效)(?:后|之日起|的同时)?[，,、：]?/u
const JOINING = /^[、，,\s]*(?:(?:以及|及|与|和(?!田))[、，,\s]*)?/u
const VERB = '通过|批准|发布|公布|颁布|颁发|印发|下发|制定|修正|修订|修改|实施|施行'
const ACT = new RegExp(`(?<words>[^，,；《]*?)(?<verbs>(?:${VERB})+)(?=[，,、；的和并]|以来|$)`, 'gu')
/** Promulgation dates a document; adoption where nothing is said of it; never an amendment. */
const RANK = [/发布|公布|颁布|颁发|印发|下发/u, /通过/u, /制定/u, /批准/u, /施行|实施/u] as const
const COUNT = `[0-9０-９${NUMERAL_CLASS}]{1,5}`
const ORDER = new RegExp(`(?:令\\s*第\\s*(?<after>${COUNT})\\s*号|第\\s*(?<before>${COUNT})\\s*号\\s*令)\\s*$`, 'u')
const DATE = new RegExp(DATE_PATTERN, 'gu')
const YEAR_ALONE = /(?<!\d)((?:19|20)\d{2})\s*年(?!\s*\d{1,2}\s*月)/u
const SESSION = new RegExp(`第[${NUMERAL_CLASS}0-9]{1,5}(?:届|次(?:全体|常务|全体组成人员)?会议)`, 'gu')
const ORGAN = /(?:政府|国务院|政务院|委员会|委|局|厅|部|院|署|行|办公室|办公厅|大会|常委会|总局|会议|中心|领导小组)$/u

/** Reads who made a document and when from the words between the title before and its own. */
export function promulgationIn(words: string): PromulgationAct {
  const phrase = words.replace(OWN_EFFECT, '').replace(JOINING, '')
  const acts = [...phrase.matchAll(ACT)].map(({ groups }) => ({
    words: groups?.words ?? '',
    verbs: groups?.verbs ?? '',
  }))
  for (const rank of RANK) {
    const act = acts.find(({ verbs }) => rank.test(verbs))
    if (act) return actIn(act.words)
  }
  const bare = actIn(phrase)
  return bare.maker !== null && ORGAN.test(bare.maker) ? bare : { ...bare, maker: null }
}

function actIn(words: string): PromulgationAct {
  const year = YEAR_ALONE.exec(words)?.[1]
  const order = ORDER.exec(words)
  const maker = makerIn(order ? words.slice(0, order.index) : words)
  const serial = parseNumber(order?.groups?.after ?? order?.groups?.before ?? '')
  return {
    datedOn: findDates(words)[0]?.day ?? null,
    year: year === undefined ? null : Number(year),
    maker,
    orderNumber: serial === null || maker === null ? null : `${maker}令第${serial}号`,
  }
}

function makerIn(words: string): string | null {
  const maker = words
    .replace(DATE, '')
    .replace(YEAR_ALONE, '')
    .replace(SESSION, '')
    .replace(/^[、，,\s]+|[、，,\s]+$/gu, '')
    .replace(/^(?:第[^条]{1,9}条\s*)?(?:经|由|根据|按照)?/u, '')
    .replace(/原来$/u, '')
    .replace(/(^|、|和)原(?=[\u4e00-\u9fa5]{2,})/gu, '$1')
    .trim()
  return maker === '' || /^(?:起|日|之日起)$/u.test(maker) ? null : maker
}
