import { parseHTML } from 'linkedom'

/** A page as the browser reads it. */
export type Html = ReturnType<typeof parseHTML>['document']

/** Reads an answer as a page. */
export async function pageIn(response: Response): Promise<Html> {
  return parseHTML(await response.text()).document
}

/** Gives the text of what a selector finds, white space folded; throws when it finds nothing. */
export function textOf(page: Html, selector: string): string {
  const found = page.querySelector(selector)
  if (!found) throw new Error(`nothing on the page is ${selector}`)
  return (found.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Gives what was typed into the field of a form. */
export const typedIn = (page: Html, name: string): string | null =>
  page.querySelector(`[name="${name}"]`)?.getAttribute('value') ?? null
