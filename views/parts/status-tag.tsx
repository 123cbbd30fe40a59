import { wordOf } from '../format.ts'
import type { WordKind } from '../words.ts'

type Tone = 'good' | 'wait' | 'warn' | 'bad' | 'off'

const TONES: Readonly<Record<string, Tone>> = {
  reading: 'wait',
  committing: 'wait',
  committed: 'good',
  abandoned: 'off',
  new: 'good',
  wrong: 'bad',
  drafting: 'off',
  in_review: 'wait',
  reviewed: 'good',
  issued: 'good',
  published: 'good',
  not_issued: 'off',
  not_yet: 'wait',
  in_force: 'good',
  suspended: 'warn',
  lapsed: 'off',
  repealed: 'off',
  waiting: 'wait',
  extracted: 'good',
  failed: 'bad',
  submitted: 'wait',
  supplement_requested: 'warn',
  accepted: 'wait',
  opined: 'good',
  withdrawn: 'off',
  returned: 'bad',
  passed: 'good',
  not_passed: 'bad',
  deferred: 'wait',
  must: 'bad',
  should: 'wait',
  conforms: 'good',
  does_not: 'bad',
  not_applicable: 'off',
  adopted: 'good',
  partly: 'warn',
  not_adopted: 'bad',
  solved: 'good',
  open: 'warn',
  agree: 'good',
  agree_with_changes: 'good',
  return_for_procedure: 'warn',
  ask_superior: 'warn',
  disagree: 'bad',
  not_normative: 'off',
  due: 'wait',
  registered: 'good',
  refused: 'bad',
  not_due: 'wait',
  overdue: 'bad',
  on_time: 'good',
  late: 'warn',
  remain: 'good',
  amend: 'warn',
  repeal: 'bad',
  declare_lapsed: 'off',
  amend_or_lapse: 'warn',
  proposing: 'wait',
  deciding: 'wait',
  decided: 'good',
  closed: 'off',
  same: 'off',
  renumbered: 'off',
  reference: 'off',
  punctuation: 'off',
  changed: 'warn',
  moved: 'wait',
  added: 'good',
  removed: 'bad',
  split: 'warn',
  merged: 'warn',
  different: 'bad',
  not_done: 'bad',
  unclear: 'warn',
  ready: 'wait',
  running: 'wait',
  done: 'good',
  parked: 'bad',
  sending: 'wait',
  sent: 'good',
  public: 'off',
  internal: 'warn',
  secret: 'bad',
}

/** A status in words, with a shape and a colour. */
export const StatusTag = ({ kind, value }: { readonly kind: WordKind; readonly value: string }) => (
  <Tag tone={TONES[value] ?? 'off'}>{wordOf(kind, value)}</Tag>
)

/** A tag with words of its own. Each tone has a shape too (in the stylesheet): nobody needs to tell the colours apart. */
export const Tag = ({ tone, children }: { readonly tone: Tone; readonly children?: string | readonly string[] }) => (
  <span class={`tag tag-${tone}`}>
    <span class="tag-mark" aria-hidden="true" />
    {children}
  </span>
)
