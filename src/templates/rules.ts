import type { FoundTag, KindDefinition, TemplateProblem, TemplateTag } from './model.ts'

/**
 * Says which names in a template are not names of its form, are used as what they are not, or are wanted and missing.
 * A name of a list may be used within it, and so may the names around the list.
 */
export function tagProblems(
  { tags, label }: Pick<KindDefinition, 'tags' | 'label'>,
  found: readonly FoundTag[],
  placeOf: (letters: string) => string | null,
): TemplateProblem[] {
  const wrong = found.flatMap((tag) => problemsOfTag(tag, [tags], placeOf))
  const missing = neededIn(tags)
    .filter(({ name, list }) => !isUsed(found, name, list))
    .map(({ name, list }) => ({
      tag: list === null ? `{${name}}` : `{#${list}}…{${name}}…{/${list}}`,
      message: `${label}里必须有这一项，模板里没有。`,
      place: null,
    }))
  return withoutRepeats([...wrong, ...missing])
}

function problemsOfTag(
  tag: FoundTag,
  scopes: readonly (readonly TemplateTag[])[],
  placeOf: (letters: string) => string | null,
): TemplateProblem[] {
  const say = (message: string): TemplateProblem[] => [{ tag: tag.raw, message, place: placeOf(tag.raw) }]
  if (tag.use === 'other') return say('不支持这种写法。只能写 {名称}、{#名称}…{/名称} 和 {^名称}…{/名称}。')
  const known = scopes.flat().find((one) => one.name === tag.name)
  if (!known) {
    const list = scopes[0]?.find((one) => one.items?.some((item) => item.name === tag.name))
    if (list) return say(`这一项在列表“${list.name}”里，要写在 {#${list.name}} 和 {/${list.name}} 之间。`)
    return say('没有这个名称。请对照“可用的名称”改正，一个字也不能差。')
  }
  if (tag.use === 'value' && known.items)
    return say(`这是列表，要写成 {#${known.name}}…{/${known.name}}，中间写每一项的内容。`)
  const inner = known.items ? [...scopes, known.items] : scopes
  return tag.within.flatMap((one) => problemsOfTag(one, inner, placeOf))
}

interface Needed {
  readonly name: string
  readonly list: string | null
}

const neededIn = (tags: readonly TemplateTag[], list: string | null = null): Needed[] =>
  tags.flatMap((tag) => (tag.items ? neededIn(tag.items, tag.name) : tag.isNeeded ? [{ name: tag.name, list }] : []))

const isUsed = (found: readonly FoundTag[], name: string, list: string | null): boolean =>
  found.some((tag) => {
    if (tag.use === 'value') return list === null && tag.name === name
    return tag.use === 'list' && !tag.raw.startsWith('{^') && isUsed(tag.within, name, tag.name === list ? null : list)
  })

function withoutRepeats(problems: readonly TemplateProblem[]): TemplateProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ tag, message }) => {
    const key = `${tag}${message}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Writes a problem as one sentence: the tag, where it stands, what is wrong. */
export const problemText = ({ tag, place, message }: TemplateProblem): string =>
  [tag, place ? `（${place}）` : '', tag ? '：' : '', message].join('')
