import { formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { EMERGENCY_GROUNDS, RETURN_GROUNDS } from '../../src/review/model.ts'
import { wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, RadioGroup, TextArea, TextField } from '../parts/field.tsx'
import type { FormProps } from './review-forms.tsx'

export const ReturnForm = ({ round, state = formOf() }: FormProps) => (
  <form method="post" action={paths.reviews.return(round)} class="form">
    <ErrorSummary state={state} />
    <RadioGroup
      state={state}
      name="ground"
      label="退回的理由"
      required
      options={RETURN_GROUNDS.map((g) => [g, wordOf('returnGround', g)] as const)}
    />
    <TextArea
      state={state}
      name="reason"
      label="具体说明"
      hint="写明问题所在，以及改好后怎样再送。缺材料的，请用“要求补正”。"
      required
    />
    <div class="form-end">
      <Button kind="danger">退回起草单位</Button>
    </div>
  </form>
)

export const ExtensionForm = ({ round, state = formOf() }: FormProps) => (
  <form method="post" action={paths.reviews.extension(round)} class="form">
    <ErrorSummary state={state} />
    <TextArea
      state={state}
      name="reason"
      label="延期理由"
      hint="只能延期一次；延长的天数按“合法性审核延长期限”执行。"
      rows={2}
      required
    />
    <div class="form-end">
      <Button>批准延期</Button>
    </div>
  </form>
)

export const EmergencyForm = ({ round, state = formOf() }: FormProps) => (
  <form method="post" action={paths.reviews.emergency(round)} class="form">
    <ErrorSummary state={state} />
    <p>应急程序可以免予公开征求意见、缩短审核时间，但不能免除合法性审核。</p>
    <RadioGroup
      state={state}
      name="ground"
      label="情形"
      required
      options={EMERGENCY_GROUNDS.map((g) => [g, wordOf('emergencyGround', g)] as const)}
    />
    <CheckField state={state} name="waivesConsultation" label="免予公开征求意见" />
    <CheckField state={state} name="waivesTime" label="审核时间可以少于最短期限" />
    <TextArea state={state} name="reason" label="理由" rows={2} required />
    <TextField
      state={state}
      name="orderedBy"
      label="决定人或者上级指令"
      hint="如“市政府主要负责人批示”，或者上级文件的名称和文号。"
      required
      width="wide"
    />
    <div class="form-end">
      <Button>转入应急程序</Button>
    </div>
  </form>
)
