import type { CampaignSummary, CleanupGround, CleanupOutcome, Criteria } from '../../src/cleanup/model.ts'
import { errorOf, type FormState, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Actor } from '../../src/people/model.ts'
import { may } from '../../src/people/rules.ts'
import { wordOf, wordsOf } from '../format.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { outcomeOptions } from './scope-words.ts'

interface BulkBarsProps {
  readonly campaign: CampaignSummary
  readonly page: { readonly total: number }
  readonly query: Record<string, string | undefined>
  readonly actor: Actor
  /** To whom items can be assigned; empty for those who do not assign. */
  readonly organs: readonly { readonly organId: string; readonly name: string }[]
  readonly proposal: FormState
  readonly review: FormState
  readonly decision: FormState
}

/** One opinion for many documents; which bar shows depends on the stage and the person. */
export const BulkBars = ({ campaign, page, query, actor, organs, proposal, review, decision }: BulkBarsProps) => {
  if (campaign.stage === 'proposing' && may(actor, 'cleanup.propose'))
    return (
      <>
        <ProposalBar state={proposal} total={page.total} criteria={campaign.criteria} outcomes={campaign.outcomes} />
        {may(actor, 'cleanup.manage') && organs.length > 0 && (
          <AssignBar organs={organs} action={paths.campaigns.assign({ id: campaign.campaignId }, query)} />
        )}
      </>
    )
  if (campaign.stage === 'reviewing' && may(actor, 'cleanup.manage'))
    return (
      <ReviewBar
        state={review}
        total={page.total}
        outcomes={campaign.outcomes}
        action={paths.campaigns.reviews({ id: campaign.campaignId }, query)}
      />
    )
  if (campaign.stage === 'deciding' && may(actor, 'cleanup.decide'))
    return (
      <DecisionBar
        state={decision}
        total={page.total}
        outcomes={campaign.outcomes}
        action={paths.campaigns.decisions({ id: campaign.campaignId }, query)}
      />
    )
  return null
}

interface BarProps {
  readonly state: FormState
  readonly total: number
  readonly outcomes: readonly CleanupOutcome[]
}

const Scope = ({ state, total }: { readonly state: FormState; readonly total: number }) => (
  <label class="filter">
    <span>
      范围（已勾选 <b data-chosen>0</b> 件）
    </span>
    <select name="scope">
      <option value="chosen">勾选的文件</option>
      <option value="found" selected={valueIn(state, 'scope') === 'found'}>
        筛选出的全部 {total} 件
      </option>
    </select>
  </label>
)

const Line = (props: {
  readonly state: FormState
  readonly name: string
  readonly label: string
  readonly type?: string
  readonly wide?: boolean
}) => (
  <label class={props.wide ? 'filter filter-wide' : 'filter'} id={`field-${props.name}`} tabindex={-1}>
    <span>{props.label}</span>
    <input
      type={props.type ?? 'text'}
      name={props.name}
      value={valueIn(props.state, props.name)}
      aria-invalid={errorOf(props.state, props.name) ? 'true' : undefined}
    />
  </label>
)

const Outcome = (props: {
  readonly state: FormState
  readonly outcomes: readonly CleanupOutcome[]
  readonly label: string
  readonly empty: string
}) => (
  <label class="filter" id="field-outcome" tabindex={-1}>
    <span>{props.label}</span>
    <select name="outcome" aria-invalid={errorOf(props.state, 'outcome') ? 'true' : undefined}>
      <option value="">{props.empty}</option>
      {outcomeOptions(props.outcomes).map(([value, label]) => (
        <option value={value} selected={valueIn(props.state, 'outcome') === value}>
          {label}
        </option>
      ))}
    </select>
  </label>
)

const ProposalBar = (props: BarProps & { readonly criteria: Criteria }) => {
  const { state, total, criteria, outcomes } = props
  return (
    <>
      <ErrorSummary state={state} />
      <fieldset class="bulk" aria-label="提出拟办意见">
        <label class="filter" id="field-ground" tabindex={-1}>
          <span>理由类别</span>
          <select name="ground">
            <option value="">未选</option>
            {wordsOf('ground').map(([value, label]) => (
              <option value={value} selected={valueIn(state, 'ground') === value}>
                {label}（{wordOf('outcome', criteria[value as CleanupGround])}）
              </option>
            ))}
          </select>
        </label>
        <Outcome state={state} outcomes={outcomes} label="拟办意见" empty="按理由类别" />
        <Line state={state} name="reason" label="理由" wide />
        <Line state={state} name="basis" label="依据" wide />
        <Line state={state} name="consultation" label="征求意见及采纳" wide />
        <Line state={state} name="amendBy" label="修改期限" type="date" />
        <Scope state={state} total={total} />
        <button class="button button-primary" type="submit">
          提出拟办意见
        </button>
      </fieldset>
    </>
  )
}

const ReviewBar = (props: BarProps & { readonly action: string }) => (
  <>
    <ErrorSummary state={props.state} />
    <fieldset class="bulk" aria-label="审核拟办意见">
      <Outcome state={props.state} outcomes={props.outcomes} label="审核意见" empty="同意各件拟办意见" />
      <Line state={props.state} name="reason" label="与拟办不同的理由" wide />
      <Line state={props.state} name="amendBy" label="修改期限" type="date" />
      <Scope state={props.state} total={props.total} />
      <button class="button button-primary" type="submit" formaction={props.action}>
        提出审核意见
      </button>
    </fieldset>
    <p class="quiet no-print">
      键盘：焦点在某一行时按 <kbd>a</kbd> 同意该件的拟办意见，焦点移到下一行；按 <kbd>d</kbd> 打开该件填写不同意见。
    </p>
  </>
)

const DecisionBar = (props: BarProps & { readonly action: string }) => (
  <>
    <ErrorSummary state={props.state} />
    <fieldset class="bulk" aria-label="登记决定">
      <Outcome state={props.state} outcomes={props.outcomes} label="决定" empty="按各件审核（拟办）意见" />
      <Line state={props.state} name="number" label="决定文号" />
      <Line state={props.state} name="decidedOn" label="决定日期" type="date" />
      <Line state={props.state} name="effectiveOn" label="生效日期" type="date" />
      <Line state={props.state} name="amendBy" label="修改期限" type="date" />
      <Line state={props.state} name="reason" label="与审核（拟办）不同的理由" wide />
      <Scope state={props.state} total={props.total} />
      <button class="button button-primary" type="submit" formaction={props.action}>
        登记决定
      </button>
    </fieldset>
  </>
)

const AssignBar = (props: { readonly organs: BulkBarsProps['organs']; readonly action: string }) => (
  <details class="no-print">
    <summary>改派实施单位</summary>
    <fieldset class="bulk" aria-label="改派实施单位">
      <label class="filter">
        <span>按上面的范围改派给</span>
        <select name="assignTo">
          <option value="">请选择</option>
          {props.organs.map((organ) => (
            <option value={organ.organId}>{organ.name}</option>
          ))}
        </select>
      </label>
      <button class="button" type="submit" formaction={props.action}>
        改派
      </button>
    </fieldset>
  </details>
)
