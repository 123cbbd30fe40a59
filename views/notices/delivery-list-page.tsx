import { paths } from '../../src/http/paths.ts'
import type { DeliveryLine, DeliveryState } from '../../src/notices/model.ts'
import { dayText, momentText, wordsOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { FilterSelect, Filters, Results } from '../parts/filters.tsx'
import { Empty, Note, PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

/** What became of the letters of each day. */
export const DeliveryListPage = (props: {
  readonly page: PagerProps['page'] & { readonly rows: readonly DeliveryLine[] }
  readonly state: DeliveryState | undefined
  readonly isMailOn: boolean
}) => (
  <>
    <PageHead
      title="邮件发送记录"
      lead="每人每天最多一封提醒邮件。发送失败后自动再试四次；这里只记收件人和条数，不记内容。"
      actions={<ExportLinks href={paths.deliveries.export({ state: props.state })} />}
    />
    {!props.isMailOn && (
      <Note tone="info">
        <p>还没有配置发信服务器，系统不发邮件，也不连接外部。配置方法见说明文件中的 SMTP_URL 和 MAIL_FROM。</p>
      </Note>
    )}
    <Filters isLive action={paths.deliveries.list()} reset={paths.deliveries.list()}>
      <FilterSelect name="state" label="状态" value={props.state} options={wordsOf('delivery')} />
    </Filters>
    <Results>
      <DataTable
        caption="邮件发送记录"
        columns={[
          { label: '收件人', render: (d) => `${d.person}（${d.organ}）` },
          { label: '邮箱', render: (d) => d.address },
          { label: '日期', nowrap: true, render: (d) => dayText(d.day) },
          { label: '条数', numeric: true, render: (d) => d.items },
          { label: '状态', nowrap: true, render: (d) => <StatusTag kind="delivery" value={d.state} /> },
          { label: '发送次数', numeric: true, render: (d) => d.attempts },
          { label: '发出时间', nowrap: true, render: (d) => (d.sentAt ? momentText(d.sentAt) : '') },
          { label: '最近一次错误', render: (d) => d.lastError ?? '' },
          { label: '操作', nowrap: true, render: (d) => <Retry letter={d} /> },
        ]}
        rows={props.page.rows}
        rowId={(d) => `delivery-${d.deliveryId}`}
        empty={
          <Empty title="没有符合条件的邮件。">
            <p>有人填写了邮箱并有未读提醒时，每天早上的邮件会记在这里。</p>
          </Empty>
        }
      />
      <Pager page={props.page} href={(cursor) => paths.deliveries.list({ state: props.state, cursor })} unit="封" />
    </Results>
  </>
)

const Retry = ({ letter }: { readonly letter: DeliveryLine }) =>
  letter.state === 'failed' ? (
    <form method="post" action={paths.deliveries.attempts({ id: letter.deliveryId })}>
      <Button>重新发送</Button>
    </form>
  ) : null
