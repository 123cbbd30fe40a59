import type { Child } from 'hono/jsx'
import type { RegisterField } from '../../src/documents/model.ts'
import { type FormState, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { wordOf, wordsOf } from '../format.ts'
import { hx } from '../hx.ts'
import { DayField, HiddenField, RadioGroup, SelectField, TextArea, TextField } from '../parts/field.tsx'

export interface OrganOption {
  readonly organId: string
  readonly name: string
  readonly depth: number
}

interface Props {
  readonly state: FormState
  readonly organs: readonly OrganOption[]
  /** What cannot be changed at this stage: shown, and sent back as it is. */
  readonly fixed: readonly RegisterField[]
  /** A draft's title may come from its file. */
  readonly titleHint?: string
}

const indent = (organ: OrganOption): string => `${'　'.repeat(organ.depth)}${organ.name}`

/** The fields of the register, alike for a new document and for a correction. */
export const RegisterFields = ({ state, organs, fixed, titleHint }: Props) => {
  const options = organs.map((organ) => [organ.organId, indent(organ)] as const)
  const isFixed = (field: RegisterField): boolean => fixed.includes(field)
  return (
    <>
      <fieldset class="group">
        <legend>文件</legend>
        <Kept isFixed={isFixed('title')} state={state} name="title" label="名称">
          <TextField state={state} name="title" label="名称" width="wide" hint={titleHint} required={!titleHint} />
        </Kept>
        <Kept
          isFixed={isFixed('category')}
          state={state}
          name="category"
          label="类别"
          shown={wordOf('category', valueIn(state, 'category'))}
        >
          <SelectField
            state={state}
            name="category"
            label="类别"
            hint="政府合同、重大行政决策只作合法性审核，不编发文字号，不报备案。"
            required
            empty="请选择"
            options={wordsOf('category')}
          />
        </Kept>
        <Kept isFixed={isFixed('number_text')} state={state} name="numberText" label="文号">
          <NumberField state={state} />
        </Kept>
        <SelectField state={state} name="secrecy" label="密级" required options={wordsOf('secrecy')} />
      </fieldset>
      <fieldset class="group">
        <legend>机关</legend>
        <OrganField
          {...{ state, organs, options }}
          name="makingOrganId"
          label="制定机关"
          fixed={isFixed('making_organ_id')}
        />
        <OrganField
          {...{ state, organs, options }}
          name="draftingOrganId"
          label="起草单位"
          fixed={isFixed('drafting_organ_id')}
        />
        <SelectField
          state={state}
          name="implementingOrganId"
          label="实施单位"
          hint="清理时由实施单位提出意见。"
          empty="未定"
          options={options}
        />
      </fieldset>
      <fieldset class="group">
        <legend>日期</legend>
        <div class="form-grid">
          <Dates state={state} isFixed={isFixed} />
        </div>
      </fieldset>
      <fieldset class="group">
        <legend>有效期</legend>
        <ValidityFields state={state} />
      </fieldset>
      <TextArea state={state} name="note" label="备注" rows={3} />
    </>
  )
}

const DATES = [
  ['signed_on', 'signedOn', '签署日期'],
  ['written_on', 'writtenOn', '成文日期'],
  ['issued_on', 'issuedOn', '印发日期'],
  ['published_on', 'publishedOn', '公布日期'],
  ['effective_on', 'effectiveOn', '施行日期'],
] as const

const Dates = (props: { readonly state: FormState; readonly isFixed: (field: RegisterField) => boolean }) => (
  <>
    {DATES.map(([column, name, label]) => (
      <Kept
        isFixed={props.isFixed(column)}
        state={props.state}
        name={name}
        label={label}
        shown={valueIn(props.state, name) || '由相应环节登记'}
      >
        <DayField state={props.state} name={name} label={label} />
      </Kept>
    ))}
  </>
)

const ValidityFields = ({ state }: { readonly state: FormState }) => (
  <>
    <RadioGroup
      state={state}
      name="validityKind"
      label="有效期"
      required
      options={[
        ['auto', '按名称和缺省规定确定', '暂行、试行、通告等名称各有规定，依据见“参数”。'],
        ['years', '规定年限', '自施行之日起算。'],
        ['until', '规定截止日'],
        ['none', '不设有效期'],
      ]}
    />
    <TextField
      state={state}
      name="validityYears"
      label="年数"
      type="number"
      width="short"
      hint="选“规定年限”时填写。"
    />
    <DayField state={state} name="lapsesAfter" label="最后一日" hint="选“规定截止日”时填写，当日仍然有效。" />
    <SelectField
      state={state}
      name="validitySource"
      label="有效期来源"
      empty="未定"
      options={wordsOf('validitySource')}
    />
  </>
)

/** The number; while it is typed, a line below shows how it will be kept and whether it is taken. */
const NumberField = ({ state }: { readonly state: FormState }) => (
  <div
    {...hx({
      get: paths.documents.number(),
      trigger: 'input delay:400ms',
      target: '#number-check',
      select: '#number-check',
      swap: 'outerHTML',
      include: 'closest form',
    })}
  >
    <TextField
      state={state}
      name="numberText"
      label="文号"
      hint="例如 拉政发〔2026〕5号，括号可以随便用哪一种。同一机关的文号不能重复。"
    />
    <p id="number-check" aria-live="polite" />
  </div>
)

const OrganField = (props: {
  readonly state: FormState
  readonly organs: readonly OrganOption[]
  readonly options: readonly (readonly [string, string])[]
  readonly name: string
  readonly label: string
  readonly fixed: boolean
}) => (
  <Kept
    isFixed={props.fixed}
    state={props.state}
    name={props.name}
    label={props.label}
    shown={props.organs.find((o) => o.organId === valueIn(props.state, props.name))?.name ?? '—'}
  >
    <SelectField
      state={props.state}
      name={props.name}
      label={props.label}
      required
      empty="请选择"
      options={props.options}
    />
  </Kept>
)

/** A field, or its value where it cannot be changed. */
const Kept = (props: {
  readonly isFixed: boolean
  readonly state: FormState
  readonly name: string
  readonly label: string
  readonly shown?: string
  readonly children?: Child
}) =>
  props.isFixed ? (
    <div class="field">
      <span class="field-fixed">
        {props.label}：{props.shown ?? valueIn(props.state, props.name)}
      </span>
      <HiddenField name={props.name} value={valueIn(props.state, props.name)} />
    </div>
  ) : (
    <div class="kept">{props.children}</div>
  )
