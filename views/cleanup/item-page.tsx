import type { ItemPageData } from '../../src/cleanup/model.ts'
import type { AmendmentLine } from '../../src/cleanup/output-model.ts'
import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { Actor } from '../../src/people/model.ts'
import { may } from '../../src/people/rules.ts'
import { dayText, wordOf, wordsOf } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, RadioGroup, SelectField, TextArea, TextField } from '../parts/field.tsx'
import { Facts, Note, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { AmendmentSection } from './amendment-section.tsx'
import { mayPropose } from './item-row.tsx'
import { outcomeOptions } from './scope-words.ts'
import { SignalSection } from './signals.tsx'

export interface ItemPageProps {
  readonly item: ItemPageData
  readonly actor: Actor
  readonly today: Day
  /** What its decision left to be done. */
  readonly amendment: AmendmentLine | null
  readonly done?: FormState | undefined
  readonly due?: FormState | undefined
  readonly proposal: FormState
  readonly review: FormState
  readonly decision: FormState
}

export const ItemPage = ({ item, actor, today, amendment, done, due, proposal, review, decision }: ItemPageProps) => (
  <>
    <PageHead
      title={item.title}
      crumbs={[
        [paths.campaigns.list(), '文件清理'],
        [paths.campaigns.show({ id: item.campaignId }), item.campaignName],
      ]}
      tag={item.decided ? <StatusTag kind="outcome" value={item.decided} /> : undefined}
      actions={<LinkButton href={paths.documents.show({ id: item.documentId })}>查看文件</LinkButton>}
    />
    <div class="columns">
      <div>
        <SignalSection signals={item.signals} foundOn={item.signalsOn} />
        {amendment && (
          <AmendmentSection
            task={amendment}
            actor={actor}
            today={today}
            done={done ?? formOf()}
            due={due ?? formOf()}
          />
        )}
        {item.stage === 'proposing' &&
          (mayPropose(actor, item) ? (
            <ProposalForm item={item} state={proposal} />
          ) : (
            <Note>由实施单位（{item.implementingOrgan}）提出拟办意见。</Note>
          ))}
        {item.stage === 'reviewing' && may(actor, 'cleanup.manage') && <ReviewForm item={item} state={review} />}
        {item.stage === 'deciding' && item.decided === null && may(actor, 'cleanup.decide') && (
          <DecisionForm item={item} state={decision} />
        )}
        <Section title="拟办意见（由新到旧）">
          <DataTable
            caption="历次拟办意见"
            rows={item.proposals}
            empty="还没有拟办意见。"
            columns={[
              { label: '日期', nowrap: true, render: (p) => dayText(p.proposedOn) },
              { label: '提出人', nowrap: true, render: (p) => p.proposedByName },
              { label: '意见', nowrap: true, render: (p) => <StatusTag kind="outcome" value={p.outcome} /> },
              {
                label: '理由',
                render: (p) => (
                  <>
                    {[p.ground && wordOf('ground', p.ground), p.reason].filter(Boolean).join('：') || '—'}
                    {p.basis && <p>依据：{p.basis}</p>}
                    {p.consultation && <p>征求意见及采纳：{p.consultation}</p>}
                    {p.amendBy && <p>修改期限：{dayText(p.amendBy)}</p>}
                    {p.withdrawnOn && <p class="quiet">{dayText(p.withdrawnOn)}撤回</p>}
                  </>
                ),
              },
            ]}
          />
        </Section>
        <Section title="审核意见（由新到旧）">
          <DataTable
            caption="历次审核意见"
            rows={item.reviews}
            empty="还没有审核意见。"
            columns={[
              { label: '日期', nowrap: true, render: (r) => dayText(r.reviewedOn) },
              { label: '审核人', nowrap: true, render: (r) => r.reviewedByName },
              { label: '意见', nowrap: true, render: (r) => <StatusTag kind="outcome" value={r.outcome} /> },
              {
                label: '说明',
                render: (r) => (
                  <>
                    {r.stance === 'agree' ? '同意拟办' : '与拟办不同'}
                    {r.reason && `：${r.reason}`}
                    {r.amendBy && <p>修改期限：{dayText(r.amendBy)}</p>}
                    {r.withdrawnOn && (
                      <p class="quiet">
                        {dayText(r.withdrawnOn)} 由{r.withdrawnByName}撤回
                      </p>
                    )}
                  </>
                ),
              },
            ]}
          />
        </Section>
      </div>
      <aside>
        <Section title="文件">
          <Facts
            rows={[
              ['序号', item.serial],
              ['文号', item.numberText],
              ['制定机关', item.makingOrgan],
              ['实施单位', item.implementingOrgan],
              ['印发日期', dayText(item.issuedOn)],
              ['密级', wordOf('secrecy', item.secrecy)],
            ]}
          />
        </Section>
        <Section title="决定">
          {item.decision ? (
            <Facts
              rows={[
                ['结果', <StatusTag kind="outcome" value={item.decision.outcome} />],
                ['文号', item.decision.number],
                ['决定日期', dayText(item.decision.decidedOn)],
                ['生效日期', dayText(item.decision.effectiveOn)],
                item.decision.amendBy ? ['修改期限', dayText(item.decision.amendBy)] : null,
                item.decision.reason ? ['理由', item.decision.reason] : null,
                ['登记人', item.decision.decidedByName],
              ]}
            />
          ) : (
            <p class="quiet">制定机关尚未作出决定。</p>
          )}
        </Section>
      </aside>
    </div>
  </>
)

const ProposalForm = ({ item, state }: { readonly item: ItemPageData; readonly state: FormState }) => (
  <Section title={item.proposed ? '修改拟办意见' : '提出拟办意见'} id="proposal">
    <form class="form" method="post" action={paths.campaigns.proposal({ id: item.campaignId, item: item.itemId })}>
      <ErrorSummary state={state} />
      <HiddenField name="version" value={item.version} />
      <SelectField
        state={state}
        name="ground"
        label="理由类别"
        hint="选择后，不选拟办意见的，按本次清理的处理标准确定"
        empty="未选"
        options={wordsOf('ground')}
      />
      <RadioGroup state={state} name="outcome" label="拟办意见" options={outcomeOptions(item.outcomes)} />
      <TextArea state={state} name="reason" label="理由" hint="除继续有效外，应当写明理由" rows={3} />
      <TextArea state={state} name="basis" label="依据" hint="上位法、代替它的新文件、机构改革文件等" rows={2} />
      <TextArea
        state={state}
        name="consultation"
        label="征求意见及采纳"
        hint="征求了哪些单位的意见，采纳情况"
        rows={2}
      />
      <DayField state={state} name="amendBy" label="修改期限" hint="修改的填写；限期修改、逾期失效的必须填写" />
      <div class="form-end">
        <Button kind="primary">保存拟办意见</Button>
      </div>
    </form>
  </Section>
)

const ReviewForm = ({ item, state }: { readonly item: ItemPageData; readonly state: FormState }) => (
  <Section title={item.reviewed ? '修改审核意见' : '提出审核意见'} id="review">
    <form class="form" method="post" action={paths.campaigns.review({ id: item.campaignId, item: item.itemId })}>
      <ErrorSummary state={state} />
      <HiddenField name="version" value={item.version} />
      <SelectField
        state={state}
        name="outcome"
        label="审核意见"
        empty={`同意拟办意见（${wordOf('outcome', item.proposed)}）`}
        options={outcomeOptions(item.outcomes)}
      />
      <TextArea state={state} name="reason" label="理由" hint="与拟办意见不同的，应当写明理由" rows={3} />
      <DayField state={state} name="amendBy" label="修改期限" />
      <div class="form-end">
        <Button kind="primary">保存审核意见</Button>
      </div>
    </form>
  </Section>
)

const DecisionForm = ({ item, state }: { readonly item: ItemPageData; readonly state: FormState }) => (
  <Section title="登记决定" id="decision">
    <form class="form" method="post" action={paths.campaigns.decision({ id: item.campaignId, item: item.itemId })}>
      <ErrorSummary state={state} />
      <SelectField
        state={state}
        name="outcome"
        label="决定"
        empty={`按${item.reviewed ? '审核' : '拟办'}意见（${wordOf('outcome', item.reviewed ?? item.proposed)}）`}
        options={outcomeOptions(item.outcomes)}
      />
      <div class="form-grid">
        <TextField state={state} name="number" label="决定文号" required />
        <DayField state={state} name="decidedOn" label="决定日期" required />
        <DayField state={state} name="effectiveOn" label="生效日期" hint="决定印发或者公布之日" required />
        <DayField state={state} name="amendBy" label="修改期限" />
      </div>
      <TextArea state={state} name="reason" label="与审核（拟办）意见不同的理由" rows={2} />
      <div class="form-end">
        <Button kind="primary">登记决定</Button>
      </div>
    </form>
  </Section>
)
