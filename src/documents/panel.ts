import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Actor } from '../people/model.ts'

/** What a workflow shows on the document page; `app.tsx` injects them, because imports run downhill only. */
export interface DocumentPanel {
  readonly key: string
  /** Gives null when there is nothing to show to this person. */
  load(actor: Actor, documentId: string): Promise<{ readonly title: string; readonly body: JSX.Element } | null>
}
