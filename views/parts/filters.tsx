import type { Child } from 'hono/jsx'

type Option = readonly [value: string, label: string]

/** A row of filters over a list: a plain GET form, so every view of the list has an address. */
export const Filters = (props: { readonly action: string; readonly reset: string; readonly children?: Child }) => (
  <search>
    <form class="filters" method="get" action={props.action}>
      {props.children}
      <div class="filters-end">
        <button class="button button-secondary" type="submit">
          筛选
        </button>
        <a class="button button-plain" href={props.reset}>
          清除
        </a>
      </div>
    </form>
  </search>
)

export const FilterText = (props: {
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly placeholder?: string
}) => (
  <label class="filter">
    <span>{props.label}</span>
    <input type="search" name={props.name} value={props.value ?? ''} placeholder={props.placeholder} />
  </label>
)

export const FilterDay = (props: {
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
}) => (
  <label class="filter">
    <span>{props.label}</span>
    <input type="date" name={props.name} value={props.value ?? ''} />
  </label>
)

export const FilterSelect = (props: {
  readonly name: string
  readonly label: string
  readonly value?: string | undefined
  readonly options: readonly Option[]
  readonly all?: string
}) => (
  <label class="filter">
    <span>{props.label}</span>
    <select name={props.name}>
      <option value="">{props.all ?? '全部'}</option>
      {props.options.map(([value, label]) => (
        <option value={value} selected={value === props.value}>
          {label}
        </option>
      ))}
    </select>
  </label>
)
