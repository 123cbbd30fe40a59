import { itemQuery } from '../../src/cleanup/filter.ts'
import type {
  CampaignMove,
  CampaignSummary,
  ItemFilter,
  ItemLine,
  SignalKind,
  UnitProgress,
} from '../../src/cleanup/model.ts'
import { type FormState, listOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { Actor } from '../../src/people/model.ts'
import { may } from '../../src/people/rules.ts'
import { dayText, wordOf, wordsOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { Empty, Facts, PageHead, Section } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { BulkBars } from './bulk-bars.tsx'
import { ItemRow } from './item-row.tsx'
import { criteriaWords, scopeWords } from './scope-words.ts'
import { SignalStatus } from './signals.tsx'
import { OtherMoves, Progress, StageForms } from './stage.tsx'
import { Batches, type BatchesProps, Moves } from './stage-record.tsx'
import { Totals } from './totals.tsx'

export interface CampaignPageProps {
  readonly campaign: CampaignSummary
  readonly page: Omit<PagerProps['page'], 'rows'> & { readonly rows: readonly ItemLine[] }
  readonly progress: readonly UnitProgress[]
  readonly batches: BatchesProps['batches']
  readonly years: readonly { readonly year: string; readonly items: number }[]
  readonly signals: readonly { readonly kind: SignalKind; readonly items: number }[]
  /** Documents in force in no catalogue, and amendments not yet made. */
  readonly omitted: number
  readonly unamended: number
  readonly organs: readonly { readonly organId: string; readonly name: string; readonly kind: string }[]
  readonly moves: readonly CampaignMove[]
  readonly filter: ItemFilter
  readonly cursor: string | undefined
  readonly today: Day
  readonly actor: Actor
  readonly proposal: FormState
  readonly review: FormState
  readonly decision: FormState
  /** A move to another stage that was refused. */
  readonly stage: FormState
}

/** Those to whom a city or county reports what its clean-up came to. */
const RECIPIENTS = ['upper_government', 'congress', 'upper_congress', 'upper_party', 'government', 'state_council']

export const CampaignPage = (props: CampaignPageProps) => {
  const { campaign, actor, omitted, unamended } = props
  const id = campaign.campaignId
  const manages = may(actor, 'cleanup.manage')
  const stage = {
    campaign,
    omitted,
    unamended,
    state: props.stage,
    recipients: props.organs.filter((o) => RECIPIENTS.includes(o.kind)),
  }
  return (
    <>
      <PageHead
        title={campaign.name}
        crumbs={[[paths.campaigns.list(), '文件清理']]}
        tag={<StatusTag kind="campaignStage" value={campaign.stage} />}
        lead={campaign.scope}
        actions={
          <>
            <LinkButton href={paths.campaigns.outputs({ id })}>报告、决定和目录</LinkButton>
            {manages && <StageForms {...stage} />}
          </>
        }
      />
      <div class="columns">
        <Section title={`件数：共 ${campaign.items} 件`}>
          <Totals campaign={campaign} />
          <Check {...props} />
        </Section>
        <Section title="清理范围">
          <Facts
            rows={[
              ['类型', wordOf('campaignKind', campaign.kind)],
              [
                '印发日期',
                `${campaign.issuedFrom ? dayText(campaign.issuedFrom) : '不限'} 至 ${dayText(campaign.cutOffOn)}`,
              ],
              ['启动日期', dayText(campaign.openedOn)],
              ['决定机关', campaign.decidingOrgan],
              campaign.scopeQuery ? ['筛选条件', scopeWords(campaign.scopeQuery)] : null,
            ]}
          />
          <details>
            <summary>处理标准</summary>
            <p>{criteriaWords(campaign.criteria)}。</p>
          </details>
          {manages && <OtherMoves {...stage} />}
          <Moves moves={props.moves} />
          <Progress campaign={campaign} progress={props.progress} />
        </Section>
      </div>
      <SignalStatus campaign={campaign} mayRefresh={may(actor, 'cleanup.propose')} />
      <Batches campaign={campaign} batches={props.batches} />
      <ItemList {...props} />
    </>
  )
}

/** What must not be forgotten beside the outcomes. */
const Check = ({ campaign, omitted, unamended }: CampaignPageProps) => (
  <p>
    <a href={paths.campaigns.check({ id: campaign.campaignId })}>
      目录核对：{omitted === 0 ? '没有漏列的文件' : `${omitted} 件在施行的文件不在任何目录`}
    </a>
    {campaign.totals.decisions.byOutcome.amend + campaign.totals.decisions.byOutcome.amend_or_lapse > 0 && (
      <>
        ；
        <a href={paths.amendments.list({ campaign: campaign.campaignId })}>
          修改跟踪：{unamended === 0 ? '都已修改' : `${unamended} 件尚未修改`}
        </a>
      </>
    )}
  </p>
)

const ItemList = (props: CampaignPageProps) => {
  const { campaign, page, filter, actor, progress, organs, proposal, review, decision } = props
  const id = campaign.campaignId
  const query = itemQuery(filter)
  const ticked = new Set([proposal, review, decision].flatMap((state) => listOf(state, 'ids')))
  return (
    <>
      <Filters isLive action={paths.campaigns.show({ id })} reset={paths.campaigns.show({ id })}>
        <FilterText name="words" label="名称或文号" value={filter.words} />
        <FilterSelect
          name="organ"
          label="实施单位"
          value={filter.organId}
          options={progress.map((p) => [p.organId, `${p.organ}（${p.items}）`] as const)}
        />
        <FilterSelect
          name="year"
          label="印发年份"
          value={filter.year}
          options={props.years.map((y) => [y.year, `${y.year}（${y.items}）`] as const)}
        />
        <FilterSelect
          name="signal"
          label="疑点"
          value={filter.signal}
          options={[
            ['any', '有疑点'],
            ['none', '没有疑点'],
            ...props.signals.map((s) => [s.kind, `${wordOf('signal', s.kind)}（${s.items}）`] as const),
          ]}
        />
        <FilterSelect name="proposed" label="拟办意见" value={filter.proposed} options={wordsOf('outcome')} />
        <FilterSelect name="decided" label="决定" value={filter.decided} options={wordsOf('outcome')} />
        <FilterSelect
          name="state"
          label="进度"
          value={filter.state}
          options={[
            ['unproposed', '待提出拟办意见'],
            ['unreviewed', '待审核'],
            ['overruled', '审核与拟办不同'],
            ['off_criteria', '拟办与处理标准不同'],
            ['undecided', '待决定'],
            ['differing', '决定与拟办不同'],
          ]}
        />
      </Filters>
      <Results>
        {' '}
        <form method="post" action={paths.campaigns.proposals({ id }, { ...query, cursor: props.cursor })}>
          <BulkBars
            {...{ campaign, page, actor, organs, proposal, review, decision }}
            query={{ ...query, cursor: props.cursor }}
          />
          {page.rows.length === 0 ? (
            <Empty title="没有符合条件的文件。">
              <p>可清除筛选条件查看全部。</p>
            </Empty>
          ) : (
            <div class="table-frame">
              <table class="data">
                <caption class="hidden">清理文件</caption>
                <thead>
                  <tr>
                    <th class="pick">
                      <input type="checkbox" data-select-all aria-label="选择本页全部" />
                    </th>
                    <th scope="col" class="numeric">
                      序号
                    </th>
                    <th scope="col">文件名称</th>
                    <th scope="col">制定机关</th>
                    <th scope="col">印发日期</th>
                    <th scope="col">实施单位</th>
                    <th scope="col">拟办意见</th>
                    <th scope="col">审核意见</th>
                    <th scope="col">决定</th>
                    <th scope="col" class="no-print">
                      办理
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {page.rows.map((item) => (
                    <ItemRow
                      campaign={campaign}
                      item={item}
                      actor={actor}
                      query={{ ...query, cursor: props.cursor }}
                      isTicked={ticked.has(item.itemId)}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </form>
        <div class="list-end">
          <Pager page={page} href={(cursor) => paths.campaigns.show({ id }, { ...query, cursor })} unit="件" />
          <ExportLinks href={paths.campaigns.export({ id }, query)} />
        </div>
      </Results>
    </>
  )
}
