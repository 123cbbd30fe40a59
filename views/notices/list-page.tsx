import { paths } from '../../src/http/paths.ts'
import type { NoticeFilter, NoticeLine } from '../../src/notices/model.ts'
import { noticeLink, noticeSentence } from '../../src/notices/wording.ts'
import { momentText, numberText, wordOf, wordsOf } from '../format.ts'
import { Button, LinkButton } from '../parts/button.tsx'
import { ExportLinks } from '../parts/export-links.tsx'
import { HiddenField } from '../parts/field.tsx'
import { FilterSelect, Filters, Results } from '../parts/filters.tsx'
import { Empty, PageHead } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { Tag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

export interface NoticeListPageProps {
  readonly page: PagerProps['page'] & { readonly rows: readonly NoticeLine[] }
  readonly filter: NoticeFilter
  readonly unread: number
}

/** 提醒: what comes due, and what others did that one must know. */
export const NoticeListPage = ({ page, filter, unread }: NoticeListPageProps) => {
  const query = { ...filter }
  return (
    <>
      <PageHead
        title="提醒"
        lead={unread > 0 ? `${numberText(unread)} 条未读。` : '没有未读的提醒。'}
        actions={
          <>
            <LinkButton href={paths.notices.settings()}>提醒设置</LinkButton>
            <ExportLinks href={paths.notices.export(query)} />
            {unread > 0 && (
              <form method="post" action={paths.notices.reading()}>
                <HiddenField name="kind" value={filter.kind ?? ''} />
                <Button kind="primary">{filter.kind ? '本类全部标为已读' : '全部标为已读'}</Button>
              </form>
            )}
          </>
        }
      />
      <Filters isLive action={paths.notices.list()} reset={paths.notices.list()}>
        <FilterSelect name="state" label="状态" value={filter.state} options={wordsOf('noticeState')} />
        <FilterSelect name="kind" label="类别" value={filter.kind} options={wordsOf('noticeKind')} />
      </Filters>
      <Results>
        <DataTable
          caption="提醒"
          rows={page.rows}
          rowId={(notice) => `notice-${notice.noticeId}`}
          empty={
            <Empty title={filter.state || filter.kind ? '没有符合条件的提醒。' : '还没有提醒。'}>
              <p>期限临近、逾期，或者有人送审、分派、出具意见时，提醒会出现在这里，每 15 分钟整理一次。</p>
            </Empty>
          }
          columns={[
            { label: '事项', render: (notice) => <What notice={notice} /> },
            { label: '类别', nowrap: true, render: (notice) => wordOf('noticeKind', notice.kind) },
            { label: '时间', nowrap: true, render: (notice) => momentText(notice.createdAt) },
            { label: '状态', nowrap: true, render: (notice) => <State notice={notice} /> },
            { label: '操作', nowrap: true, render: (notice) => <Acts notice={notice} /> },
          ]}
        />
        <Pager page={page} href={(cursor) => paths.notices.list({ ...query, cursor })} />
      </Results>
    </>
  )
}

const isUnread = (notice: NoticeLine): boolean => notice.readAt === null && notice.supersededWhy === null

const What = ({ notice }: { readonly notice: NoticeLine }) => (
  <>
    <a href={noticeLink(notice)}>{notice.title}</a>
    <span class={isUnread(notice) ? 'notice-words notice-unread' : 'notice-words'}>{noticeSentence(notice)}</span>
  </>
)

const State = ({ notice }: { readonly notice: NoticeLine }) => {
  if (notice.supersededWhy) return <Tag tone="off">{wordOf('superseded', notice.supersededWhy)}</Tag>
  return notice.readAt ? <Tag tone="off">已读</Tag> : <Tag tone="wait">未读</Tag>
}

const Acts = ({ notice }: { readonly notice: NoticeLine }) =>
  isUnread(notice) ? (
    <form class="notice-acts" method="post" action={paths.notices.readingOf({ id: notice.noticeId })}>
      <button class="button button-secondary" type="submit" name="act" value="open">
        查看
      </button>
      <button class="button button-plain" type="submit" name="act" value="stay">
        标为已读
      </button>
    </form>
  ) : null
