import type { RevisionDesk } from '../../src/documents/model.ts'
import { type FormState, formOf } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { TrackedChange } from '../../src/text/model.ts'
import { momentText, wordOf } from '../format.ts'
import { Button, Obstacles } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { RadioGroup, TextField } from '../parts/field.tsx'
import { markedAnchor } from '../parts/marked-text.tsx'
import { Note } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

interface Props {
  readonly revision: RevisionDesk
  readonly state: FormState | undefined
}

/** What was changed with tracking on, by whom, and which side of it counts. */
export const ReadingPanel = ({ revision, state }: Props) => {
  const { choice, choosing, extraction } = revision
  const changes = (extraction?.changes ?? []).filter((change) => change.kind !== 'format')
  return (
    <>
      {choice ? (
        <Note tone="good">
          已选定以{wordOf('reading', choice.reading)}为准：{choice.chosenByName}，{momentText(choice.chosenAt)}
          {choice.note ? `（${choice.note}）` : ''}。
        </Note>
      ) : (
        <Note tone="warn">
          这个文件带有 {changes.length} 处未处理的修订{whoAndWhen(changes)}
          。系统不替人接受或者拒绝修订：请起草单位选定以修订前还是修订后的文本为准，选定之前不能送审。
        </Note>
      )}
      <ChangeList revision={revision} changes={changes} />
      {choosing !== null && choosing.length > 0 && <Obstacles what="改选文本" obstacles={choosing} />}
      {choosing?.length === 0 && <ChoiceForm revision={revision} state={state} />}
    </>
  )
}

const ChoiceForm = ({ revision, state }: Props) => {
  const shown = state ?? formOf({ reading: revision.choice?.reading })
  return (
    <form
      method="post"
      action={paths.documents.revisionReading({ id: revision.documentId, serial: String(revision.serial) })}
      class="form"
    >
      <ErrorSummary state={shown} />
      <RadioGroup
        state={shown}
        name="reading"
        label="以哪一种文本为准"
        required
        options={[
          ['final', '修订后文本', '接受全部修订：新增的计入，删除的不计。'],
          ['original', '修订前文本', '拒绝全部修订：恢复原来的文字。'],
        ]}
      />
      <TextField state={shown} name="note" label="说明" width="wide" hint="如“经与起草人核对”。" />
      <div class="form-end">
        <Button kind={revision.choice ? 'secondary' : 'primary'}>选定</Button>
      </div>
    </form>
  )
}

/** 第一处为某人于某日所作: names and days, as far as the file tells. */
function whoAndWhen(changes: readonly TrackedChange[]): string {
  const authors = [...new Set(changes.flatMap((c) => (c.author ? [c.author] : [])))]
  const days = [...new Set(changes.flatMap((c) => (c.date ? [c.date.slice(0, 10)] : [])))].sort()
  const span = days.length > 1 ? `${days[0]} 至 ${days.at(-1)}` : (days[0] ?? '')
  const told = [authors.slice(0, 3).join('、') + (authors.length > 3 ? '等' : ''), span].filter(Boolean).join('，')
  return told ? `（${told}）` : ''
}

const ChangeList = ({
  revision,
  changes,
}: {
  readonly revision: RevisionDesk
  readonly changes: readonly TrackedChange[]
}) => {
  const marked = paths.documents.revision(
    { id: revision.documentId, serial: String(revision.serial) },
    { reading: 'marked' },
  )
  return (
    <details class="disclosure">
      <summary>逐处查看 {changes.length} 处修订</summary>
      <DataTable
        caption="修订"
        rows={changes}
        empty=""
        columns={[
          { label: '内容', render: (c) => <a href={`${marked}#${markedAnchor(c.paragraph)}`}>{wordsOf(c)}</a> },
          { label: '种类', nowrap: true, render: (c) => wordOf('trackedChange', c.kind) },
          { label: '作者', nowrap: true, render: (c) => c.author ?? '未署名' },
          { label: '时间', nowrap: true, render: (c) => c.date?.slice(0, 16).replace('T', ' ') ?? '—' },
        ]}
      />
    </details>
  )
}

const wordsOf = (change: TrackedChange): string => {
  const text = change.text.trim()
  if (text === '') return '（段落标记）'
  return text.length > 60 ? `${text.slice(0, 60)}……` : text
}
