import type { EffectOnDay } from '../documents/model.ts'
import { lastDayOfYears } from '../documents/rules.ts'
import type { Day } from '../lib/day.ts'
import { dayWords } from '../lib/day-words.ts'
import type { Signal, SignalKind } from './model.ts'

/** Another document that the text or the register names, as it stands on the day. */
export interface NamedDocument {
  readonly kind: 'implements' | 'cites'
  readonly documentId: string
  readonly title: string
  readonly effect: EffectOnDay
  /** The day from which its last amendment holds. */
  readonly amendedOn: Day | null
}

/** Another document whose text says that this one ends, while nobody has decided whether it is meant. */
export interface StatedEnd {
  readonly documentId: string
  readonly title: string
  readonly kind: 'repeals' | 'ends'
  /** The day from which the other document holds. */
  readonly from: Day
}

/** What is known of a document when its signals are looked for. */
export interface SignalScene {
  readonly title: string
  readonly effect: EffectOnDay
  readonly issuedOn: Day | null
  readonly inForceFrom: Day | null
  readonly organs: readonly {
    readonly role: string
    readonly name: string
    readonly dissolvedOn: Day | null
    readonly successor: string | null
  }[]
  readonly named: readonly NamedDocument[]
  readonly statedEnds: readonly StatedEnd[]
  /** Whether there is a text to read: none, a file that could not be read, or not yet, or a text. */
  readonly text: 'none' | 'failed' | 'waiting' | 'read'
  /** Sentences that a reviewer should look at, by place. */
  readonly flags: readonly { readonly place: string; readonly name: string }[]
  /** Policy `validity.trial`, in years. */
  readonly trialYears: number
}

const SHOWN_FLAGS = 3

const isOver = ({ state }: EffectOnDay): boolean => state === 'lapsed' || state === 'repealed'
const stop = (reason: string): string => reason.replace(/。$/u, '')

/**
 * Gives the reasons to look twice at a document, the weightiest first; empty means that nothing was noticed, not that
 * all is well. A signal proposes no outcome (domain.md §4.3, §7.8: rank, never decide).
 */
export function signalsOf(scene: SignalScene, today: Day): Signal[] {
  const signal = (kind: SignalKind, reason: string, about: string | null = null): Signal => ({
    kind,
    reason,
    aboutDocumentId: about,
  })
  return [
    ...(isOver(scene.effect) ? [signal('ended', scene.effect.reason)] : []),
    ...(isOver(scene.effect) ? [] : scene.statedEnds).map((end) =>
      signal('repeal_stated', statedReason(end), end.documentId),
    ),
    ...scene.named.flatMap((named) => {
      const reason = namedReason(named, scene.issuedOn, today)
      return reason === null
        ? []
        : [signal(named.kind === 'implements' ? 'basis_changed' : 'cites_dead', reason, named.documentId)]
    }),
    ...organReasons(scene.organs, today).map((reason) => signal('organ_changed', reason)),
    ...provisional(scene, today).map((reason) => signal('provisional_old', reason)),
    ...flagged(scene.flags).map((reason) => signal('red_flags', reason)),
    ...noText(scene.text).map((reason) => signal('no_text', reason)),
  ]
}

const statedReason = ({ title, kind, from }: StatedEnd): string =>
  `《${title}》（自${dayWords(from)}起施行）写明本文件${kind === 'repeals' ? '废止' : '失效'}，关系尚未在登记中确认。`

function namedReason(named: NamedDocument, issuedOn: Day | null, today: Day): string | null {
  const what = `${named.kind === 'implements' ? '依据的' : '引用的'}《${named.title}》`
  if (isOver(named.effect)) return `${what}${stop(named.effect.reason)}。`
  const { amendedOn } = named
  if (
    named.kind === 'implements' &&
    amendedOn !== null &&
    amendedOn <= today &&
    issuedOn !== null &&
    amendedOn > issuedOn
  )
    return `${what}自${dayWords(amendedOn)}起修改，晚于本文件印发。`
  return null
}

function organReasons(organs: SignalScene['organs'], today: Day): string[] {
  const gone = organs.filter((o) => o.dissolvedOn !== null && o.dissolvedOn <= today)
  return [...new Set(gone.map((o) => o.name))].map((name) => {
    const same = gone.filter((o) => o.name === name)
    const [first] = same
    const roles = same.map((o) => o.role).join('、')
    const after = first?.successor ? `，职责由${first.successor}承担` : '，没有登记承担其职责的机关'
    return `${roles}${name}已于${dayWords(first?.dissolvedOn as Day)}撤并或者更名${after}。`
  })
}

function provisional({ title, effect, inForceFrom, trialYears }: SignalScene, today: Day): string[] {
  const word = /暂行|试行/u.exec(title.replace(/《[^》]*》/gu, ''))?.[0]
  if (!word || isOver(effect) || inForceFrom === null) return []
  const last = lastDayOfYears(inForceFrom, trialYears)
  return last < today ? [`名称为“${word}”，自${dayWords(inForceFrom)}起施行，已超过${trialYears}年的上限。`] : []
}

function flagged(flags: SignalScene['flags']): string[] {
  if (flags.length === 0) return []
  const shown = flags.slice(0, SHOWN_FLAGS).map((f) => `${f.place}（${f.name}）`)
  return [`有${flags.length}处表述需要留意：${shown.join('、')}${flags.length > SHOWN_FLAGS ? '等' : ''}。`]
}

const NO_TEXT = {
  none: ['库中没有正文，无法核对内容。'],
  failed: ['已上传的正文没有读出，无法核对内容。'],
  waiting: ['已上传的正文正在读取，尚未核对内容。'],
  read: [],
} as const

const noText = (text: SignalScene['text']): readonly string[] => NO_TEXT[text]
