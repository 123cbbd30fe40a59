import type { CampaignStage, CampaignSummary, UnitProgress } from '../../src/cleanup/model.ts'
import { CAMPAIGN_MOVES, isOutsideAct, noteAskedFor, obstaclesInCampaign } from '../../src/cleanup/stage-rules.ts'
import { type FormState, formOf, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { HiddenField } from '../parts/field.tsx'

const ACT: Readonly<Record<string, string>> = {
  'proposing>reviewing': '拟办完毕，转入审核',
  'reviewing>reporting': '审核完毕，形成报告',
  'reviewing>proposing': '退回拟办',
  'reporting>deciding': '提请决定',
  'reporting>reviewing': '退回审核',
  'deciding>decided': '决定完毕，公布目录',
  'deciding>reporting': '退回修改报告',
  'decided>published': '登记目录已公布',
  'decided>deciding': '退回决定阶段',
  'published>filed': '登记结果已备案',
}

const actOf = (from: CampaignStage, to: CampaignStage): string => ACT[`${from}>${to}`] ?? '结束清理'

interface StageProps {
  readonly campaign: CampaignSummary
  /** Documents in force that stand in no catalogue. */
  readonly omitted: number
  /** Amendments that are decided and not made. */
  readonly unamended: number
  /** Who may receive the result for filing. */
  readonly recipients: readonly { readonly organId: string; readonly name: string }[]
  /** What was typed with a move that was refused. */
  readonly state: FormState
}

const asksNothing = ({ campaign, unamended }: StageProps, to: CampaignStage): boolean =>
  !isOutsideAct(to) && noteAskedFor(campaign.stage, to, campaign.totals, unamended) === null

/** The way on from this stage when nothing needs to be said with it; one that is barred says why. */
export const StageForms = (props: StageProps) => {
  const [to] = CAMPAIGN_MOVES[props.campaign.stage]
  return to && asksNothing(props, to) ? <MoveForm {...props} to={to} /> : null
}

/** The other ways, each with what must be said. */
export const OtherMoves = (props: StageProps) => {
  const { stage } = props.campaign
  const moves = CAMPAIGN_MOVES[stage].filter((to) => !asksNothing(props, to))
  if (moves.length === 0) return null
  return (
    <details open={moves.some(isOutsideAct) || moves.some((to) => to === valueIn(props.state, 'to'))}>
      <summary>阶段变动：{moves.map((to) => actOf(stage, to)).join('、')}</summary>
      {moves.map((to) => (
        <MoveForm {...props} to={to} />
      ))}
    </details>
  )
}

const MoveForm = (props: StageProps & { readonly to: CampaignStage }) => {
  const { campaign, to, omitted, unamended } = props
  const asked = noteAskedFor(campaign.stage, to, campaign.totals, unamended)
  const barred = obstaclesInCampaign(campaign.stage, to, campaign.totals, omitted)
  const state = valueIn(props.state, 'to') === to ? props.state : formOf()
  return (
    <form method="post" action={paths.campaigns.stage({ id: campaign.campaignId })} class="stage-form">
      <ErrorSummary state={state} />
      <HiddenField name="version" value={campaign.version} />
      <HiddenField name="to" value={to} />
      {isOutsideAct(to) && barred.length === 0 && <OutsideFields to={to} state={state} recipients={props.recipients} />}
      {asked && barred.length === 0 && (
        <label class="filter filter-wide">
          <span>{asked}</span>
          <input type="text" name="note" value={valueIn(state, 'note')} required maxlength={500} />
        </label>
      )}
      <button class="button" type="submit" disabled={barred.length > 0}>
        {actOf(campaign.stage, to)}
      </button>
      {barred.length > 0 && <small class="quiet">{barred.map((o) => o.message).join('')}</small>}
    </form>
  )
}

/** When and where the catalogues were published; when, with whom and under which number the result was filed. */
const OutsideFields = (props: {
  readonly to: 'published' | 'filed'
  readonly state: FormState
  readonly recipients: StageProps['recipients']
}) => (
  <>
    <label class="filter">
      <span>{props.to === 'published' ? '公布日期' : '报送日期'}</span>
      <input type="date" name="actedOn" value={valueIn(props.state, 'actedOn')} required />
    </label>
    {props.to === 'published' ? (
      <label class="filter filter-wide">
        <span>公布载体</span>
        <input
          type="text"
          name="place"
          value={valueIn(props.state, 'place')}
          required
          maxlength={200}
          placeholder="市政府公报、门户网站"
        />
      </label>
    ) : (
      <>
        <label class="filter">
          <span>接收备案的机关</span>
          <select name="recipientOrganId" required>
            <option value="">请选择</option>
            {props.recipients.map((organ) => (
              <option value={organ.organId} selected={valueIn(props.state, 'recipientOrganId') === organ.organId}>
                {organ.name}
              </option>
            ))}
          </select>
        </label>
        <label class="filter">
          <span>报送文号</span>
          <input type="text" name="paperNumber" value={valueIn(props.state, 'paperNumber')} required maxlength={100} />
        </label>
      </>
    )}
  </>
)

/** How far each implementing organ has come. */
export const Progress = (props: { readonly campaign: CampaignSummary; readonly progress: readonly UnitProgress[] }) => {
  const behind = props.progress.filter((p) => p.proposed < p.items)
  return (
    <details class="progress-list" open={behind.length > 0 && behind.length <= 8}>
      <summary>
        {behind.length === 0
          ? `${props.progress.length} 个实施单位都已提出拟办意见`
          : `${behind.length} 个实施单位还有未提出拟办意见的文件`}
      </summary>
      <table class="data">
        <thead>
          <tr>
            <th scope="col">实施单位</th>
            <th scope="col">拟办进度</th>
            <th scope="col" class="numeric">
              已拟办
            </th>
            <th scope="col" class="numeric">
              已审核
            </th>
            <th scope="col" class="numeric">
              已决定
            </th>
            <th scope="col" class="numeric">
              件数
            </th>
          </tr>
        </thead>
        <tbody>
          {props.progress.map((p) => (
            <tr>
              <td data-label="实施单位">
                <a href={paths.campaigns.show({ id: props.campaign.campaignId }, { organ: p.organId })}>{p.organ}</a>
              </td>
              <td data-label="拟办进度">
                <progress
                  value={p.proposed}
                  max={p.items}
                  aria-label={`${p.organ}已拟办 ${p.proposed}，共 ${p.items}`}
                />
              </td>
              <td class="numeric" data-label="已拟办">
                {p.proposed}
              </td>
              <td class="numeric" data-label="已审核">
                {p.reviewed}
              </td>
              <td class="numeric" data-label="已决定">
                {p.decided}
              </td>
              <td class="numeric" data-label="件数">
                {p.items}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
