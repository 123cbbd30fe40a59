import type { Child } from 'hono/jsx'

export const PAGE_HEAD = 'page-head'

/** The head of a page: where it stands, its title, what it is about, and what can be done with it. */
export const PageHead = (props: {
  readonly title: string
  readonly crumbs?: readonly (readonly [href: string, label: string])[]
  readonly tag?: Child
  readonly lead?: Child
  /** Buttons; one of them at most is primary. */
  readonly actions?: Child
}) => (
  <header class="page-head" id={PAGE_HEAD}>
    {props.crumbs && (
      <nav class="crumbs" aria-label="所在位置">
        {props.crumbs.map(([href, label]) => (
          <a href={href}>{label}</a>
        ))}
      </nav>
    )}
    <div class="page-head-row">
      <h1>
        {props.title} {props.tag}
      </h1>
      {props.actions && <div class="actions">{props.actions}</div>}
    </div>
    {props.lead && <p class="lead">{props.lead}</p>}
  </header>
)

/** A part of a page under its own heading. */
export const Section = (props: {
  readonly title: string
  readonly id?: string
  readonly actions?: Child
  readonly children?: Child
}) => (
  <section class="section" id={props.id} aria-labelledby={props.id ? `${props.id}-title` : undefined}>
    <div class="section-head">
      <h2 id={props.id ? `${props.id}-title` : undefined}>{props.title}</h2>
      {props.actions && <div class="actions">{props.actions}</div>}
    </div>
    {props.children}
  </section>
)

/** Names and values, two columns. Rows whose value is null are left out. */
export const Facts = ({ rows }: { readonly rows: readonly (readonly [string, Child] | null)[] }) => (
  <dl class="facts">
    {rows.map((row) =>
      row === null ? null : (
        <>
          <dt>{row[0]}</dt>
          <dd>{row[1] ?? '—'}</dd>
        </>
      ),
    )}
  </dl>
)

/** Links between views of one thing. */
export const Tabs = (props: {
  readonly label: string
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly isCurrent: boolean }[]
}) => (
  <nav class="tabs" aria-label={props.label}>
    {props.tabs.map((tab) => (
      <a href={tab.href} aria-current={tab.isCurrent ? 'page' : undefined}>
        {tab.label}
      </a>
    ))}
  </nav>
)

/** Nothing here yet, and what to do about it. */
export const Empty = (props: { readonly title: string; readonly children?: Child }) => (
  <div class="empty">
    <p class="empty-title">{props.title}</p>
    {props.children}
  </div>
)

/** A word of advice or warning within a page. */
export const Note = (props: { readonly tone?: 'info' | 'warn' | 'bad' | 'good'; readonly children?: Child }) => (
  <div class={`note note-${props.tone ?? 'info'}`}>{props.children}</div>
)
