import type { CampaignSummary, Signal } from '../../src/cleanup/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { Note, Section } from '../parts/page-head.tsx'
import { Tag } from '../parts/status-tag.tsx'

/** The signals of a row, each with its reason on pointing and in print. */
export const SignalTags = ({ signals }: { readonly signals: readonly Signal[] }) => (
  <>
    {signals.map((signal) => (
      <span class="signal">
        <Tag tone="warn">{wordOf('signal', signal.kind)}</Tag>
        {signal.kind !== 'no_text' && <small class="reason">{signal.reason}</small>}
      </span>
    ))}
  </>
)

/** Why the document should be looked at twice. */
export const SignalSection = (props: { readonly signals: readonly Signal[]; readonly foundOn: string | null }) => (
  <Section title="疑点" id="signals">
    {props.signals.length === 0 ? (
      <p class="quiet">{props.foundOn ? '没有发现疑点；仍应逐件核对内容。' : '还没有查找疑点。'}</p>
    ) : (
      <ul class="signals">
        {props.signals.map((signal) => (
          <li>
            <Tag tone="warn">{wordOf('signal', signal.kind)}</Tag> {signal.reason}
            {signal.aboutDocumentId && (
              <>
                {' '}
                <a href={paths.documents.show({ id: signal.aboutDocumentId })}>查看该文件</a>
              </>
            )}
          </li>
        ))}
      </ul>
    )}
    {props.foundOn && <p class="quiet">按{dayText(props.foundOn)}登记的情况查找，只作提示，不代替拟办意见。</p>}
  </Section>
)

/** How far the search for signals is, and how to repeat it. */
export const SignalStatus = (props: { readonly campaign: CampaignSummary; readonly mayRefresh: boolean }) => {
  const { campaignId, signalsState, signalsOn, stage } = props.campaign
  if (signalsState === 'waiting')
    return (
      <Note>
        正在查找各件的疑点（有效期、依据、机关、引用、正文）。
        <a href={paths.campaigns.show({ id: campaignId })}>刷新</a>
      </Note>
    )
  return (
    <form method="post" action={paths.campaigns.signals({ id: campaignId })} class="no-print">
      <p class="quiet">
        {signalsOn ? `疑点按${dayText(signalsOn)}登记的情况查找。` : '还没有查找疑点。'}{' '}
        {props.mayRefresh && stage !== 'closed' && (
          <button class="button button-plain" type="submit">
            {signalsOn ? '重新查找' : '查找疑点'}
          </button>
        )}
      </p>
    </form>
  )
}
