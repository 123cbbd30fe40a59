import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { wordsOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { CheckGroup, DayField, RadioGroup, SelectField, TextArea, TextField } from '../parts/field.tsx'
import { PageHead, Section } from '../parts/page-head.tsx'

const DECIDING = ['government', 'county', 'zone', 'party', 'department', 'township']

export const NewCampaignPage = (props: {
  readonly state: FormState
  readonly organs: readonly { readonly organId: string; readonly name: string; readonly kind: string }[]
}) => (
  <>
    <PageHead
      title="启动清理"
      crumbs={[[paths.campaigns.list(), '文件清理']]}
      lead="登记中已印发、符合范围的文件会自动列入，由各文件的实施单位提出拟办意见。"
    />
    <Section title="范围">
      <form class="form" method="post" action={paths.campaigns.create()}>
        <ErrorSummary state={props.state} />
        <TextField state={props.state} name="name" label="清理名称" required />
        <SelectField
          state={props.state}
          name="kind"
          label="类型"
          empty="请选择"
          options={wordsOf('campaignKind')}
          required
        />
        <TextArea state={props.state} name="scope" label="范围说明" rows={2} required />
        <CheckGroup state={props.state} name="categories" label="文件类别" options={wordsOf('category')} />
        <div class="form-grid">
          <DayField state={props.state} name="issuedFrom" label="印发日期自" hint="不填则不限" />
          <DayField state={props.state} name="cutOffOn" label="印发日期至" hint="含当日" required />
        </div>
        <SelectField
          state={props.state}
          name="decidingOrganId"
          label="作出决定的机关"
          empty="请选择"
          options={props.organs.filter((o) => DECIDING.includes(o.kind)).map((o) => [o.organId, o.name] as const)}
          required
        />
        <RadioGroup
          state={props.state}
          name="supersededOutcome"
          label="已被新文件代替的"
          hint="各地标准不同，由本次清理方案确定"
          options={[
            ['repeal', '废止'],
            ['declare_lapsed', '宣布失效'],
          ]}
        />
        <div class="form-end">
          <Button kind="primary">启动清理</Button>
        </div>
      </form>
    </Section>
  </>
)
