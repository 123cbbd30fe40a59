import type { ClassifiedDocument } from '../../src/classification/model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Day } from '../../src/lib/day.ts'
import type { IssuingListLine, MissingLists } from '../../src/reconciliation/model.ts'
import { dayText, momentText, numberText } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { Empty, PageHead, Section } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** The lists that were compared, and what each still waits for. */
export const IssuingListsPage = ({
  page,
  missing,
  suspects,
  today,
}: {
  readonly page: PagerProps['page'] & { readonly rows: readonly IssuingListLine[] }
  readonly missing: MissingLists
  readonly suspects: readonly ClassifiedDocument[]
  readonly today: Day
}) => (
  <>
    <PageHead
      title="发文核对"
      lead="用制定机关报送的发文目录核对登记和备案，找出应报未报的文件。"
      actions={
        <>
          <LinkButton href={paths.issuingLists.create()} kind="primary">
            导入发文目录
          </LinkButton>
          <ExportLinks href={paths.issuingLists.export()} />
        </>
      }
    />
    <DataTable
      caption="发文目录"
      rows={page.rows}
      rowId={(list) => `list-${list.listId}`}
      empty={
        <Empty title="还没有导入发文目录。">
          <p>请导入制定机关的年度发文目录（.xlsx、.xls、.csv），或者直接粘贴。</p>
        </Empty>
      }
      columns={[
        { label: '目录', render: (list) => <a href={paths.issuingLists.show({ id: list.listId })}>{list.name}</a> },
        { label: '制定机关', render: (list) => list.maker ?? '见各行' },
        { label: '收到日期', nowrap: true, render: (list) => dayText(list.receivedOn) },
        { label: '状态', nowrap: true, render: (list) => <StatusTag kind="listState" value={list.state} /> },
        { label: '条目', numeric: true, render: (list) => numberText(list.entries) },
        { label: '待处理', numeric: true, render: (list) => numberText(list.open) },
        { label: '查出漏报', numeric: true, render: (list) => numberText(list.omissions) },
        { label: '导入', nowrap: true, render: (list) => `${list.importedByName} ${momentText(list.importedAt)}` },
      ]}
    />
    <Pager page={page} href={(cursor) => paths.issuingLists.list({ cursor })} unit="份" />
    <Missing {...missing} today={today} />
    <Suspects documents={suspects} />
  </>
)

const Missing = ({ year, dueOn, total, missing, today }: MissingLists & { readonly today: Day }) => (
  <Section title={`${year}年目录的报送`}>
    {missing.length === 0 ? (
      <p>{total} 个制定机关都已报送。</p>
    ) : (
      <details>
        <summary>
          {total} 个制定机关中有 {missing.length} 个没有报送，
          {today > dueOn ? `已超过报送期限（${dayText(dueOn)}）` : `应于${dayText(dueOn)}前报送`}
        </summary>
        <p>{missing.join('、')}</p>
      </details>
    )}
  </Section>
)

/** A list finds what is not in the register; what was called no normative document escapes it. */
const Suspects = ({ documents }: { readonly documents: readonly ClassifiedDocument[] }) => (
  <Section
    title="认定为非规范性文件、却写有权利义务的"
    actions={<LinkButton href={paths.classifications.list({ result: 'not_normative' })}>全部认定</LinkButton>}
  >
    {documents.length === 0 ? (
      <p>最近认定的文件中没有。</p>
    ) : (
      <ul>
        {documents.map((one) => (
          <li>
            <a href={paths.documents.classification({ id: one.documentId })}>{one.title}</a>（{one.makingOrgan}，
            {one.rights.length} 处：{one.rights[0]?.label}“{one.rights[0]?.quote}”）
          </li>
        ))}
      </ul>
    )}
  </Section>
)
