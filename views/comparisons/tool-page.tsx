import { MODES, type Mode } from '../../src/comparisons/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { Comparison } from '../../src/text/compare-model.ts'
import { READABLE_ENDINGS, READABLE_FILES } from '../../src/text/model.ts'
import { wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { FileField, RadioGroup, TextArea } from '../parts/field.tsx'
import { Note, PageHead, Section } from '../parts/page-head.tsx'
import { ComparedTexts } from './compared.tsx'
import { ComparisonSummary } from './summary.tsx'

export interface ToolResult {
  readonly oldName: string
  readonly freshName: string
  readonly mode: Mode
  readonly comparison: Comparison
}

interface ToolPageProps {
  readonly state: FormState
  readonly maxMb: number
  readonly result: ToolResult | null
}

/** Compares two files that the register does not know, and keeps nothing. */
export const ToolPage = ({ state, maxMb, result }: ToolPageProps) => (
  <div class="comparison">
    <PageHead
      title={result ? `${result.oldName}与${result.freshName}比对` : '文本比对'}
      lead={
        result
          ? '两份文件和比对结果都没有留存，关闭本页即消失；需要时请打印。'
          : '选两份文件或粘贴两段文字，逐条比对。文件和结果都不留存，也不进登记簿。'
      }
      {...(result
        ? {
            crumbs: [[paths.tools.comparison(), '文本比对']] as const,
            actions: (
              <button class="button button-secondary" type="button" data-print hidden>
                打印
              </button>
            ),
          }
        : {})}
    />
    {result && (
      <>
        <ComparisonSummary comparison={result.comparison} />
        <ComparedTexts {...result} kind={null} />
      </>
    )}
    <div class="no-print">
      <Section title={result ? '再比对一次' : '选择文本'} id="files">
        <ToolForm state={state} maxMb={maxMb} />
      </Section>
    </div>
  </div>
)

/** The action on the button keeps the page's script from sending it: the answer is a page that no address leads to. */
const ToolForm = ({ state, maxMb }: { readonly state: FormState; readonly maxMb: number }) => (
  <form method="post" action={paths.tools.comparison()} enctype="multipart/form-data" class="form">
    <ErrorSummary state={state} />
    <div class="form-grid">
      <TextSide state={state} side="old" name="旧" maxMb={maxMb} />
      <TextSide state={state} side="new" name="新" maxMb={maxMb} />
    </div>
    <RadioGroup
      state={{ ...state, values: { mode: 'side', ...state.values } }}
      name="mode"
      label="显示方式"
      required
      options={MODES.map((mode) => [mode, wordOf('mode', mode)] as const)}
    />
    <Note>
      <p>涉密文件请勿在此比对，应使用登记簿中的比对。</p>
    </Note>
    <div class="form-end">
      <Button kind="primary" formaction={paths.tools.comparison()}>
        比对
      </Button>
    </div>
  </form>
)

const TextSide = (props: {
  readonly state: FormState
  readonly side: 'old' | 'new'
  readonly name: string
  readonly maxMb: number
}) => (
  <fieldset class="group">
    <legend>{props.name}文本</legend>
    <FileField
      state={props.state}
      name={`${props.side}File`}
      label="文件"
      hint={`${READABLE_FILES}，不超过 ${props.maxMb} MB。`}
      accept={READABLE_ENDINGS}
    />
    <TextArea
      state={props.state}
      name={`${props.side}Text`}
      label="或者粘贴文字"
      hint="选了文件时以文件为准。"
      rows={5}
    />
  </fieldset>
)
