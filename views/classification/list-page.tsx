import type { ClassificationFilter, ClassifiedDocument } from '../../src/classification/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText } from '../format.ts'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters, FilterText, Results } from '../parts/filters.tsx'
import { Empty, PageHead } from '../parts/page-head.tsx'
import { Pager } from '../parts/pager.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { DecisionTag } from './panel.tsx'

interface Props {
  readonly page: {
    readonly rows: readonly ClassifiedDocument[]
    readonly total: number
    readonly next: string | null
    readonly previous: string | null
  }
  readonly filter: ClassificationFilter
}

/** What was judged to be a normative document, and what was not. */
export const ClassificationListPage = ({ page, filter }: Props) => (
  <>
    <PageHead
      title="规范性文件认定"
      crumbs={[[paths.reviews.list(), '合法性审核']]}
      lead="认定为不是规范性文件的也留在这里：其中涉及权利义务的会标出，供复核。"
      actions={<ExportLinks href={paths.classifications.export({ ...filter })} />}
    />
    <Filters isLive action={paths.classifications.list()} reset={paths.classifications.list()}>
      <FilterText name="words" label="名称" value={filter.words} />
      <FilterSelect
        name="result"
        label="结论"
        value={filter.result}
        options={[
          ['normative', '是规范性文件'],
          ['not_normative', '不是规范性文件'],
        ]}
      />
    </Filters>
    <Results>
      <DataTable
        caption="已认定的文件"
        rows={page.rows}
        empty={
          <Empty title="没有这样的认定。">
            <p>在文件页面的“规范性文件认定”一栏作出认定。</p>
          </Empty>
        }
        columns={[
          { label: '名称', render: (one) => <a href={paths.documents.show({ id: one.documentId })}>{one.title}</a> },
          { label: '制定机关', render: (one) => one.makingOrgan },
          {
            label: '结论',
            nowrap: true,
            render: (one) => (
              <>
                <DecisionTag isNormative={one.isNormative} />
                {one.rights.length > 0 && <Tag tone="warn">涉及权利义务</Tag>}
              </>
            ),
          },
          { label: '适用标准', nowrap: true, render: (one) => one.versionName },
          { label: '理由', render: (one) => one.reason },
          { label: '认定', nowrap: true, render: (one) => `${one.decidedByName}，${dayText(one.decidedOn)}` },
        ]}
      />
      <Pager page={page} href={(cursor) => paths.classifications.list({ ...filter, cursor })} unit="件" />
    </Results>
  </>
)
