import { nameOfPath } from '../../text/amendments-places.ts'
import type { ExtractedText, Provision } from '../../text/model.ts'
import { type FlagContext, type FlagRule, POWERS, RIGHTS } from './flag-rules.ts'
import { WORDING } from './flag-rules-form.ts'
import type { ReadingProposal, ReadingRule, Span } from './model.ts'
import { type Sentence, sentencesOf } from './sentences.ts'

/** The rules that read sentence by sentence (domain.md §7.8 and §2.5). */
export const FLAG_RULES: readonly FlagRule[] = [...POWERS, ...RIGHTS, ...WORDING]

/** Names a provision as a person cites it; the shown number where it is no part of an article. */
export const placeOf = ({ path, label }: Pick<Provision, 'path' | 'label'>): string =>
  nameOfPath(path) ?? label ?? '正文'

const bareRule = ({ id, name, authority, head, severity, explanation, suggestion }: ReadingRule): ReadingRule => ({
  id,
  name,
  authority,
  head,
  severity,
  explanation,
  suggestion,
})

/** Makes a proposal of a rule at a place; spans are offsets in the provision's text. */
export function proposalAt(rule: ReadingRule, provision: Provision, span: Span, mark: Span): ReadingProposal {
  const { path, text } = provision
  return {
    ...bareRule(rule),
    key: `${rule.id}@${path}:${mark.from}`,
    ruleId: rule.id,
    path,
    label: placeOf(provision),
    quote: text.slice(span.from, span.to),
    span,
    mark,
  }
}

/** Makes a proposal about the text as a whole: something that should stand somewhere and does not. */
export const proposalOnWhole = (rule: ReadingRule): ReadingProposal => ({
  ...bareRule(rule),
  key: `${rule.id}@`,
  ruleId: rule.id,
  path: null,
  label: '',
  quote: '',
  span: null,
  mark: null,
})

function hit(rule: FlagRule, sentence: Sentence): Span | null {
  for (const pattern of rule.patterns) {
    const match = pattern.exec(sentence.bare)
    if (!match || match[0] === '') continue
    if (rule.pass?.(sentence, match.index, match[0])) continue
    return { from: sentence.from + match.index, to: sentence.from + match.index + match[0].length }
  }
  return null
}

/**
 * Proposes the sentences of a text that a reviewer should look at, in the order of the text. A rule speaks once a
 * sentence; titles in 《》 and sentences that only apply a named law do not count as setting anything. A contract is not
 * read so: it binds its parties only.
 */
export function readRedFlags(text: Pick<ExtractedText, 'provisions'>, context: FlagContext): ReadingProposal[] {
  if (context.category === 'contract') return []
  const rules = FLAG_RULES.filter((rule) => rule.only?.(context) ?? true).map((rule) =>
    context.category === 'rule' ? { ...rule, ...rule.forRules } : rule,
  )
  const said = new Set<string>()
  return sentencesOf(text.provisions).flatMap((sentence) =>
    rules.flatMap((rule) => {
      const place = `${rule.id}@${sentence.provision.path}`
      if (rule.once && said.has(place)) return []
      const mark = hit(rule, sentence)
      if (!mark) return []
      said.add(place)
      return [proposalAt(rule, sentence.provision, sentence, mark)]
    }),
  )
}
