import {
  type CorrectionStep,
  type CorrectionStepLine,
  type FilingReviewDesk,
  REVIEW_GROUNDS,
} from '../../src/filing-review/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { dayText, distanceText, wordOf } from '../format.ts'
import { Button, LinkButton, Obstacles } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckGroup, DayField, HiddenField, RadioGroup, TextArea, TextField } from '../parts/field.tsx'
import { Facts, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

interface Props {
  readonly desk: FilingReviewDesk
  readonly today: Day
  readonly forms: Readonly<Record<string, FormState>>
  readonly blank: FormState
}

/** The review of one filing: its clock, its conclusion, and what was done to put the text right. */
export const FilingReviewPage = (props: Props) => {
  const { desk, today } = props
  const { review } = desk
  return (
    <>
      <PageHead
        title="备案审查"
        crumbs={[
          [paths.filingReviews.list(), '备案审查'],
          [paths.filings.show({ id: desk.filingId }), desk.title],
        ]}
        tag={review && <StatusTag kind="filingReview" value={review.state} />}
        lead={`${desk.filingOrgan}报送${desk.recipient}备案${desk.numberText ? `，${desk.numberText}` : ''}。`}
      />
      {!review && <Opening {...props} />}
      {review && (
        <>
          <Section title="审查" id="review">
            <Facts
              rows={[
                ['开始', `${dayText(review.openedOn)}，${review.openedByName}`],
                [
                  '审查期限',
                  <>
                    {dayText(review.due.day)}
                    {review.state === 'open' && `，${distanceText(review.due.day, today)}`}
                    {review.due.provisional && '（暂定）'}
                  </>,
                ],
                ['工作日历', review.calendarName],
                review.extension
                  ? ['延长', `${dayText(review.extension.on)}，${review.extension.byName}：${review.extension.reason}`]
                  : null,
                review.concludedOn ? ['结论', `${dayText(review.concludedOn)}，${review.concludedByName ?? ''}`] : null,
                review.grounds.length > 0
                  ? ['问题', review.grounds.map((ground) => wordOf('reviewGround', ground)).join('、')]
                  : null,
                review.conclusion ? ['审查意见', review.conclusion] : null,
              ]}
            />
            <Trace lines={review.due.trace} />
          </Section>
          {desk.acts.conclude?.length === 0 && <Conclusion {...props} version={review.version} />}
          {desk.acts.extend?.length === 0 && <Extension {...props} version={review.version} />}
          {review.state !== 'open' && review.state !== 'conforms' && <Correction {...props} version={review.version} />}
        </>
      )}
    </>
  )
}

const Trace = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.length === 0 ? null : (
    <details>
      <summary>怎样算出来的</summary>
      <ol>
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ol>
    </details>
  )

const Opening = ({ desk, forms, blank }: Props) => {
  if (desk.acts.open === null) return <p>接收机关还没有开始备案审查。</p>
  if (desk.acts.open.length > 0) return <Obstacles what="开始备案审查" obstacles={desk.acts.open} />
  return (
    <form method="post" action={paths.filingReviews.show({ id: desk.filingId })} class="form">
      <ErrorSummary state={forms.open ?? blank} />
      <p>开始审查后，审查期限自今天起按接收机关的日历计算。</p>
      <div class="form-end">
        <Button kind="primary">开始备案审查</Button>
      </div>
    </form>
  )
}

type Open = Props & { readonly version: number }

const Conclusion = ({ desk, forms, blank, version }: Open) => {
  const state = forms.conclusion ?? blank
  return (
    <Section title="作出结论" id="conclusion">
      <form method="post" action={paths.filingReviews.conclusion({ id: desk.filingId })} class="form">
        <ErrorSummary state={state} />
        <HiddenField name="version" value={version} />
        <RadioGroup
          state={state}
          name="outcome"
          label="审查结论"
          required
          options={[
            ['conforms', '未发现问题'],
            ['problems', '发现问题'],
          ]}
        />
        <CheckGroup
          state={state}
          name="grounds"
          label="问题的种类"
          options={REVIEW_GROUNDS.map((ground) => [ground, wordOf('reviewGround', ground)] as const)}
        />
        <TextArea
          state={state}
          name="conclusion"
          label="审查意见"
          hint="写明哪一条、依据什么；发现问题的，写明怎样纠正。"
          rows={5}
          required
        />
        <div class="form-end">
          <Button kind="primary">作出结论</Button>
        </div>
      </form>
    </Section>
  )
}

const Extension = ({ desk, forms, blank, version }: Open) => {
  const state = forms.extension ?? blank
  return (
    <Section title="延长审查期限" id="extension">
      <form method="post" action={paths.filingReviews.extension({ id: desk.filingId })} class="form">
        <ErrorSummary state={state} />
        <HiddenField name="version" value={version} />
        <TextArea state={state} name="reason" label="延长的理由" hint="只能延长一次。" rows={2} required />
        <div class="form-end">
          <Button>延长</Button>
        </div>
      </form>
    </Section>
  )
}

const Correction = (props: Open) => {
  const { desk, forms, blank, version } = props
  return (
    <Section title="纠正" id="correction">
      <DataTable
        caption="纠正的经过"
        rows={desk.steps}
        empty={<p class="empty-title">还没有办理。可以先沟通，也可以直接发出书面审查意见。</p>}
        columns={[
          { label: '步骤', nowrap: true, render: (step) => wordOf('correctionStep', step.kind) },
          { label: '日期', nowrap: true, render: (step) => dayText(step.actedOn) },
          { label: '内容', render: (step) => <StepWords step={step} /> },
          {
            label: '办结期限',
            nowrap: true,
            render: (step) => (step.dueOn ? <span title={step.dueTrace.join('；')}>{dayText(step.dueOn)}</span> : '—'),
          },
          { label: '记录人', nowrap: true, render: (step) => step.recordedByName },
        ]}
      />
      {desk.acts.next.length > 0 && (
        <StepForm {...{ desk, version }} state={forms.step ?? blank} steps={desk.acts.next} title="办理下一步" />
      )}
      {desk.acts.answer?.length === 0 && (
        <StepForm {...{ desk, version }} state={forms.answer ?? blank} steps={['answer']} title="制定机关答复" />
      )}
    </Section>
  )
}

const StepWords = ({ step }: { readonly step: CorrectionStepLine }) => (
  <>
    {step.number && `${step.number}　`}
    {step.words}
    {step.correctedDocumentId && (
      <p>
        纠正后的文件：
        <a href={paths.documents.show({ id: step.correctedDocumentId })}>{step.correctedTitle}</a>
        {step.refiledFilingId ? (
          <>
            ，<a href={paths.filings.show({ id: step.refiledFilingId })}>重新报送的备案</a>
          </>
        ) : (
          '，尚未公布，公布后重新报备。'
        )}
      </p>
    )}
  </>
)

interface StepFormProps {
  readonly desk: FilingReviewDesk
  readonly version: number
  readonly state: FormState
  readonly steps: readonly CorrectionStep[]
  readonly title: string
}

const StepForm = ({ desk, version, state, steps, title }: StepFormProps) => (
  <form method="post" action={paths.filingReviews.steps({ id: desk.filingId })} class="form">
    <h3>{title}</h3>
    <ErrorSummary state={state} />
    <HiddenField name="version" value={version} />
    {steps.length === 1 && steps[0] ? (
      <HiddenField name="kind" value={steps[0]} />
    ) : (
      <RadioGroup
        state={state}
        name="kind"
        label="步骤"
        required
        options={steps.map((step) => [step, wordOf('correctionStep', step)] as const)}
      />
    )}
    {steps.length === 1 && steps[0] && steps[0] !== 'answer' && <p>{wordOf('correctionStep', steps[0])}</p>}
    <DayField state={state} name="actedOn" label="办理日期" required />
    <TextArea state={state} name="words" label="内容" rows={3} required />
    {steps.includes('answer') ? (
      <TextField
        state={state}
        name="correctedNumber"
        label="纠正后的文件"
        hint="已经修改或者重新制定的，填写它在登记簿中的文号；公布后自动产生新的备案。"
      />
    ) : (
      <TextField state={state} name="number" label="文号" hint="撤销或者改变的，填写决定的文号。" />
    )}
    <div class="form-end">
      <Button kind={steps.includes('answer') ? 'secondary' : 'primary'}>
        {steps.includes('answer') ? '提交答复' : '办理'}
      </Button>
      <LinkButton href={paths.filings.show({ id: desk.filingId })} kind="plain">
        返回备案
      </LinkButton>
    </div>
  </form>
)
