import { momentText, wordOf } from '../../views/format.ts'
import type { ExportColumn } from '../http/export.ts'
import type { DeliveryLine, NoticeLine } from './model.ts'
import { noticeSentence } from './wording.ts'

/** How a notice stands, in words. */
export const noticeStateText = (notice: NoticeLine): string =>
  notice.supersededWhy
    ? wordOf('superseded', notice.supersededWhy)
    : wordOf('noticeState', notice.readAt ? 'read' : 'unread')

export const NOTICE_EXPORT: readonly ExportColumn<NoticeLine>[] = [
  { label: '时间', value: (n) => momentText(n.createdAt) },
  { label: '类别', value: (n) => wordOf('noticeKind', n.kind) },
  { label: '内容', value: noticeSentence },
  { label: '文件名称', value: (n) => n.title },
  { label: '日期', value: (n) => n.day },
  { label: '状态', value: noticeStateText },
]

export const DELIVERY_EXPORT: readonly ExportColumn<DeliveryLine>[] = [
  { label: '日期', value: (d) => d.day },
  { label: '收件人', value: (d) => d.person },
  { label: '单位', value: (d) => d.organ },
  { label: '邮箱', value: (d) => d.address },
  { label: '条数', value: (d) => d.items },
  { label: '状态', value: (d) => wordOf('delivery', d.state) },
  { label: '发送次数', value: (d) => d.attempts },
  { label: '发出时间', value: (d) => (d.sentAt ? momentText(d.sentAt) : null) },
  { label: '最近一次错误', value: (d) => d.lastError },
]
