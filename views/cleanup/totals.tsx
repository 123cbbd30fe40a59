import type { CampaignSummary, OutcomeTotals } from '../../src/cleanup/model.ts'
import { CLEANUP_OUTCOMES } from '../../src/cleanup/model.ts'
import { paths } from '../../src/http/paths.ts'
import { StackedBar } from '../charts/stacked-bar.tsx'
import { domId } from '../dom-id.ts'
import { wordOf } from '../format.ts'
import { Note } from '../parts/page-head.tsx'

const ORDER = ['repeal', 'declare_lapsed', 'amend', 'amend_or_lapse', 'remain'] as const

/** Proposals and decisions by outcome; what is still open is named, and a sum that does not fit is shown in red. */
export const Totals = ({ campaign }: { readonly campaign: CampaignSummary }) => {
  return (
    <div id={domId('totals', campaign.campaignId)}>
      <table class="data totals">
        <caption class="hidden">各类意见件数</caption>
        <thead>
          <tr>
            <th scope="col">记录</th>
            {ORDER.map((o) => (
              <th scope="col" class="numeric">
                {wordOf('outcome', o)}
              </th>
            ))}
            <th scope="col" class="numeric">
              尚无
            </th>
            <th scope="col" class="numeric">
              合计
            </th>
          </tr>
        </thead>
        <tbody>
          <Row campaign={campaign} label="拟办" name="proposed" totals={campaign.totals.proposals} />
          <Row campaign={campaign} label="审核" name="reviewed" totals={campaign.totals.reviews} />
          <Row campaign={campaign} label="决定" name="decided" totals={campaign.totals.decisions} />
        </tbody>
      </table>
      <Sum campaign={campaign} label="拟办" totals={campaign.totals.proposals} />
      {campaign.totals.reviews.open < campaign.items && (
        <Sum campaign={campaign} label="审核" totals={campaign.totals.reviews} />
      )}
      <Sum campaign={campaign} label="决定" totals={campaign.totals.decisions} />
      <Rest campaign={campaign} />
      {campaign.totals.overruled > 0 && (
        <p>
          <a href={paths.campaigns.show({ id: campaign.campaignId }, { state: 'overruled' })}>
            {campaign.totals.overruled} 件审核与拟办不同
          </a>
        </p>
      )}
      {campaign.totals.differing > 0 && (
        <p>
          <a href={paths.campaigns.show({ id: campaign.campaignId }, { state: 'differing' })}>
            {campaign.totals.differing} 件决定与拟办不同
          </a>
        </p>
      )}
    </div>
  )
}

/** Where the rest is. */
const Rest = ({ campaign }: { readonly campaign: CampaignSummary }) => {
  const { proposals, reviews, decisions } = campaign.totals
  const link = (state: string) => paths.campaigns.show({ id: campaign.campaignId }, { state })
  return (
    <p>
      尚待办理：<a href={link('unproposed')}>未拟办 {proposals.open} 件</a>，
      <a href={link('unreviewed')}>未审核 {reviews.open} 件</a>，
      <a href={link('undecided')}>未决定 {decisions.open} 件</a>。
    </p>
  )
}

const Row = (props: {
  readonly campaign: CampaignSummary
  readonly label: string
  readonly name: 'proposed' | 'reviewed' | 'decided'
  readonly totals: OutcomeTotals
}) => {
  const link = (query: Record<string, string>) => paths.campaigns.show({ id: props.campaign.campaignId }, query)
  return (
    <tr>
      <th scope="row">{props.label}</th>
      {ORDER.map((o) => (
        <td class="numeric" data-label={wordOf('outcome', o)}>
          {props.name === 'reviewed' ? (
            props.totals.byOutcome[o]
          ) : (
            <a href={link({ [props.name]: o })}>{props.totals.byOutcome[o]}</a>
          )}
        </td>
      ))}
      <td class="numeric" data-label="尚无">
        <a href={link({ state: `un${props.name}` })}>{props.totals.open}</a>
      </td>
      <td class="numeric" data-label="合计">
        <b>{props.totals.whole}</b>
      </td>
    </tr>
  )
}

const Sum = (props: { readonly campaign: CampaignSummary; readonly label: string; readonly totals: OutcomeTotals }) => {
  const { totals, campaign } = props
  const sum = CLEANUP_OUTCOMES.reduce((total, o) => total + totals.byOutcome[o], totals.open)
  return (
    <>
      <StackedBar
        title={`${props.label}：共 ${campaign.items} 件`}
        parts={[
          ...ORDER.map((o) => ({ key: o, label: wordOf('outcome', o), value: totals.byOutcome[o] })),
          { key: 'open', label: '尚无', value: totals.open },
        ]}
      />
      {sum !== campaign.items && (
        <Note tone="bad">
          {props.label}合计 {sum} 件，与清理目录 {campaign.items} 件不符。请停止办理并联系管理员核对。
        </Note>
      )}
    </>
  )
}
