import { rateText } from '../format.ts'

/** A rate as a figure, with the counts it comes from and its formula; the figure leads to its rows. */
export const RateStat = (props: {
  readonly label: string
  readonly count: { readonly part: number; readonly whole: number }
  readonly formula: string
  readonly href?: string
}) => (
  <div class={`stat ${toneOf(props.count)}`.trim()}>
    <p class="stat-label">{props.label}</p>
    <p class="stat-figure">{props.href ? <a href={props.href}>{rateText(props.count)}</a> : rateText(props.count)}</p>
    <p class="stat-count">
      {props.count.part} / {props.count.whole}
    </p>
    <p class="stat-formula">{props.formula}</p>
  </div>
)

const toneOf = ({ part, whole }: { readonly part: number; readonly whole: number }): string =>
  whole === 0 ? '' : part < whole ? 'stat-short' : 'stat-good'

/** A plain count. */
export const CountStat = (props: {
  readonly label: string
  readonly value: number
  readonly unit?: string
  readonly href?: string
  readonly tone?: 'bad' | 'good'
}) => (
  <div class={props.tone ? `stat stat-${props.tone}` : 'stat'}>
    <p class="stat-label">{props.label}</p>
    <p class="stat-figure">
      {props.href ? <a href={props.href}>{props.value}</a> : props.value}
      <small>{props.unit ?? '件'}</small>
    </p>
  </div>
)
