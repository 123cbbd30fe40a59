const HERE = 'http://here.invalid'

/**
 * Gives the path to go on to after signing in, or null. A link made by somebody else must not lead out of the site:
 * `//elsewhere`, `/\elsewhere` and `https:` are what browsers would follow there.
 */
export function localPath(typed: string | undefined): string | null {
  if (!typed?.startsWith('/') || !URL.canParse(typed, HERE)) return null
  const url = new URL(typed, HERE)
  if (url.origin !== HERE || url.pathname.startsWith('//')) return null
  return url.pathname + url.search
}
