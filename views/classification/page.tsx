import type { ClassificationLine, RightsPlace } from '../../src/classification/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { classificationHints } from '../../src/review/reading/classification.ts'
import { type ClassificationVersion, TEST_ANSWERS } from '../../src/review/reading/classification-model.ts'
import { CLASSIFICATION_VERSIONS } from '../../src/review/reading/classification-versions.ts'
import type { ExtractedText } from '../../src/text/model.ts'
import { dayText } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { HiddenField, RadioGroup, SelectField, TextArea } from '../parts/field.tsx'
import { Note, PageHead, Section, Tabs } from '../parts/page-head.tsx'
import { ClassificationLines, RightsNote } from './panel.tsx'
import { ANSWER_WORDS } from './words.ts'

interface Props {
  readonly desk: {
    readonly documentId: string
    readonly title: string
    readonly lines: readonly ClassificationLine[]
    readonly text: ExtractedText | null
    readonly rights: readonly RightsPlace[]
  }
  readonly version: ClassificationVersion
  readonly state: FormState
}

/** The six tests, with what the text itself suggests beside each; a person answers and decides. */
export const ClassificationPage = ({ desk, version, state }: Props) => {
  const hints = desk.text ? classificationHints(desk.text, version) : []
  const kind = hints.find((hint) => hint.excluded !== null)
  return (
    <>
      <PageHead
        title="是不是规范性文件"
        crumbs={[
          [paths.documents.list(), '文件'],
          [paths.documents.show({ id: desk.documentId }), desk.title],
        ]}
        lead={`适用${version.name}：${version.basis}，${dayText(version.effectiveFrom)}起施行。`}
      />
      <Tabs
        label="适用的标准"
        tabs={CLASSIFICATION_VERSIONS.map((one) => ({
          href: `${paths.documents.classification({ id: desk.documentId })}?version=${one.id}`,
          label: one.name,
          isCurrent: one.id === version.id,
        }))}
      />
      <RightsNote rights={desk.rights} />
      {!desk.text && <Note>这件文件还没有可以读取的正文，系统不能提示原文依据。</Note>}
      <form method="post" action={paths.documents.classification({ id: desk.documentId })} class="form">
        <HiddenField name="versionId" value={version.id} />
        <ErrorSummary state={state} />
        {version.questions.map((q) => (
          <div>
            <RadioGroup
              state={state}
              name={`test_${q.test}`}
              label={`${q.name}：${q.question}`}
              hint={q.help}
              required
              options={TEST_ANSWERS.map((one) => [one, ANSWER_WORDS[one]] as const)}
            />
            <Hints hints={hints.filter((hint) => hint.test === q.test)} />
          </div>
        ))}
        <SelectField
          state={state}
          name="excluded"
          label="属于排除的种类"
          hint={
            kind ? `名称“${kind.quote}”像是其中一种，请核对内容。` : '这个标准不作为规范性文件的种类；不属于的不选。'
          }
          empty="不属于"
          options={version.excluded.map((one) => [one.id, one.label] as const)}
        />
        <RadioGroup
          state={state}
          name="decision"
          label="认定结论"
          required
          options={[
            ['normative', '是规范性文件'],
            ['not_normative', '不是规范性文件'],
          ]}
        />
        <TextArea state={state} name="reason" label="认定理由" required rows={3} />
        <div class="form-end">
          <Button kind="primary">记录认定</Button>
          <LinkButton href={paths.documents.show({ id: desk.documentId })} kind="plain">
            取消
          </LinkButton>
        </div>
      </form>
      {desk.lines.length > 0 && (
        <Section title="历次认定" id="history">
          <ClassificationLines lines={desk.lines} />
        </Section>
      )}
    </>
  )
}

const Hints = ({ hints }: { readonly hints: ReturnType<typeof classificationHints> }) =>
  hints.length === 0 ? null : (
    <ul class="hint">
      {hints.map((hint) => (
        <li>
          提示“{ANSWER_WORDS[hint.answer]}”，{hint.label}：{hint.quote}
        </li>
      ))}
    </ul>
  )
