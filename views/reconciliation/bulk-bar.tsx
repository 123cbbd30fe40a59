import { type FormState, valueIn } from '../../src/http/form-state.ts'
import { type OrganChoice, ROW_DECISIONS, type RowFilter } from '../../src/reconciliation/model.ts'
import { DECISIONS_OF } from '../../src/reconciliation/rules.ts'
import { wordOf, wordsOf } from '../format.ts'

interface Props {
  readonly state: FormState
  readonly filter: RowFilter
  readonly open: number
  readonly page: { readonly total: number }
  readonly grounds: readonly string[]
  readonly makers: readonly OrganChoice[]
}

type Options = readonly (readonly [value: string, label: string])[]

const Choice = (props: {
  readonly state: FormState
  readonly name: string
  readonly label: string
  readonly empty: string
  readonly options: Options
}) => (
  <label class="filter" id={`field-${props.name}`} tabindex={-1}>
    <span>{props.label}</span>
    <select name={props.name}>
      <option value="">{props.empty}</option>
      {props.options.map(([value, label]) => (
        <option value={value} selected={valueIn(props.state, props.name) === value}>
          {label}
        </option>
      ))}
    </select>
  </label>
)

/** One decision for many rows; where only one kind of row is shown, only what suits it is offered. */
export const BulkBar = ({ state, filter, open, page, grounds, makers }: Props) => {
  const fitting = filter.outcome ? (DECISIONS_OF[filter.outcome] as readonly string[]) : ROW_DECISIONS
  if (open === 0 || fitting.length === 0) return null
  const may = (decision: string): boolean => fitting.includes(decision)
  return (
    <fieldset class="bulk" aria-label="处理所选的条目">
      <Choice
        state={state}
        name="decision"
        label="处理"
        empty="请选择"
        options={ROW_DECISIONS.filter(may).map((one) => [one, wordOf('rowDecision', one)] as const)}
      />
      {may('none') && (
        <Choice
          state={state}
          name="ground"
          label="不产生义务的情形"
          empty="请选择"
          options={grounds.map((one) => [one, one] as const)}
        />
      )}
      <label class="filter filter-wide" id="field-reason" tabindex={-1}>
        <span>理由或说明</span>
        <input type="text" name="reason" value={valueIn(state, 'reason')} />
      </label>
      {may('omission') && (
        <>
          <Choice
            state={state}
            name="category"
            label="补录类别"
            empty="按制定机关"
            options={wordsOf('category').slice(0, 4)}
          />
          <Choice
            state={state}
            name="makerId"
            label="没认出的制定机关"
            empty="不指定"
            options={makers.map((organ) => [organ.organId, organ.name] as const)}
          />
        </>
      )}
      <label class="filter">
        <span>
          范围（已勾选 <b data-chosen>0</b> 条）
        </span>
        <select name="scope">
          <option value="chosen">勾选的条目</option>
          <option value="found" selected={valueIn(state, 'scope') === 'found'}>
            筛选出的待处理条目（共 {page.total} 条）
          </option>
        </select>
      </label>
      <button class="button button-primary" type="submit">
        处理
      </button>
    </fieldset>
  )
}
