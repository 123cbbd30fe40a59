import { type FormState, formOf, valueIn } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import type { OrganPage as Organ } from '../../src/people/model.ts'
import { dayText, numberText, wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, SelectField, TextField } from '../parts/field.tsx'
import { Facts, PageHead, Section } from '../parts/page-head.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { type OrganChoices, OrganFields } from './organ-form.tsx'

/** The three forms of the page; one of them may come back rejected. */
export interface OrganForms {
  readonly edit: FormState
  readonly unit: FormState
  readonly dissolution: FormState
}

export const organFormsOf = (organ: Organ): OrganForms => ({
  edit: formOf({
    name: organ.name,
    shortName: organ.shortName,
    kind: organ.kind,
    code: organ.code,
    parentId: organ.parentId,
    congressId: organ.congressId,
    calendarId: organ.calendarId,
    position: organ.position,
    version: organ.version,
  }),
  unit: formOf(),
  dissolution: formOf({
    dissolvedOn: organ.dissolvedOn,
    successorId: organ.successorId,
    version: organ.version,
  }),
})

export const OrganPage = (props: {
  readonly organ: Organ
  readonly forms: OrganForms
  readonly choices: OrganChoices | null
  readonly history: readonly TimelineEntry[] | null
}) => {
  const { organ } = props
  return (
    <>
      <PageHead
        title={organ.name}
        crumbs={[[paths.organs.list(), '机关']]}
        tag={organ.dissolvedOn ? <Tag tone="off">已撤销</Tag> : null}
      />
      <OrganFacts organ={organ} />
      <Section title={`内设机构（${organ.units.length}）`} id="units">
        <DataTable
          caption="内设机构"
          columns={[
            { label: '名称', render: (u) => u.name },
            { label: '用户', numeric: true, render: (u) => u.users },
          ]}
          rows={organ.units}
          rowId={(u) => `unit-${u.unitId}`}
          empty={<p>还没有内设机构。</p>}
        />
        {props.choices && <UnitForm organ={organ} state={props.forms.unit} />}
      </Section>
      {props.choices && <EditForm organ={organ} state={props.forms.edit} choices={props.choices} />}
      {props.choices && <DissolutionForm organ={organ} state={props.forms.dissolution} choices={props.choices} />}
      {props.history && (
        <Section title="变动记录" id="history">
          <Timeline entries={props.history} />
        </Section>
      )}
    </>
  )
}

const OrganFacts = ({ organ }: { readonly organ: Organ }) => (
  <Section title="概况" id="facts">
    <Facts
      rows={[
        ['类型', wordOf('organKind', organ.kind)],
        ['简称', organ.shortName],
        ['发文代字', organ.code],
        ['上级机关', organ.parentId && <a href={paths.organs.show({ id: organ.parentId })}>{organ.parentName}</a>],
        organ.congressId
          ? ['本级人大常委会', <a href={paths.organs.show({ id: organ.congressId })}>{organ.congressName}</a>]
          : null,
        ['工作日历', organ.calendarName],
        organ.dissolvedOn ? ['撤销日期', dayText(organ.dissolvedOn)] : null,
        organ.successorId
          ? ['承接机关', <a href={paths.organs.show({ id: organ.successorId })}>{organ.successorName}</a>]
          : null,
        organ.children.length > 0
          ? [
              '下级机关',
              <ul class="inline-list">
                {organ.children.map((child) => (
                  <li>
                    <a href={paths.organs.show({ id: child.organId })}>{child.name}</a>
                    {child.isDissolved ? '（已撤销）' : ''}
                  </li>
                ))}
              </ul>,
            ]
          : null,
        ['用户', <a href={paths.users.list({ organ: organ.organId })}>{numberText(organ.users)} 人</a>],
        ['制定的文件', `${numberText(organ.documents)} 件`],
      ]}
    />
  </Section>
)

const UnitForm = ({ organ, state }: { readonly organ: Organ; readonly state: FormState }) => (
  <form method="post" action={paths.organs.units({ id: organ.organId })} class="form">
    <ErrorSummary state={state} />
    <TextField state={state} name="unitName" label="新增内设机构" required hint="如“法规科”。" />
    <div class="form-end">
      <Button>新增</Button>
    </div>
  </form>
)

const EditForm = (props: { readonly organ: Organ; readonly state: FormState; readonly choices: OrganChoices }) => (
  <Section title="修改" id="edit">
    <form method="post" action={paths.organs.show({ id: props.organ.organId })} class="form">
      <ErrorSummary state={props.state} />
      <HiddenField name="version" value={valueIn(props.state, 'version')} />
      <OrganFields state={props.state} choices={props.choices} />
      <div class="form-end">
        <Button kind="primary">保存</Button>
      </div>
    </form>
  </Section>
)

const DissolutionForm = (props: {
  readonly organ: Organ
  readonly state: FormState
  readonly choices: OrganChoices
}) => (
  <Section title={props.organ.dissolvedOn ? '更正撤销信息' : '撤销'} id="dissolution">
    <p class="hint">机构改革时登记。原文件仍署原名称，以后的清理、修改由承接机关办理。</p>
    <form method="post" action={paths.organs.dissolution({ id: props.organ.organId })} class="form">
      <ErrorSummary state={props.state} />
      <HiddenField name="version" value={valueIn(props.state, 'version')} />
      <div class="form-grid">
        <DayField state={props.state} name="dissolvedOn" label="撤销日期" required />
        <SelectField
          state={props.state}
          name="successorId"
          label="承接机关"
          options={props.choices.parents}
          empty="没有承接机关"
        />
      </div>
      <div class="form-end">
        <Button kind="danger">登记撤销</Button>
      </div>
    </form>
  </Section>
)
