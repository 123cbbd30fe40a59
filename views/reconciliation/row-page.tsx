import type { Child } from 'hono/jsx'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type {
  ComparedDocument,
  IssuingList,
  IssuingRowPage,
  ListField,
  OrganChoice,
  RowDecision,
} from '../../src/reconciliation/model.ts'
import { DECISIONS_OF } from '../../src/reconciliation/rules.ts'
import { dayText, momentText, wordOf, wordsOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, RadioGroup, SelectField, TextArea, TextField } from '../parts/field.tsx'
import { Facts, Note, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { FilingState } from './row-table.tsx'
import { LIST_FIELD_WORDS } from './words.ts'

interface Props {
  readonly list: IssuingList
  readonly row: IssuingRowPage
  readonly grounds: readonly string[]
  readonly makers: readonly OrganChoice[]
  readonly state: FormState
}

/** One row beside what it may be in the register, and the decision on it. */
export const IssuingRowView = (props: Props) => {
  const { list, row } = props
  const fitting = DECISIONS_OF[row.outcome] as readonly RowDecision[]
  return (
    <>
      <PageHead
        title={row.rowNumber === null ? '目录中没有的文件' : `目录第 ${row.rowNumber} 行`}
        crumbs={[
          [paths.issuingLists.list(), '发文核对'],
          [paths.issuingLists.show({ id: list.listId }), list.name],
        ]}
        tag={<StatusTag kind="listOutcome" value={row.outcome} />}
        lead={row.detail ?? undefined}
      />
      <ErrorSummary state={props.state} />
      <Section title="目录与登记">
        <Beside row={row} />
      </Section>
      {row.decision !== null ? (
        <Section title="处理">
          <Facts
            rows={[
              ['处理', <StatusTag kind="rowDecision" value={row.decision} />],
              row.ground ? ['情形', row.ground] : null,
              row.reason ? ['理由', row.reason] : null,
              ['处理人', row.decidedByName],
              ['处理时间', row.decidedAt ? momentText(row.decidedAt) : null],
            ]}
          />
        </Section>
      ) : fitting.length === 0 ? (
        <Note tone="good">
          <p>目录与登记相符，不必处理。</p>
        </Note>
      ) : (
        <DecisionForm {...props} fitting={fitting} />
      )}
      {row.cells.length > 0 && (
        <Section title="原表这一行">
          <Facts rows={row.cells.map(([heading, text]) => [LIST_FIELD_WORDS[heading as ListField] ?? heading, text])} />
        </Section>
      )}
    </>
  )
}

const Beside = ({ row }: { readonly row: IssuingRowPage }) => {
  const documents = row.document ? [row.document] : row.candidates
  return (
    <div class="table-frame">
      <table class="data">
        <caption class="hidden">目录与登记的内容</caption>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">目录中</th>
            {documents.map((_, at) => (
              <th scope="col">{documents.length > 1 ? `登记中（${at + 1}）` : '登记中'}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Line
            name="名称"
            inList={<ListTitle row={row} />}
            documents={documents}
            of={(d) => <Title row={row} document={d} />}
          />
          <Line name="文号" inList={row.numberText} documents={documents} of={(d) => d.numberText} />
          <Line
            name="日期"
            inList={row.issuedOn ? dayText(row.issuedOn) : null}
            documents={documents}
            of={(d) => (
              <>
                {d.issuedOn && <div>印发 {dayText(d.issuedOn)}</div>}
                {d.publishedOn && <div>公布 {dayText(d.publishedOn)}</div>}
                {d.writtenOn && <div>成文 {dayText(d.writtenOn)}</div>}
              </>
            )}
          />
          <Line name="制定机关" inList={row.makerText} documents={documents} of={(d) => d.maker} />
          <Line name="备案" inList="—" documents={documents} of={(d) => <FilingState document={d} />} />
        </tbody>
      </table>
      {documents.length === 0 && (
        <p class="quiet">{row.isHidden ? '登记中有对应的文件，您无权查看。' : '登记中没有找到这件文件。'}</p>
      )}
    </div>
  )
}

const Line = (props: {
  readonly name: string
  readonly inList: Child
  readonly documents: readonly ComparedDocument[]
  readonly of: (document: ComparedDocument) => Child
}) => (
  <tr>
    <th scope="row">{props.name}</th>
    <td data-label="目录中">{props.inList || '—'}</td>
    {props.documents.map((document) => (
      <td data-label="登记中">{props.of(document) ?? '—'}</td>
    ))}
  </tr>
)

/** The title in the list, with what the register has not underlined. */
const ListTitle = ({ row }: { readonly row: IssuingRowPage }) =>
  row.titleChanges.length === 0
    ? row.title
    : row.titleChanges.map(({ op, text }) => (op === 'delete' ? null : op === 'insert' ? <ins>{text}</ins> : text))

/** The title in the register, with what the list has not struck through. */
const Title = ({ row, document }: { readonly row: IssuingRowPage; readonly document: ComparedDocument }) => (
  <a href={paths.documents.show({ id: document.documentId })}>
    {document.documentId === row.document?.documentId && row.titleChanges.length > 0
      ? row.titleChanges.map(({ op, text }) => (op === 'insert' ? null : op === 'delete' ? <del>{text}</del> : text))
      : document.title}
  </a>
)

const HINTS: Readonly<Record<RowDecision, string>> = {
  same: '目录或登记的写法有出入，但就是这一件。',
  omission: '登记中没有的补录，并按公布日期产生备案；计为事后查出的漏报。',
  none: '不属于备案范围，须选择情形。',
  explained: '记下原因即可，例如目录漏列、重复填写。',
}

const DecisionForm = (props: Props & { readonly fitting: readonly RowDecision[] }) => {
  const { list, row, state, fitting } = props
  const documents = row.document ? [row.document] : row.candidates
  const mayRegister = fitting.includes('omission')
  return (
    <Section title="处理">
      <form method="post" action={paths.issuingLists.row({ id: list.listId, row: row.rowId })} class="form">
        <HiddenField name="version" value={row.version} />
        <RadioGroup
          state={state}
          name="decision"
          label="怎样处理"
          required
          options={fitting.map((one) => [one, wordOf('rowDecision', one), HINTS[one]] as const)}
        />
        {documents.length > 0 && (
          <SelectField
            state={state}
            name="documentId"
            label="对应登记中的哪一件"
            empty="都不是，另行补录"
            options={documents.map((d) => [d.documentId, `${d.numberText ?? '无文号'} ${d.title}`] as const)}
          />
        )}
        {fitting.includes('none') && (
          <SelectField
            state={state}
            name="ground"
            label="不产生备案义务的情形"
            empty="请选择"
            options={props.grounds.map((one) => [one, one] as const)}
          />
        )}
        <TextArea state={state} name="reason" label="理由或说明" rows={3} />
        {mayRegister && (
          <fieldset class="group">
            <legend>补录的内容（确认漏报时用）</legend>
            <TextField state={state} name="title" label="名称" width="wide" />
            <div class="form-grid">
              <TextField state={state} name="numberText" label="文号" />
              <DayField state={state} name="publishedOn" label="公布日期" hint="备案期限自公布之日起算。" />
              <SelectField
                state={state}
                name="makerId"
                label="制定机关"
                empty="请选择"
                options={props.makers.map((organ) => [organ.organId, organ.name] as const)}
              />
              <SelectField
                state={state}
                name="category"
                label="类别"
                empty="按制定机关"
                options={wordsOf('category').slice(0, 4)}
              />
              <SelectField state={state} name="secrecy" label="密级" options={wordsOf('secrecy')} />
            </div>
          </fieldset>
        )}
        <div class="form-end">
          <Button kind="primary">记下处理意见</Button>
        </div>
      </form>
    </Section>
  )
}
