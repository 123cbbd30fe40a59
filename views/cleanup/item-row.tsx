import type { CampaignSummary, ItemLine } from '../../src/cleanup/model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Actor } from '../../src/people/model.ts'
import { may } from '../../src/people/rules.ts'
import { domId, domTarget } from '../dom-id.ts'
import { dayText, wordOf } from '../format.ts'
import { hx } from '../hx.ts'
import { StatusTag, Tag } from '../parts/status-tag.tsx'
import { SignalTags } from './signals.tsx'
import { Totals } from './totals.tsx'

interface ItemRowProps {
  readonly campaign: Pick<CampaignSummary, 'campaignId' | 'stage'>
  readonly item: ItemLine
  readonly actor: Actor
  /** The filters and the page of the list, so that a person without scripts comes back to them. */
  readonly query: Record<string, string | undefined>
  /** Ticked in a form that was refused. */
  readonly isTicked?: boolean
}

/** Who implements a document proposes for it; the bureau may for all. */
export const mayPropose = (actor: Actor, item: Pick<ItemLine, 'implementingOrganId'>): boolean =>
  may(actor, 'cleanup.propose') && (may(actor, 'cleanup.manage') || actor.organId === item.implementingOrganId)

/** One document of a campaign; its button applies the opinion typed above the list to this row alone. */
export const ItemRow = ({ campaign, item, actor, query, isTicked }: ItemRowProps) => {
  const open = campaign.stage === 'proposing' && mayPropose(actor, item)
  const reviewable = campaign.stage === 'reviewing' && may(actor, 'cleanup.manage') && item.proposed !== item.reviewed
  const agree = paths.campaigns.agree({ id: campaign.campaignId, item: item.itemId }, query)
  const proposal = paths.campaigns.proposal({ id: campaign.campaignId, item: item.itemId }, query)
  return (
    <tr id={domId('item', item.itemId)}>
      <td class="pick">
        <input type="checkbox" name="ids[]" value={item.itemId} checked={isTicked} aria-label={`选择${item.title}`} />
      </td>
      <td class="numeric" data-label="序号">
        {item.serial}
      </td>
      <td data-label="文件名称">
        <a href={paths.campaigns.item({ id: campaign.campaignId, item: item.itemId })}>{item.title}</a>
        {item.secrecy !== 'public' && <StatusTag kind="secrecy" value={item.secrecy} />}
        <br />
        <small class="quiet">{item.numberText ?? '无文号'}</small>
        <SignalTags signals={item.signals} />
      </td>
      <td data-label="制定机关">{item.makingOrgan}</td>
      <td class="nowrap" data-label="印发日期">
        {dayText(item.issuedOn)}
      </td>
      <td data-label="实施单位">{item.implementingOrgan}</td>
      <td data-label="拟办意见">
        {item.proposed ? <StatusTag kind="outcome" value={item.proposed} /> : <Tag tone="wait">待提出</Tag>}
        {item.criteriaOutcome && item.criteriaOutcome !== item.proposed && (
          <Tag tone="warn">标准为{wordOf('outcome', item.criteriaOutcome)}</Tag>
        )}
        {(item.ground || item.reason) && (
          <small class="reason">
            {[item.ground && wordOf('ground', item.ground), item.reason].filter(Boolean).join('：')}
          </small>
        )}
      </td>
      <td data-label="审核意见">
        {item.reviewed ? <StatusTag kind="outcome" value={item.reviewed} /> : '—'}
        {item.reviewed && (
          <small class="reason">
            {item.reviewed === item.proposed ? '同意拟办' : '与拟办不同'}
            {item.reviewReason && `：${item.reviewReason}`}
          </small>
        )}
      </td>
      <td data-label="决定">
        {item.decided ? <StatusTag kind="outcome" value={item.decided} /> : '—'}
        {item.decisionNumber && <small class="reason">{item.decisionNumber}</small>}
      </td>
      <td class="nowrap no-print" data-label="办理">
        {reviewable && (
          <button
            class="button button-plain"
            type="submit"
            name="version"
            value={String(item.version)}
            formaction={agree}
            data-key="a"
            aria-keyshortcuts="a"
            {...hx({ post: agree, target: domTarget('item', item.itemId), swap: 'outerHTML' })}
          >
            同意
            <span class="hidden">：{item.title}</span>
          </button>
        )}
        {reviewable && (
          <a
            class="button button-plain"
            data-key="d"
            aria-keyshortcuts="d"
            href={`${paths.campaigns.item({ id: campaign.campaignId, item: item.itemId })}#review`}
          >
            不同意
            <span class="hidden">：{item.title}</span>
          </a>
        )}
        {open && (
          <button
            class="button button-plain"
            type="submit"
            name="version"
            value={String(item.version)}
            formaction={proposal}
            {...hx({ post: proposal, target: domTarget('item', item.itemId), swap: 'outerHTML' })}
          >
            填入此件
            <span class="hidden">：{item.title}</span>
          </button>
        )}
      </td>
    </tr>
  )
}

/** The answer to a row's button: the row as it is now, and the totals beside it. */
export const ItemRowAndTotals = (props: {
  readonly item: ItemLine
  readonly campaign: CampaignSummary
  readonly actor: Actor
  readonly query: Record<string, string | undefined>
}) => (
  <>
    <ItemRow item={props.item} campaign={props.campaign} actor={props.actor} query={props.query} />
    <hx-partial {...hx({ target: domTarget('totals', props.campaign.campaignId), swap: 'outerHTML' })}>
      <Totals campaign={props.campaign} />
    </hx-partial>
  </>
)
