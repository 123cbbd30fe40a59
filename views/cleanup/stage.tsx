import type { CampaignStage, CampaignSummary, UnitProgress } from '../../src/cleanup/model.ts'
import { CAMPAIGN_MOVES, noteAskedFor, obstaclesToStage } from '../../src/cleanup/stage-rules.ts'
import { paths } from '../../src/http/paths.ts'
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

/** The way on from this stage when nothing needs to be said with it; one that is barred says why. */
export const StageForms = ({ campaign }: { readonly campaign: CampaignSummary }) => {
  const [to] = CAMPAIGN_MOVES[campaign.stage]
  if (!to || noteAskedFor(campaign.stage, to, campaign.totals)) return null
  return <MoveForm campaign={campaign} to={to} />
}

/** The other ways, each with what must be said. */
export const OtherMoves = ({ campaign }: { readonly campaign: CampaignSummary }) => {
  const moves = CAMPAIGN_MOVES[campaign.stage].filter((to) => noteAskedFor(campaign.stage, to, campaign.totals))
  if (moves.length === 0) return null
  return (
    <details>
      <summary>阶段变动：{moves.map((to) => actOf(campaign.stage, to)).join('、')}</summary>
      {moves.map((to) => (
        <MoveForm campaign={campaign} to={to} />
      ))}
    </details>
  )
}

const MoveForm = ({ campaign, to }: { readonly campaign: CampaignSummary; readonly to: CampaignStage }) => {
  const asked = noteAskedFor(campaign.stage, to, campaign.totals)
  const barred = obstaclesToStage(campaign.stage, to, campaign.totals, asked)
  return (
    <form method="post" action={paths.campaigns.stage({ id: campaign.campaignId })} class="stage-form">
      <HiddenField name="version" value={campaign.version} />
      <HiddenField name="to" value={to} />
      {asked && barred.length === 0 && (
        <label class="filter filter-wide">
          <span>{asked}</span>
          <input type="text" name="note" required maxlength={500} />
        </label>
      )}
      <button class="button" type="submit" disabled={barred.length > 0}>
        {actOf(campaign.stage, to)}
      </button>
      {barred.length > 0 && <small class="quiet">{barred.map((o) => o.message).join('')}</small>}
    </form>
  )
}

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
            <th scope="col" class="numeric">
              已提出
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
              <td class="numeric" data-label="已提出">
                {p.proposed}
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
