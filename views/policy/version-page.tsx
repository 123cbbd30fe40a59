import { type FormState, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { PolicyVersionLine } from '../../src/policy/model.ts'
import { dayText } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { HiddenField } from '../parts/field.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { VersionFields } from './version-form.tsx'

export const PolicyVersionPage = ({ line, state }: { readonly line: PolicyVersionLine; readonly state: FormState }) => (
  <>
    <PageHead
      title={`更正或确认：${line.label}`}
      crumbs={[
        [paths.policies.list(), '期限与参数'],
        [paths.policies.show({ key: line.key }), line.label],
      ]}
      lead={`自 ${dayText(line.effectiveFrom)} 起的版本。录入有误或需确认时用；规定本身有变的，请新增版本。`}
    />
    <form method="post" action={paths.policies.version({ key: line.key, id: line.policyId })} class="form">
      <ErrorSummary state={state} />
      <HiddenField name="version" value={valueIn(state, 'version')} />
      <VersionFields state={state} sample={line.text} policyKey={line.key} />
      <div class="form-end">
        <Button kind="primary">保存</Button>
        <LinkButton href={paths.policies.show({ key: line.key })} kind="plain">
          取消
        </LinkButton>
      </div>
    </form>
  </>
)
