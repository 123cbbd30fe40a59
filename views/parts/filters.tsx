import type { Child } from 'hono/jsx'
import { hx } from '../hx.ts'
import { PAGE_HEAD } from './page-head.tsx'

type Option = readonly [value: string, label: string]

interface FiltersProps {
  readonly action: string
  readonly reset: string
  /** The list stands in `<Results>` and follows while one types or chooses. */
  readonly isLive?: boolean
  readonly children?: Child
}

const RESULTS = 'results'

/** The title and its buttons follow too: an export must be of what is shown. The address follows without filling the history. */
const following = (action: string) =>
  hx({
    get: action,
    trigger: 'submit, change, input delay:400ms target:input[type=search]',
    target: `#${RESULTS}`,
    select: `#${RESULTS}`,
    selectOob: `#${PAGE_HEAD}`,
    swap: 'outerHTML',
    indicator: `#${RESULTS}`,
    replaceUrl: true,
    sync: 'replace',
  })

/** A row of filters over a list: a plain GET form, so every view of the list has an address. */
export const Filters = (props: FiltersProps) => (
  <search>
    <form class="filters" method="get" action={props.action} {...(props.isLive ? following(props.action) : {})}>
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

/** What the filters above it found. */
export const Results = ({ children }: { readonly children?: Child }) => <div id={RESULTS}>{children}</div>

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
