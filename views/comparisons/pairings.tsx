import type { PairingChoice } from '../../src/comparisons/model.ts'
import { type Choosable, isChoosable } from '../../src/comparisons/rules.ts'
import type { FormState } from '../../src/http/form-state.ts'
import type { Query } from '../../src/http/path.ts'
import { paths } from '../../src/http/paths.ts'
import type { ComparedProvision } from '../../src/text/compare-model.ts'
import { momentText, wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { HiddenField, SelectField, TextField } from '../parts/field.tsx'
import { Section } from '../parts/page-head.tsx'

const PART_FORM = 'part'

interface PairingsProps {
  readonly texts: { readonly old: string; readonly new: string }
  /** How the page is shown; it comes back the same. */
  readonly view: Query
  readonly choices: readonly PairingChoice[]
  /** What may be chosen; null for those who may only look. */
  readonly choosable: { readonly old: readonly Choosable[]; readonly new: readonly Choosable[] } | null
  readonly state: FormState
}

/** What people said about which articles belong together, and the form to say it. */
export const Pairings = ({ texts, view, choices, choosable, state }: PairingsProps) => {
  if (!choosable && choices.length === 0) return null
  return (
    <Section title="人工认定的对应" id="pairings">
      {choices.length > 0 ? (
        <ul class="pairings">
          {choices.map((choice) => (
            <li>
              <span>
                “{choice.oldLabel}”与“{choice.newLabel}”<b>{wordOf('pairing', choice.kind)}</b>
                {choice.reason && `：${choice.reason}`}
                <small class="beneath">
                  {choice.chosenByName}，{momentText(choice.chosenAt)}
                </small>
              </span>
              {choosable && (
                <form method="post" action={paths.comparisons.pairingEnd({ ...texts, id: choice.choiceId }, view)}>
                  <Button kind="plain">撤销认定</Button>
                </form>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p class="quiet no-print">
          系统按文字的相近程度判断旧稿的哪一条成了新稿的哪一条。判断不对时，可以在此指定；结果只用于这两稿，并记入审计。
        </p>
      )}
      {choosable && <PairForm action={paths.comparisons.pairings(texts, view)} choosable={choosable} state={state} />}
    </Section>
  )
}

const PairForm = (props: {
  readonly action: string
  readonly choosable: NonNullable<PairingsProps['choosable']>
  readonly state: FormState
}) => {
  const { action, choosable, state } = props
  const options = (list: readonly Choosable[]) => list.map(({ path, label }) => [path, label] as const)
  return (
    <>
      <form method="post" action={action} id={PART_FORM} hidden>
        <HiddenField name="kind" value="unpair" />
      </form>
      <details class="disclosure no-print" open={state.errors.length > 0 || Object.keys(state.values).length > 0}>
        <summary>指定两条是同一条</summary>
        <form method="post" action={action} class="form">
          <ErrorSummary state={state} />
          <HiddenField name="kind" value="pair" />
          <div class="form-grid">
            <SelectField
              {...{ state, name: 'oldPath', label: '旧稿的', options: options(choosable.old) }}
              empty="请选择"
              required
            />
            <SelectField
              {...{ state, name: 'newPath', label: '新稿的', options: options(choosable.new) }}
              empty="请选择"
              required
            />
          </div>
          <TextField state={state} name="reason" label="理由" hint="例如：内容相同，只是改写。" />
          <div class="form-end">
            <Button>认定为同一条</Button>
          </div>
        </form>
      </details>
    </>
  )
}

/** What can be said of one row: that its two articles are not the same, or which one a single article belongs to. */
export const PairingTools = (props: {
  readonly provision: ComparedProvision
  /** The address of the page with one article chosen in the form. */
  readonly chooseHref: (chosen: { readonly oldPath?: string; readonly newPath?: string }) => string
}) => {
  const { provision, chooseHref } = props
  const { old, new: next } = provision
  if (!isChoosable(provision)) return null
  const [oldRef, newRef] = [old[0], next[0]]
  if (oldRef && !newRef) return <ChooseLink href={chooseHref({ oldPath: oldRef.path })} />
  if (newRef && !oldRef) return <ChooseLink href={chooseHref({ newPath: newRef.path })} />
  return (
    <>
      {old.flatMap((one) =>
        next.map((other) => (
          <button
            class="button button-plain change-tool no-print"
            type="submit"
            form={PART_FORM}
            name="both"
            value={`${one.path} ${other.path}`}
          >
            {old.length + next.length > 2 ? `${one.label ?? ''}与${other.label ?? ''}不是同一条` : '不是同一条'}
          </button>
        )),
      )}
    </>
  )
}

const ChooseLink = ({ href }: { readonly href: string }) => (
  <a class="change-tool no-print" href={href}>
    指定对应的条文
  </a>
)
