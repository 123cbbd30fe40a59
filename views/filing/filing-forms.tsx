import { FILING_MATERIALS, type FilingPageData } from '../../src/filing/model.ts'
import type { PackDesk } from '../../src/filing/pack-model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import { dayText, wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckField, CheckGroup, DayField, RadioGroup, TextArea, TextField } from '../parts/field.tsx'
import { Note } from '../parts/page-head.tsx'

interface FormProps {
  readonly filing: FilingPageData
  readonly state: FormState
}

export const SubmissionForm = ({
  filing,
  pack,
  state,
  today,
}: FormProps & { readonly pack: PackDesk | null; readonly today: Day }) => {
  const inPack = (pack?.lines ?? []).filter((line) => line.papers.length > 0).map((line) => line.material)
  const suspended = filing.submissions.at(-1)?.registration
  const late = filing.submissions.length === 0 && today > filing.due.day
  return (
    <form class="form" method="post" action={paths.filings.submission({ id: filing.filingId })}>
      <ErrorSummary state={state} />
      {suspended?.outcome === 'suspended' && (
        <Note tone="warn">
          <p>要求补正：{suspended.reason}</p>
          {suspended.supplementDueOn && <p>补正期限：{dayText(suspended.supplementDueOn)}</p>}
        </Note>
      )}
      <div class="form-grid">
        <DayField state={state} name="submittedOn" label="报送日期" required />
        <TextField
          state={state}
          name="reportNumber"
          label="备案报告文号"
          hint={pack?.reportNumber ? `不填写时用材料包里的 ${pack.reportNumber}` : '例如：拉政规备字〔2026〕3号'}
        />
      </div>
      <CheckGroup
        state={state}
        name="materials"
        label={inPack.length > 0 ? '另以纸质报送的材料' : '报送材料'}
        hint={
          inPack.length > 0
            ? `上面材料包里的 ${inPack.map((m) => wordOf('material', m)).join('、')} 随本次报送一并留存，不必再勾选。其他缺项由接收机关形式审查时提出。`
            : '勾选已随本次报送的材料。缺备案报告或正式文本不能报送；其他缺项由接收机关形式审查时提出。'
        }
        options={FILING_MATERIALS.filter((m) => !inPack.includes(m)).map((m) => [
          m,
          wordOf('material', m),
          filing.required.includes(m) ? '应备' : '可备',
        ])}
      />
      {(late || state.errors.some((e) => e.message.includes('逾期'))) && (
        <TextArea
          state={state}
          name="lateReason"
          label="逾期原因"
          hint="报送日期在报备期限之后的，必须写明原因；补记按时报送的不用填。"
          rows={3}
        />
      )}
      <div class="form-end">
        <Button kind="primary">登记报送</Button>
      </div>
    </form>
  )
}

export const RegistrationForm = ({ filing, state }: FormProps) => (
  <form class="form" method="post" action={paths.filings.registration({ id: filing.filingId })}>
    <ErrorSummary state={state} />
    <RadioGroup
      state={state}
      name="outcome"
      label="处理结果"
      options={[
        ['registered', '准予备案登记', '填写登记号'],
        ['suspended', '暂缓登记，要求补正', '写明需要补正的内容，补正期限自动计算'],
        ['refused', '不予登记', '不属于备案范围等，写明理由'],
      ]}
    />
    <div class="form-grid">
      <DayField state={state} name="decidedOn" label="处理日期" required />
      <TextField state={state} name="number" label="登记号" hint="准予登记时填写" />
    </div>
    <TextArea state={state} name="reason" label="补正内容或理由" rows={3} hint="暂缓登记或者不予登记时填写" />
    <CheckField state={state} name="conforming" label="材料齐全、符合规范" hint="计入规范率" />
    <div class="form-end">
      <Button kind="primary">登记结果</Button>
    </div>
  </form>
)
