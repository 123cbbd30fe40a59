export interface BarPart {
  readonly key: string
  readonly label: string
  readonly value: number
}

const WIDTH = 600
const HEIGHT = 22

/** One whole in its parts; the same figures stand in words beside it, so it is a picture only. */
export const StackedBar = ({ title, parts }: { readonly title: string; readonly parts: readonly BarPart[] }) => {
  const whole = parts.reduce((sum, p) => sum + p.value, 0)
  if (whole === 0) return null
  let at = 0
  const drawn = parts
    .filter((p) => p.value > 0)
    .map((p) => {
      const x = (at / whole) * WIDTH
      at += p.value
      return { ...p, x, width: (p.value / whole) * WIDTH }
    })
  return (
    <svg class="stacked" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" preserveAspectRatio="none">
      <title>{title}</title>
      <desc>{parts.map((p) => `${p.label} ${p.value}`).join('，')}</desc>
      {drawn.map((p) => (
        <rect
          class={`part-${p.key}`}
          x={p.x.toFixed(1)}
          y="0"
          width={Math.max(0, p.width - 1).toFixed(1)}
          height={HEIGHT}
        >
          <title>{`${p.label} ${p.value}`}</title>
        </rect>
      ))}
    </svg>
  )
}
