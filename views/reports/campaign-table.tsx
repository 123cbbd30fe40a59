import { paths } from '../../src/http/paths.ts'
import type { CampaignFigures } from '../../src/reports/model.ts'
import { StackedBar } from '../charts/stacked-bar.tsx'
import { wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Note, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'

const OUTCOMES = ['repeal', 'declare_lapsed', 'amend', 'amend_or_lapse', 'remain'] as const

/** Where the clean-ups of the period stand: proposals and decisions apart, the rest named. */
export const CampaignTable = ({ campaigns }: { readonly campaigns: readonly CampaignFigures[] }) =>
  campaigns.length === 0 ? null : (
    <Section title="文件清理" id="campaigns" actions={<LinkButton href={paths.campaigns.list()}>全部清理</LinkButton>}>
      {campaigns.map((campaign) => (
        <div class="campaign-figures">
          <h3>
            <a href={paths.campaigns.show({ id: campaign.campaignId })}>{campaign.name}</a>{' '}
            <StatusTag kind="campaignStage" value={campaign.stage} />
          </h3>
          <Line label="拟办" totals={campaign.totals.proposals} items={campaign.items} rest="未提出" />
          <Line label="决定" totals={campaign.totals.decisions} items={campaign.items} rest="未决定" />
        </div>
      ))}
    </Section>
  )

const Line = (props: {
  readonly label: string
  readonly totals: CampaignFigures['totals']['proposals']
  readonly items: number
  readonly rest: string
}) => {
  const { totals } = props
  const shown = OUTCOMES.filter((o) => o !== 'amend_or_lapse' || totals.byOutcome[o] > 0)
  const sum = OUTCOMES.reduce((s, o) => s + totals.byOutcome[o], totals.open)
  const parts = [
    ...shown.map((o) => ({ key: o, label: wordOf('outcome', o), value: totals.byOutcome[o] })),
    { key: 'open', label: props.rest, value: totals.open },
  ]
  return (
    <>
      <p class="campaign-sum">
        <b>{props.label}</b> {props.items} ＝ {parts.map((p) => `${p.label} ${p.value}`).join(' ＋ ')}
      </p>
      {sum !== props.items && (
        <Note tone="bad">
          合计 {sum} 件，与清理总数 {props.items} 件不符，请联系管理员。
        </Note>
      )}
      <StackedBar title={`${props.label}：共 ${props.items} 件`} parts={parts} />
    </>
  )
}
