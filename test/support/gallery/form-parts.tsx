import type { FormState } from '../../../src/http/form-state.ts'
import { Button, LinkButton } from '../../../views/parts/button.tsx'
import {
  CheckField,
  CheckGroup,
  DayField,
  FileField,
  HiddenField,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from '../../../views/parts/field.tsx'
import { Section } from '../../../views/parts/page-head.tsx'
import { WORDS } from '../../../views/words.ts'
import { blankForm, rejectedForm } from './samples.ts'

/** The same fields empty and rejected. Their names differ by a prefix, since both stand on one page. */
export const FormParts = () => (
  <>
    <Section title="表单：空白">
      <Fields state={blankForm} />
    </Section>
    <Section title="表单：退回">
      <Fields state={prefixed('again-', rejectedForm)} prefix="again-" />
    </Section>
  </>
)

const prefixed = (prefix: string, state: FormState): FormState => ({
  values: Object.fromEntries(Object.entries(state.values).map(([name, value]) => [prefix + name, value])),
  errors: state.errors.map((e) => ({ ...e, field: e.field && prefix + e.field })),
})

const Fields = ({ state, prefix = '' }: { readonly state: FormState; readonly prefix?: string }) => (
  <form method="post" action="/documents" class="form">
    <HiddenField name={`${prefix}version`} value={3} />
    <fieldset class="group">
      <legend>文件</legend>
      <TextField state={state} name={`${prefix}title`} label="名称" hint="与正文标题一致。" required width="wide" />
      <SelectField
        state={state}
        name={`${prefix}category`}
        label="类别"
        required
        empty="请选择"
        options={Object.entries(WORDS.category)}
      />
      <DayField state={state} name={`${prefix}effectiveOn`} label="施行日期" />
    </fieldset>
    <RadioGroup
      state={state}
      name={`${prefix}kind`}
      label="有效期"
      options={[
        ['years', '规定年限', '自施行之日起算。'],
        ['until', '规定截止日'],
        ['none', '不设有效期'],
      ]}
    />
    <CheckGroup state={state} name={`${prefix}roles`} label="角色" options={Object.entries(WORDS.role)} />
    <FileField
      state={state}
      name={`${prefix}file`}
      label="送审稿"
      hint="Word 文件（.docx）或纯文本。"
      accept=".docx,.txt"
    />
    <TextArea state={state} name={`${prefix}note`} label="备注" rows={3} />
    <CheckField state={state} name={`${prefix}agreed`} label="已对照规定原文核对" hint="未核对的会标明。" />
    <div class="form-end">
      <Button kind="primary">登记</Button>
      <LinkButton href="/documents" kind="plain">
        取消
      </LinkButton>
    </div>
  </form>
)
