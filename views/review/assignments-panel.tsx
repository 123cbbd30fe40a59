import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Assignable, ReviewPage } from '../../src/review/page-model.ts'
import { domId, domTarget } from '../dom-id.ts'
import { dayText, wordOf } from '../format.ts'
import { hx } from '../hx.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { SelectField } from '../parts/field.tsx'
import { Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

export interface AssignmentsPanelProps {
  readonly review: Pick<ReviewPage, 'reviewId' | 'assignments'>
  /** Who may still be given the review; null when the person cannot assign. */
  readonly assignable: readonly Assignable[] | null
  readonly state?: FormState | undefined
}

/** Who reviews and who advises; the fragment that htmx replaces after each change. */
export const AssignmentsPanel = ({ review, assignable, state }: AssignmentsPanelProps) => {
  const id = review.reviewId
  const target = { target: domTarget('assignments', id), swap: 'outerHTML' } as const
  const action = paths.reviews.assignments({ id })
  return (
    <div id={domId('assignments', id)}>
      <Section title="办理人员" id="assignments">
        <DataTable
          caption="办理人员"
          rows={review.assignments}
          empty="尚未分派。谁受理，谁为审核人；也可以先分派。"
          columns={[
            { label: '姓名', render: (a) => a.name },
            { label: '职责', nowrap: true, render: (a) => wordOf('role', a.duty) },
            { label: '分派日期', nowrap: true, render: (a) => dayText(a.assignedOn) },
            {
              label: '操作',
              nowrap: true,
              render: (a) => {
                if (assignable === null) return '—'
                const end = paths.reviews.assignmentEnd({ id, user: a.userId })
                return (
                  <form method="post" action={end} {...hx({ post: end, ...target })}>
                    <Button kind="plain">
                      取消<span class="hidden">{a.name}的分派</span>
                    </Button>
                  </form>
                )
              },
            },
          ]}
        />
        {assignable !== null && assignable.length > 0 && (
          <form method="post" action={action} class="form" {...hx({ post: action, ...target })}>
            <ErrorSummary state={state ?? formOf()} />
            <SelectField
              state={state ?? formOf()}
              name="person"
              label="分派给"
              hint="括号内是该人员手上尚未办结的审核。"
              empty="请选择"
              required
              options={assignable.map((a) => [
                `${a.duty}:${a.userId}`,
                `${a.name}（${wordOf('role', a.duty)}，${a.organ}，在办 ${a.openReviews} 件）`,
              ])}
            />
            <div class="form-end">
              <Button>分派</Button>
            </div>
          </form>
        )}
      </Section>
    </div>
  )
}
