import type { Child } from 'hono/jsx'
import { Icon, type IconName } from './icon.tsx'

/** The one thing a page is for is `primary`; everything else is not. */
export const Button = (props: {
  readonly kind?: 'primary' | 'secondary' | 'danger' | 'plain'
  readonly name?: string
  readonly value?: string
  readonly formaction?: string
  readonly disabled?: boolean
  /** Sends the form although fields are still empty. */
  readonly isUnchecked?: boolean
  /** The key that presses it while the focus is in its row. */
  readonly shortcut?: string
  readonly children?: Child
}) => (
  <button
    class={`button button-${props.kind ?? 'secondary'}`}
    type="submit"
    name={props.name}
    value={props.value}
    formaction={props.formaction}
    disabled={props.disabled}
    formnovalidate={props.isUnchecked}
    data-key={props.shortcut}
    aria-keyshortcuts={props.shortcut}
  >
    {props.children}
  </button>
)

export const LinkButton = (props: {
  readonly href: string
  readonly kind?: 'primary' | 'secondary' | 'plain'
  readonly icon?: IconName
  readonly children?: Child
}) => (
  <a class={`button button-${props.kind ?? 'secondary'}`} href={props.href}>
    {props.icon && <Icon name={props.icon} />}
    {props.children}
  </a>
)

/** Why something cannot be done now, instead of its button. */
export const Obstacles = ({
  what,
  obstacles,
}: {
  readonly what: string
  readonly obstacles: readonly { readonly message: string }[]
}) =>
  obstacles.length === 0 ? null : (
    <div class="obstacles">
      <p>现在还不能{what}：</p>
      <ul>
        {obstacles.map((o) => (
          <li>{o.message}</li>
        ))}
      </ul>
    </div>
  )
