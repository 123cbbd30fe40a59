import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import type { EffectFilter } from './model.ts'

/** A document in SQL by the name of its table there; names come from the code alone. */
type Alias = 'document' | 'source' | 'd'
const column = (alias: Alias, name: string): RawBuilder<Day> => sql.ref(`${alias}.${name}`)

/** `firstIssuedOn` of rules.ts in SQL. */
export function firstIssuedSql(alias: Alias): RawBuilder<Day | null> {
  const [issued, published] = [column(alias, 'issued_on'), column(alias, 'published_on')]
  return sql`case
    when ${issued} is null
      then coalesce(${published}, ${column(alias, 'signed_on')}, ${column(alias, 'written_on')}, ${column(alias, 'effective_on')})
    when ${published} is null or ${issued} <= ${published} then ${issued}
    else ${published} end`
}

/** `inForceFrom` of rules.ts in SQL. */
export function inForceFromSql(alias: Alias): RawBuilder<Day | null> {
  const first = firstIssuedSql(alias)
  const stated = sql`coalesce(${column(alias, 'effective_on')}, ${column(alias, 'published_on')}, ${first})`
  return sql`case when ${stated} > ${first} then ${stated} else ${first} end`
}

const isIssuedSql = (alias: Alias) => sql`${sql.ref(`${alias}.stage`)} in ('issued', 'published')`

/**
 * What other documents did to documents by confirmed relations: it holds from the day the source is in force, whatever
 * becomes of the source later. Columns: document_id, kind, effective_on, made_on, acts_by, relation_id.
 */
export const RELATION_EFFECTS = sql`(
  select r.target_document_id as document_id,
    case r.kind when 'repeals' then 'repealed' when 'ends' then 'lapsed' else 'amended' end as kind,
    ${inForceFromSql('source')} as effective_on, ${firstIssuedSql('source')} as made_on,
    r.source_document_id as acts_by, r.relation_id as relation_id
  from document_relation r join document source on source.document_id = r.source_document_id
  where r.state = 'confirmed' and r.kind in ('repeals', 'ends', 'amends') and r.target_document_id is not null
    and ${isIssuedSql('source')} and ${firstIssuedSql('source')} is not null)`

const ACTS = sql`(
  select e.document_id, e.kind, e.effective_on, w.decided_on as decided_on, e.effect_id as effect_id
  from document_effect e left join decision w on w.decision_id = e.decision_id
  union all
  select document_id, kind, effective_on, made_on, relation_id from ${RELATION_EFFECTS} by_relation)`

const MADE_IN_TIME = (madeOn: RawBuilder<unknown>) =>
  sql`${madeOn} < act.effective_on and (act.decided_on is null or ${madeOn} > act.decided_on)`

/** Each half finds its rows by the index of the document: one over both would read all acts for every condition. */
const IS_MET = sql`(
  exists (select 1 from document_effect met left join decision by_met on by_met.decision_id = met.decision_id
    where met.document_id = act.document_id and met.kind = 'amended'
      and ${MADE_IN_TIME(sql`coalesce(by_met.decided_on, met.effective_on)`)})
  or exists (select 1 from document_relation r join document source on source.document_id = r.source_document_id
    where r.target_document_id = act.document_id and r.kind = 'amends' and r.state = 'confirmed'
      and ${isIssuedSql('source')} and ${MADE_IN_TIME(firstIssuedSql('source'))}))`

/** One row for each document that something was done to: when it ended by an act, and whether a pause was the last word. */
const summarySql = (on: Day) => sql`(
  select act.document_id,
    min(case when act.kind = 'repealed' then act.effective_on end) as repealed_on,
    min(case when act.kind = 'lapsed' then act.effective_on
      when act.kind = 'lapses_unless_amended' and not ${IS_MET} then act.effective_on end) as lapsed_on,
    max(case when act.kind = 'amended' and act.effective_on <= ${on} then 1 else 0 end) as is_amended,
    max(case when act.kind = 'suspended' and act.effective_on <= ${on} then act.effective_on || act.effect_id end) as paused,
    max(case when act.kind = 'resumed' and act.effective_on <= ${on} then act.effective_on || act.effect_id end) as resumed
  from ${ACTS} act group by act.document_id)`

const isLeapSql = (year: RawBuilder<unknown>) => sql`((${year} % 4 = 0 and ${year} % 100 <> 0) or ${year} % 400 = 0)`
const numberIn = (day: RawBuilder<unknown>, from: number, length: number) =>
  sql`cast(substr(${day}, ${sql.lit(from)}, ${sql.lit(length)}) as integer)`
/** Two digits of a number below a hundred. */
const twoDigits = (number: RawBuilder<unknown>) => sql`substr(cast(${number} + 100 as text), 2)`

/** The day after a day, in the words of both databases. */
function nextDaySql(day: RawBuilder<Day>): RawBuilder<Day> {
  const [year, month, date] = [numberIn(day, 1, 4), numberIn(day, 6, 2), numberIn(day, 9, 2)]
  const length = sql`case when ${month} in (4, 6, 9, 11) then 30 when ${month} <> 2 then 31 when ${isLeapSql(year)} then 29 else 28 end`
  return sql`case
    when ${date} < ${length} then substr(${day}, 1, 8) || ${twoDigits(sql`${date} + 1`)}
    when ${month} < 12 then substr(${day}, 1, 5) || ${twoDigits(sql`${month} + 1`)} || '-01'
    else cast(${year} + 1 as text) || '-01-01' end`
}

/** The first day after a validity. 29 February has no anniversary in most years: then 1 March. */
function validityEndSql(from: RawBuilder<Day | null>): RawBuilder<Day | null> {
  const year = sql`(${numberIn(from, 1, 4)} + d.validity_years)`
  return sql`case d.validity_kind
    when 'years' then cast(${year} as text) ||
      case when substr(${from}, 6) = '02-29' and not ${isLeapSql(year)} then '-03-01' else substr(${from}, 5) end
    when 'until' then ${nextDaySql(sql.ref('d.lapses_after'))} end`
}

/**
 * The ids of the documents that are in a state on a day: `effectOn` of rules.ts in SQL, for lists of any length. One
 * rule in two languages: a property test asks both about the same documents.
 */
export function inStateOn(state: EffectFilter, on: Day): RawBuilder<string> {
  return sql`(select dated.document_id from (
    select d.document_id, d.stage, ${firstIssuedSql('d')} as first_on, ${inForceFromSql('d')} as from_on,
      ${validityEndSql(inForceFromSql('d'))} as end_on, s.repealed_on, s.lapsed_on, s.is_amended, s.paused, s.resumed
    from document d left join ${summarySql(on)} s on s.document_id = d.document_id) dated
    where ${state === 'amended' ? sql`is_amended = 1 and ` : sql``}${state === 'amended' ? 'in_force' : state} = case
      when stage not in ('issued', 'published') or first_on is null or ${on} < first_on then 'not_issued'
      when repealed_on <= ${on} and (lapsed_on is null or repealed_on <= lapsed_on)
        and (end_on is null or repealed_on <= end_on) then 'repealed'
      when repealed_on <= ${on} or lapsed_on <= ${on} or end_on <= ${on} then 'lapsed'
      when ${on} < from_on then 'not_yet'
      when paused is not null and (resumed is null or paused > resumed) then 'suspended'
      else 'in_force' end)`
}
