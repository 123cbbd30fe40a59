import type { Provision } from '../../src/text/model.ts'

const LEVELS: Readonly<Partial<Record<Provision['kind'], 1 | 2 | 3>>> = {
  part: 1,
  chapter: 1,
  heading1: 1,
  annex: 1,
  section: 2,
  heading2: 2,
  article: 3,
}
const LONG = 60
const WORDS = 14

/** The address of a provision within a page; several texts may stand on one page. */
export const provisionAnchor = (prefix: string, provision: Provision): string => `${prefix}-${provision.path}`

/** What of a text is worth a line in its outline. */
export const outlinedIn = (provisions: readonly Provision[]): readonly Provision[] =>
  provisions.filter((p) => LEVELS[p.kind] !== undefined)

/** Chapters and articles of a text, each leading to its place. */
export const Outline = (props: { readonly provisions: readonly Provision[]; readonly prefix: string }) => {
  const { provisions, prefix } = props
  // Articles stand at the margin where no chapter stands above them.
  const hasParts = provisions.some((p) => LEVELS[p.kind] === 1 && p.kind !== 'annex')
  return (
    <nav class="doc-outline" aria-label="目录">
      <details open={provisions.length <= LONG}>
        <summary>目录（{provisions.length}）</summary>
        <ol class={hasParts ? undefined : 'doc-flat'}>
          {provisions.map((p) => (
            <li class={`doc-level-${hasParts ? LEVELS[p.kind] : 1}`}>
              <a href={`#${provisionAnchor(prefix, p)}`} title={p.heading ?? p.text}>
                {p.label} {shortened(p.heading ?? p.text)}
              </a>
            </li>
          ))}
        </ol>
      </details>
    </nav>
  )
}

const shortened = (words: string): string => (words.length > WORDS ? `${words.slice(0, WORDS)}…` : words)
