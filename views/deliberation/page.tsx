import { DELIBERATION_RESULTS, type DeliberationDesk } from '../../src/deliberation/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { wordOf } from '../format.ts'
import { Button, LinkButton, Obstacles } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, RadioGroup, TextArea, TextField } from '../parts/field.tsx'
import { Note, PageHead, Section } from '../parts/page-head.tsx'
import { DeliberationTable, Unadopted } from './panel.tsx'

interface Props {
  readonly desk: DeliberationDesk
  readonly state: FormState
}

/** Records what a meeting decided. */
export const DeliberationPage = ({ desk, state }: Props) => {
  const show = paths.documents.show({ id: desk.documentId })
  return (
    <>
      <PageHead
        title="登记集体审议"
        crumbs={[
          [paths.documents.list(), '文件'],
          [show, desk.title],
        ]}
      />
      {desk.isEmergency && <Note>本件已转入应急程序：经合法性审核后，可以由主要负责人直接决定。</Note>}
      {desk.lines.length > 0 && (
        <Section title="已登记的审议" id="lines">
          <DeliberationTable lines={desk.lines} />
        </Section>
      )}
      {desk.unadopted.length > 0 && !desk.hasPassed && (
        <Section title="应当向会议说明的意见" id="unadopted">
          <Unadopted desk={desk} />
        </Section>
      )}
      <Obstacles what="登记集体审议" obstacles={desk.obstacles ?? []} />
      <form method="post" action={paths.documents.deliberations({ id: desk.documentId })} class="form">
        <ErrorSummary state={state} />
        <TextField state={state} name="meeting" label="会议名称" required width="wide" hint="如“市政府常务会议”。" />
        <TextField state={state} name="session" label="届次" hint="如“第12次”。" />
        <DayField state={state} name="heldOn" label="审议日期" required />
        <RadioGroup
          state={state}
          name="result"
          label="审议结果"
          required
          options={DELIBERATION_RESULTS.map((r) => [r, wordOf('deliberation', r)] as const)}
        />
        <TextArea
          state={state}
          name="note"
          label="会议意见"
          hint="未通过或者暂缓的，必须写明理由和要求。"
          rows={3}
          isConditional
        />
        <div class="form-end">
          <Button kind="primary">登记</Button>
          <LinkButton href={show} kind="plain">
            取消
          </LinkButton>
        </div>
      </form>
    </>
  )
}
