import { wordOf } from '../../views/format.ts'
import type { ExportColumn } from '../http/export.ts'
import type { Day } from '../lib/day.ts'
import type { Deadline } from './model.ts'
import { deadlineState } from './rules.ts'
import { clockText, taskText } from './wording.ts'

/** The columns of the list below the month. */
export const deadlineColumns = (today: Day): readonly ExportColumn<Deadline>[] => [
  { label: '日期', value: (d) => d.on },
  { label: '事项', value: taskText },
  { label: '文件名称', value: (d) => d.title },
  { label: '文号', value: (d) => d.numberText },
  { label: '单位', value: (d) => d.organ },
  { label: '期限由来', value: clockText },
  { label: '暂定', value: (d) => (d.isProvisional ? '是' : '否') },
  { label: '状态', value: (d) => wordOf('deadlineState', deadlineState(d, today)) },
  { label: '办结日期', value: (d) => d.doneOn },
]
