import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { PolicyHistory, PolicyVersionLine } from '../../src/policy/model.ts'
import { dayText, momentText } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { PageHead, Section } from '../parts/page-head.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { groupOf } from './groups.ts'
import { MatrixTable } from './matrix-table.tsx'
import { ConfirmedTag, PolicyValue } from './policy-value.tsx'
import { VersionFields } from './version-form.tsx'

export interface PolicyPageProps {
  readonly policy: PolicyHistory
  readonly addition: FormState
  readonly mayEdit: boolean
  readonly history: readonly TimelineEntry[] | null
}

export const PolicyPage = (props: PolicyPageProps) => {
  const { shown, versions } = props.policy
  return (
    <>
      <PageHead
        title={shown.label}
        crumbs={[[paths.policies.list(), '期限与参数']]}
        tag={<ConfirmedTag isConfirmed={shown.isConfirmed} />}
        lead={groupOf(shown.key)}
      />
      {shown.key === 'filing-recipients' && (
        <Section title="现行对照表" id="matrix">
          <MatrixTable text={shown.text} />
        </Section>
      )}
      <Section title={`各时期的规定（${versions.length}）`} id="versions">
        <VersionTable {...props} />
      </Section>
      {props.mayEdit && (
        <Section title="新增版本" id="addition">
          <p class="hint">
            规定有变时新增。起始日期以前公布或受理的不受影响；起始日期及以后公布或受理、尚未办结的，截止日重新计算并留下记录。
          </p>
          <form method="post" action={paths.policies.versions({ key: shown.key })} class="form">
            <ErrorSummary state={props.addition} />
            <VersionFields state={props.addition} sample={shown.text} policyKey={shown.key} />
            <div class="form-end">
              <Button kind="primary">新增版本</Button>
            </div>
          </form>
        </Section>
      )}
      {props.history && (
        <Section title="变动记录" id="history">
          <Timeline entries={props.history} />
        </Section>
      )}
    </>
  )
}

const VersionTable = ({ policy: { versions, current }, mayEdit }: PolicyPageProps) => (
  <DataTable
    caption="各时期的规定"
    columns={[
      { label: '起始日期', nowrap: true, render: (v) => dayText(v.effectiveFrom) },
      { label: '状态', nowrap: true, render: (v) => (v === current ? <Tag tone="good">现行</Tag> : '') },
      { label: '取值', render: (v) => <PolicyValue text={v.text} /> },
      { label: '依据', render: (v) => v.legalBasis },
      { label: '说明', render: (v) => v.note ?? '' },
      { label: '确认', nowrap: true, render: (v) => <ConfirmedTag isConfirmed={v.isConfirmed} /> },
      { label: '录入', nowrap: true, render: (v) => `${v.createdBy ?? '系统'} ${momentText(v.createdAt)}` },
      ...(mayEdit ? [{ label: '操作', nowrap: true, render: (v: PolicyVersionLine) => <EditLink line={v} /> }] : []),
    ]}
    rows={[...versions].reverse()}
    empty={<p>还没有规定。</p>}
  />
)

const EditLink = ({ line }: { readonly line: PolicyVersionLine }) => (
  <a href={paths.policies.version({ key: line.key, id: line.policyId })}>
    更正或确认<span class="hidden">自 {dayText(line.effectiveFrom)} 起的版本</span>
  </a>
)
