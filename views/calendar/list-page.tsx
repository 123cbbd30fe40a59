import type { CalendarLine } from '../../src/calendar/model.ts'
import { paths } from '../../src/http/paths.ts'
import { LinkButton } from '../parts/button.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

export const CalendarListPage = ({ calendars }: { readonly calendars: readonly CalendarLine[] }) => (
  <>
    <PageHead
      title="工作日历"
      lead="期限按接收机关或审核机关的日历计算。地方日历以全国日历为底，再加本地的放假和调休。"
      actions={<LinkButton href={paths.calculator()}>期限计算</LinkButton>}
    />
    <DataTable
      caption="工作日历"
      columns={[
        { label: '日历', render: (c) => <a href={paths.calendars.show({ id: c.calendarId })}>{c.name}</a> },
        { label: '代号', nowrap: true, render: (c) => <code>{c.calendarId}</code> },
        { label: '以何为底', render: (c) => c.basedOnName ?? '周一至周五' },
        { label: '已录入特殊日', numeric: true, render: (c) => `${c.days} 天` },
        {
          label: '安排公布至',
          nowrap: true,
          render: (c) => (c.lastKnownYear === null ? '尚无' : `${c.lastKnownYear} 年`),
        },
        { label: '使用的机关', numeric: true, render: (c) => `${c.organs} 个` },
      ]}
      rows={calendars}
      empty={<p>还没有日历。请管理员重新安装基础数据。</p>}
    />
  </>
)
