import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { type OrganChoices, OrganFields } from './organ-form.tsx'

export const OrganNewPage = ({ state, choices }: { readonly state: FormState; readonly choices: OrganChoices }) => (
  <>
    <PageHead title="新增机关" crumbs={[[paths.organs.list(), '机关']]} />
    <form method="post" action={paths.organs.create()} class="form">
      <ErrorSummary state={state} />
      <OrganFields state={state} choices={choices} />
      <div class="form-end">
        <Button kind="primary">新增机关</Button>
        <LinkButton href={paths.organs.list()} kind="plain">
          取消
        </LinkButton>
      </div>
    </form>
  </>
)
