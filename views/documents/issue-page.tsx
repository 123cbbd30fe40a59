import type { Category } from '../../src/documents/model.ts'
import { type FormState, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, TextArea, TextField } from '../parts/field.tsx'
import { Note, PageHead } from '../parts/page-head.tsx'

interface Text {
  readonly revisionId: string
}

interface Props {
  readonly documentId: string
  readonly title: string
  readonly category: Category
  readonly state: FormState
  readonly scene: { readonly reviewed: Text | null; readonly issued: Text | null }
  /** In how many places the text to be issued differs from the one reviewed; null when there are not both. */
  readonly differences: number | null
}

/** Records signing, number and issue of a reviewed document, beside what the comparison of its texts found. */
export const IssuePage = ({ documentId, title, category, state, scene, differences }: Props) => {
  const show = paths.documents.show({ id: documentId })
  const isNumbered = category !== 'contract' && category !== 'decision'
  return (
    <>
      <PageHead
        title="登记签署和印发"
        crumbs={[
          [paths.documents.list(), '文件'],
          [show, title],
        ]}
        lead="文件已经审核、集体审议并签署后，在这里登记。登记后可以登记公布。"
      />
      <Checked scene={scene} differences={differences} />
      <form method="post" action={paths.documents.issue({ id: documentId })} class="form">
        <ErrorSummary state={state} />
        <HiddenField name="version" value={valueIn(state, 'version')} />
        {isNumbered && (
          <TextField state={state} name="numberText" label="发文字号" required hint="例如 拉政规〔2026〕3号。" />
        )}
        <DayField state={state} name="signedOn" label="签署日期" required hint="机关负责人签发的日子。" />
        <DayField state={state} name="writtenOn" label="成文日期" hint="文件落款的日期。" />
        <DayField state={state} name="issuedOn" label="印发日期" required hint="版记上的印发日期。" />
        {differences !== null && differences > 0 && (
          <TextArea
            state={state}
            name="differenceReason"
            label="与审核过的文本不同的理由"
            hint="如“按常务会议意见修改第五条”。理由会给司法局看到。"
            rows={3}
            required
          />
        )}
        <div class="form-end">
          <Button kind="primary">登记印发</Button>
          <LinkButton href={show} kind="plain">
            取消
          </LinkButton>
        </div>
      </form>
    </>
  )
}

/** What the comparison before issue found. */
const Checked = ({ scene: { reviewed, issued }, differences }: Pick<Props, 'scene' | 'differences'>) => {
  if (!reviewed || !issued || differences === null) return null
  const link = <a href={paths.comparisons.show({ old: reviewed.revisionId, new: issued.revisionId })}>查看逐条比对</a>
  return differences === 0 ? (
    <Note tone="good">正式文本与审核过的文本一致（文号、日期等印发时才有的内容不计）。{link}</Note>
  ) : (
    <Note tone="warn">
      正式文本与审核过的文本有 {differences} 处不同。未经审核的修改须写明理由。{link}
    </Note>
  )
}
