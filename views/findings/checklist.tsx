import { CHECK_ANSWERS, type CheckLine } from '../../src/findings/model.ts'
import type { BenchHead } from '../../src/findings/workbench-model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { domId } from '../dom-id.ts'
import { wordOf } from '../format.ts'
import { hx } from '../hx.ts'
import { Tag } from '../parts/status-tag.tsx'
import { BENCH_NAV } from './bench-nav.tsx'

interface ItemProps {
  readonly head: BenchHead
  readonly check: CheckLine
  readonly mayWrite: boolean
  /** What was typed and not kept. */
  readonly state?: FormState | undefined
}

export const checkAnchor = (item: string): string => domId('check', item)

/** One question: it keeps itself when it is answered; without scripts its button does. */
export const CheckItem = ({ head, check, mayWrite, state }: ItemProps) => {
  const { item } = check
  const action = paths.rounds.check({ id: head.reviewId, serial: String(head.serial), item })
  const answer = state?.values.answer ?? check.answer ?? ''
  const note = state?.values.note ?? check.note ?? ''
  const status = domId('check-status', item)
  const saving = hx({
    post: action,
    trigger: 'submit, change',
    target: `#${status}`,
    select: `#${status}`,
    selectOob: `#${BENCH_NAV}`,
    swap: 'outerHTML',
    sync: 'queue last',
  })
  return (
    <form id={checkAnchor(item)} method="post" action={action} class="check" {...(mayWrite ? saving : {})}>
      <fieldset disabled={!mayWrite}>
        <legend>{check.question}</legend>
        <div class="check-answers">
          {CHECK_ANSWERS.map((one) => (
            <label class="option">
              <input type="radio" name="answer" value={one} checked={answer === one} />
              <span>{wordOf('checkAnswer', one)}</span>
            </label>
          ))}
        </div>
        <input
          name="note"
          value={note}
          aria-label="说明"
          placeholder="说明（可不填）"
          autocomplete="off"
          maxlength={2000}
        />
        <button class="button button-plain check-save no-print" type="submit">
          保存
        </button>
      </fieldset>
      <CheckStatus check={check} state={state} id={status} />
    </form>
  )
}

const CheckStatus = (props: {
  readonly check: CheckLine
  readonly state: FormState | undefined
  readonly id: string
}) => {
  const { check, state, id } = props
  return (
    <p id={id} class="check-status" aria-live="polite">
      <input type="hidden" name="version" value={String(check.version)} />
      {state?.errors.map((e) => (
        <span class="error" role="alert">
          {e.message}
        </span>
      ))}
      {state && check.answer && (
        <span>
          {check.answeredByName}填的是：{wordOf('checkAnswer', check.answer)}
          {check.note ? `，${check.note}` : ''}。要以您的为准，请再保存一次。
        </span>
      )}
      {!state && check.answer && <small>{check.answeredByName} 已保存</small>}
    </p>
  )
}

interface ChecklistProps {
  readonly head: BenchHead
  readonly checks: readonly CheckLine[]
  readonly mayWrite: boolean
  readonly rejected?: { readonly item: string; readonly state: FormState } | undefined
}

/** The checklist of the kind of review, by head. */
export const Checklist = ({ head, checks, mayWrite, rejected }: ChecklistProps) => (
  <>
    {[...new Set(checks.map((check) => check.head))].map((one) => (
      <section class="check-head" aria-labelledby={domId('check-head', one)}>
        <h3 id={domId('check-head', one)}>
          {wordOf('head', one)}
          {checks.every((check) => check.head !== one || check.answer) && <Tag tone="good">已审</Tag>}
        </h3>
        {checks
          .filter((check) => check.head === one)
          .map((check) => (
            <CheckItem
              head={head}
              check={check}
              mayWrite={mayWrite}
              state={rejected?.item === check.item ? rejected.state : undefined}
            />
          ))}
      </section>
    ))}
  </>
)
