import type { CampaignStage, CampaignSummary, UnitProgress } from '../../src/cleanup/model.ts'
import { CAMPAIGN_MOVES, obstaclesToStage } from '../../src/cleanup/rules.ts'
import { paths } from '../../src/http/paths.ts'
import { HiddenField } from '../parts/field.tsx'

const ACT: Readonly<Record<CampaignStage, string>> = {
  proposing: '退回拟办',
  deciding: '提请决定',
  decided: '决定完毕，公布目录',
  closed: '结束清理',
}

/** The ways on from this stage; one that is barred says why. */
export const StageForms = ({ campaign }: { readonly campaign: CampaignSummary }) => (
  <>
    {CAMPAIGN_MOVES[campaign.stage].map((to) => {
      const obstacles = obstaclesToStage(campaign.stage, to, campaign.totals)
      return (
        <form method="post" action={paths.campaigns.stage({ id: campaign.campaignId })} class="stage-form">
          <HiddenField name="version" value={campaign.version} />
          <HiddenField name="to" value={to} />
          <button class="button" type="submit" disabled={obstacles.length > 0}>
            {ACT[to]}
          </button>
          {obstacles.length > 0 && <small class="quiet">{obstacles.map((o) => o.message).join('')}</small>}
        </form>
      )
    })}
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
