import { dayText, wordOf } from '../../views/format.ts'
import type { ExportColumn } from '../http/export.ts'
import type { OrganLine, UserLine } from './model.ts'

export const organColumns: readonly ExportColumn<OrganLine>[] = [
  { label: '名称', value: (o) => o.name },
  { label: '简称', value: (o) => o.shortName },
  { label: '类型', value: (o) => wordOf('organKind', o.kind) },
  { label: '发文代字', value: (o) => o.code },
  { label: '上级机关', value: (o) => o.parentName },
  { label: '工作日历', value: (o) => o.calendarName },
  { label: '撤销日期', value: (o) => (o.dissolvedOn ? dayText(o.dissolvedOn) : null) },
  { label: '承接机关', value: (o) => o.successorName },
]

export const userColumns: readonly ExportColumn<UserLine>[] = [
  { label: '用户名', value: (u) => u.username },
  { label: '姓名', value: (u) => u.displayName },
  { label: '单位', value: (u) => u.organName },
  { label: '内设机构', value: (u) => u.unitName },
  { label: '角色', value: (u) => u.roles.map((role) => wordOf('role', role)).join('、') },
  { label: '状态', value: (u) => (u.isDisabled ? '已停用' : '在用') },
]
