import type { ComparableDocument, ComparedSide } from '../../src/comparisons/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { AmendmentCheck } from '../../src/text/amendments-model.ts'
import { READABLE_ENDINGS, READABLE_FILES } from '../../src/text/model.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FileField, TextArea } from '../parts/field.tsx'
import { PageHead, Section } from '../parts/page-head.tsx'
import { comparisonTitle } from './comparison-page.tsx'
import { DecisionResult } from './decision-result.tsx'

interface DecisionPageProps {
  readonly old: ComparedSide
  readonly fresh: ComparedSide
  /** Decisions of the register. */
  readonly decisions: readonly ComparableDocument[]
  readonly chosen: string | undefined
  readonly state: FormState
  readonly result: { readonly name: string; readonly check: AmendmentCheck } | null
}

/** Whether the new text is what a 修改决定 makes of the old one. */
export const DecisionPage = (props: DecisionPageProps) => {
  const { old, fresh, state, result } = props
  const texts = { old: old.revisionId, new: fresh.revisionId }
  const action = paths.comparisons.decision(texts)
  return (
    <div class="comparison">
      <PageHead
        title="核对修改决定"
        crumbs={[
          [paths.documents.show({ id: fresh.documentId }), fresh.documentTitle],
          [paths.comparisons.show(texts), comparisonTitle(old, fresh)],
        ]}
        lead={
          result
            ? `按${result.name}逐项核对新文本。`
            : '给出修改决定，逐项核对：决定写明的改动，新文本是否照改；新文本的改动，决定是否都写到。'
        }
      />
      {result && <DecisionResult check={result.check} texts={texts} />}
      <div class="no-print">
        {props.decisions.length > 0 && <KeptDecisions {...props} action={action} />}
        <Section title="文件或文字" id="decision-file">
          <form method="post" action={action} enctype="multipart/form-data" class="form">
            <ErrorSummary state={state} />
            <FileField
              state={state}
              name="decisionFile"
              label="修改决定的文件"
              hint={`${READABLE_FILES}；核对后不留存。`}
              accept={READABLE_ENDINGS}
            />
            <TextArea
              state={state}
              name="decisionText"
              label="或者粘贴决定的文字"
              hint="选了文件时以文件为准。"
              rows={6}
            />
            <div class="form-end">
              <Button kind="primary" formaction={action}>
                核对
              </Button>
            </div>
          </form>
        </Section>
      </div>
    </div>
  )
}

const KeptDecisions = ({ decisions, chosen, action }: DecisionPageProps & { readonly action: string }) => (
  <Section title="登记簿中的修改决定" id="decision-kept">
    <form class="filters" method="get" action={action}>
      <label class="filter">
        <span>修改决定</span>
        <select name="decision">
          {decisions.map(({ title, numberText, texts }) => (
            <option value={texts[0]?.revisionId} selected={texts[0]?.revisionId === chosen}>
              {title}
              {numberText && `（${numberText}）`}
            </option>
          ))}
        </select>
      </label>
      <div class="filters-end">
        <Button>核对</Button>
      </div>
    </form>
  </Section>
)
