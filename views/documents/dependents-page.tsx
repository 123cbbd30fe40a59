import type { Dependents } from '../../src/documents/relation-model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Actor } from '../../src/people/model.ts'
import { may } from '../../src/people/rules.ts'
import { dayText, wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { Note, PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import type { OrganOption } from './register-fields.tsx'

interface Props {
  readonly list: Dependents
  readonly actor: Actor
  readonly organs: readonly OrganOption[]
  readonly decidingOrganId: string | null
}

/** The documents that rest on one, and the clean-up when it changed. */
export const DependentsPage = ({ list, actor, organs, decidingOrganId }: Props) => {
  const { document, page } = list
  const id = document.documentId
  return (
    <>
      <PageHead
        title="依据或者引用本文件的"
        crumbs={[
          [paths.documents.list(), '文件'],
          [paths.documents.show({ id }), document.title],
        ]}
        actions={<ExportLinks href={paths.documents.dependentsExport({ id })} />}
      />
      {list.change && (
        <Note tone="warn">
          <p>
            {document.title}：{list.change.reason}依据它的文件应当及时清理。
          </p>
          {list.cleanup ? (
            <p>
              已开展<a href={paths.campaigns.show({ id: list.cleanup.campaignId })}>{list.cleanup.name}</a>，
              {dayText(list.cleanup.dueOn)} 前提出清理意见。
            </p>
          ) : (
            may(actor, 'cleanup.manage') &&
            page.total > 0 && <OpenCleanup id={id} organs={organs} decidingOrganId={decidingOrganId} />
          )}
        </Note>
      )}
      <DataTable
        caption="依据或者引用本文件的文件"
        rows={page.rows}
        empty="登记中还没有确认过依据或者引用本文件的文件。各文件的关系在它们自己的页面上确认。"
        columns={[
          {
            label: '名称',
            render: (d) => <a href={paths.documents.show({ id: d.line.documentId })}>{d.line.title}</a>,
          },
          { label: '文号', nowrap: true, render: (d) => d.line.numberText ?? '—' },
          { label: '制定机关', render: (d) => d.line.makingOrgan },
          { label: '关系', nowrap: true, render: (d) => d.kinds.map((k) => wordOf('relation', k)).join('、') },
          { label: '原文', render: (d) => d.quote ?? '—' },
          { label: '今天的效力', nowrap: true, render: (d) => <StatusTag kind="effect" value={d.line.effect.state} /> },
        ]}
      />
      <Pager page={page} href={(cursor) => paths.documents.dependents({ id }, { cursor })} unit="件" />
    </>
  )
}

const OpenCleanup = (props: {
  readonly id: string
  readonly organs: readonly OrganOption[]
  readonly decidingOrganId: string | null
}) => (
  <form method="post" action={paths.documents.dependentsCleanup({ id: props.id })} class="filters">
    <label class="filter">
      <span>决定机关</span>
      <select name="decidingOrganId">
        {props.organs.map((o) => (
          <option value={o.organId} selected={o.organId === props.decidingOrganId}>
            {`${'　'.repeat(o.depth)}${o.name}`}
          </option>
        ))}
      </select>
    </label>
    <div class="filters-end">
      <Button kind="primary">对仍在施行的开展即时清理</Button>
    </div>
  </form>
)
