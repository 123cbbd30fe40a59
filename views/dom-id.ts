/** Names an element by what it shows, so that an answer can replace it. */
export const domId = (kind: string, id: string): string => `${kind}-${id}`

/** The same, as a CSS selector. */
export const domTarget = (kind: string, id: string): string => `#${domId(kind, id)}`
