import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { type IssuingList, LIST_FIELDS, type ListField, type SheetPreview } from '../../src/reconciliation/model.ts'
import { numberText } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { HiddenField, SelectField, TextField } from '../parts/field.tsx'
import { Note, PageHead, Section } from '../parts/page-head.tsx'
import { LIST_FIELD_WORDS } from './words.ts'

const HINTS: { readonly [field in ListField]?: string } = {
  issuedOn: '有几种日期的，按印发、公布、成文的顺序取第一个。',
}

/** Which column is what, guessed from the headings, for a person to correct. */
export const ColumnsPage = (props: {
  readonly list: IssuingList
  readonly preview: SheetPreview
  readonly state: FormState
}) => {
  const { list, preview, state } = props
  const id = list.listId
  return (
    <>
      <PageHead
        title="核对各列"
        crumbs={[[paths.issuingLists.list(), '发文核对']]}
        lead={`${list.name}（${list.fileName}）。各列按标题猜出，请核对后开始比对。`}
      />
      {list.state === 'compared' && (
        <Note tone="warn">
          <p>这份目录已经比对过。改变各列后重新比对，会以新的结果替换；已有处理意见的，不能再改各列。</p>
        </Note>
      )}
      {preview.headingRow === 0 && (
        <Note tone="warn">
          <p>没有认出标题行，请在下面填写标题行的行号并选择各列。</p>
        </Note>
      )}
      <form class="filters" method="get" action={paths.issuingLists.columns({ id })}>
        <label class="filter">
          <span>工作表</span>
          <select name="sheet">
            {preview.sheets.map((sheet) => (
              <option value={sheet.name} selected={sheet.name === preview.sheet}>
                {sheet.name}（{numberText(sheet.rows)} 行{sheet.isHidden ? '，隐藏' : ''}）
              </option>
            ))}
          </select>
        </label>
        <label class="filter">
          <span>标题行</span>
          <input type="number" name="headingRow" min="0" value={String(preview.headingRow)} />
        </label>
        <div class="filters-end">
          <button class="button button-secondary" type="submit">
            重新识别
          </button>
        </div>
      </form>
      <Section title="表格开头">
        <Preview preview={preview} />
      </Section>
      <form method="post" action={paths.issuingLists.columns({ id })} class="form">
        <ErrorSummary state={state} />
        <HiddenField name="version" value={list.version} />
        <HiddenField name="sheet" value={preview.sheet} />
        <div class="form-grid">
          <TextField
            state={state}
            name="headingRow"
            label="标题行"
            type="number"
            width="short"
            hint="这一行及以上不作为条目；没有标题行的填 0。"
            required
          />
          {LIST_FIELDS.map((field) => (
            <SelectField
              state={state}
              name={field}
              label={LIST_FIELD_WORDS[field]}
              hint={HINTS[field]}
              required={field === 'title'}
              empty={field === 'title' ? '请选择' : '没有这一列'}
              options={preview.choices.map(([at, text]) => [String(at), text] as const)}
            />
          ))}
        </div>
        <div class="form-end">
          <Button kind="primary">开始比对</Button>
        </div>
      </form>
    </>
  )
}

const Preview = ({ preview }: { readonly preview: SheetPreview }) => (
  <div class="table-frame">
    <table class="data sheet-preview">
      <caption class="hidden">表格的前 {preview.rows.length} 行</caption>
      <thead>
        <tr>
          <th scope="col" class="numeric">
            行
          </th>
          {preview.choices.map(([at]) => (
            <th scope="col">{preview.letters[at]}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {preview.rows.map((row) => (
          <tr class={row.row === preview.headingRow ? 'is-heading' : undefined}>
            <th scope="row" class="numeric">
              {row.row}
            </th>
            {preview.choices.map(([at]) => (
              <td data-label={preview.letters[at]}>{row.cells[at] ?? ''}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
)
