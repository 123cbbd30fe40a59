import type { Child } from 'hono/jsx'
import { errorOf, type FormState, listOf, valueIn } from '../../src/http/form-state.ts'

interface FieldProps {
  readonly state: FormState
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly required?: boolean
  /** Wanted in some cases, as the hint or the answer beside it says: neither required nor called optional. */
  readonly isConditional?: boolean
  readonly autofocus?: boolean
}

type Option = readonly [value: string, label: string]

const fieldId = (name: string): string => `field-${name}`

function described({ state, name, hint }: FieldProps): string | undefined {
  const ids = [hint ? `${fieldId(name)}-hint` : '', errorOf(state, name) ? `${fieldId(name)}-error` : '']
  return ids.filter(Boolean).join(' ') || undefined
}

const common = (props: FieldProps) => ({
  id: fieldId(props.name),
  name: props.name,
  required: props.required,
  autofocus: props.autofocus,
  'aria-invalid': errorOf(props.state, props.name) ? ('true' as const) : undefined,
  'aria-describedby': described(props),
})

/** Label, hint and error around any control. */
const Field = ({ children, ...props }: FieldProps & { readonly children?: Child }) => {
  const error = errorOf(props.state, props.name)
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={fieldId(props.name)}>
        {props.label}
        {!props.required && !props.isConditional && <span class="optional">（可不填）</span>}
      </label>
      {props.hint && (
        <p class="hint" id={`${fieldId(props.name)}-hint`}>
          {props.hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${fieldId(props.name)}-error`}>
          {error}
        </p>
      )}
      {children}
    </div>
  )
}

export const TextField = (
  props: FieldProps & {
    readonly type?: 'text' | 'password' | 'email' | 'number' | 'search'
    readonly width?: 'short' | 'wide'
    readonly autocomplete?: string
    readonly placeholder?: string
  },
) => (
  <Field {...props}>
    <input
      {...common(props)}
      type={props.type ?? 'text'}
      class={props.width}
      autocomplete={props.autocomplete ?? 'off'}
      placeholder={props.placeholder}
      value={props.type === 'password' ? '' : valueIn(props.state, props.name)}
    />
  </Field>
)

export const TextArea = (props: FieldProps & { readonly rows?: number }) => (
  <Field {...props}>
    <textarea {...common(props)} rows={props.rows ?? 4}>
      {valueIn(props.state, props.name)}
    </textarea>
  </Field>
)

/** A day, typed or picked; typed text comes back as it was. */
export const DayField = (props: FieldProps) => (
  <Field {...props}>
    <input
      {...common(props)}
      type={/^(\d{4}-\d{2}-\d{2})?$/.test(valueIn(props.state, props.name)) ? 'date' : 'text'}
      class="short"
      value={valueIn(props.state, props.name)}
    />
  </Field>
)

export const SelectField = (props: FieldProps & { readonly options: readonly Option[]; readonly empty?: string }) => (
  <Field {...props}>
    <select {...common(props)}>
      {props.empty !== undefined && <option value="">{props.empty}</option>}
      {props.options.map(([value, label]) => (
        <option value={value} selected={value === valueIn(props.state, props.name)}>
          {label}
        </option>
      ))}
    </select>
  </Field>
)

export const FileField = (props: FieldProps & { readonly accept?: string; readonly multiple?: boolean }) => (
  <Field {...props}>
    <input {...common(props)} type="file" accept={props.accept} multiple={props.multiple} />
  </Field>
)

/** One box; its label stands beside it. */
export const CheckField = (props: Omit<FieldProps, 'required'> & { readonly value?: string }) => {
  const error = errorOf(props.state, props.name)
  return (
    <div class={error ? 'field field-check field-wrong' : 'field field-check'}>
      <input
        {...common(props)}
        type="checkbox"
        value={props.value ?? 'on'}
        checked={valueIn(props.state, props.name) === (props.value ?? 'on')}
      />
      <label for={fieldId(props.name)}>{props.label}</label>
      {props.hint && (
        <p class="hint" id={`${fieldId(props.name)}-hint`}>
          {props.hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${fieldId(props.name)}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

interface GroupProps extends FieldProps {
  readonly options: readonly (readonly [value: string, label: string, hint?: string])[]
  readonly type: 'radio' | 'checkbox'
}

const Group = (props: GroupProps) => {
  const error = errorOf(props.state, props.name)
  const chosen = listOf(props.state, props.name)
  const sent = props.type === 'checkbox' ? `${props.name}[]` : props.name
  return (
    <fieldset
      class={error ? 'field field-group field-wrong' : 'field field-group'}
      id={fieldId(props.name)}
      tabindex={-1}
      aria-describedby={described(props)}
    >
      <legend>{props.label}</legend>
      {props.hint && (
        <p class="hint" id={`${fieldId(props.name)}-hint`}>
          {props.hint}
        </p>
      )}
      {error && (
        <p class="error" id={`${fieldId(props.name)}-error`}>
          {error}
        </p>
      )}
      {props.options.map(([value, label, hint]) => (
        <label class="option">
          <input type={props.type} name={sent} value={value} checked={chosen.includes(value)} />
          <span>
            {label}
            {hint && <small class="hint">{hint}</small>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}

export const RadioGroup = (props: Omit<GroupProps, 'type'>) => <Group {...props} type="radio" />
export const CheckGroup = (props: Omit<GroupProps, 'type'>) => <Group {...props} type="checkbox" />

export const HiddenField = ({ name, value }: { readonly name: string; readonly value: string | number }) => (
  <input type="hidden" name={name} value={String(value)} />
)
