import type { Child } from 'hono/jsx'
import { momentText } from '../format.ts'

export interface TimelineEntry {
  readonly at: string
  readonly who: string
  readonly what: Child
}

/** What happened, oldest first. */
export const Timeline = ({ entries }: { readonly entries: readonly TimelineEntry[] }) => (
  <ol class="timeline">
    {entries.map((entry) => (
      <li>
        <time datetime={entry.at}>{momentText(entry.at)}</time>
        <span class="timeline-who">{entry.who}</span>
        <span class="timeline-what">{entry.what}</span>
      </li>
    ))}
  </ol>
)
