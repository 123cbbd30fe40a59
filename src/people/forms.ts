import { z } from 'zod'
import { choice, optional, required, requiredDay, version } from '../http/fields.ts'
import { ORGAN_KINDS, ROLES } from './model.ts'

export const signInForm = z.object({
  username: required('请输入用户名。', 100),
  password: z.string({ message: '请输入密码。' }).min(1, '请输入密码。').max(128, '密码最多 128 个字符。'),
  next: z.string().optional(),
})

/** What makes a password good enough is in people/rules.ts; here only that both were typed alike. */
export const passwordForm = z
  .object({
    old: z.string({ message: '请输入原密码。' }).min(1, '请输入原密码。'),
    fresh: z.string({ message: '请输入新密码。' }).min(1, '请输入新密码。'),
    again: z.string({ message: '请再输入一遍新密码。' }),
  })
  .refine((v) => v.fresh === v.again, { path: ['again'], message: '两次输入的新密码不一致，请重新输入。' })
  .refine((v) => v.fresh !== v.old, { path: ['fresh'], message: '新密码不能与原密码相同，请另设一个。' })

export const organForm = z.object({
  name: required('请填写机关全称。', 100),
  shortName: required('请填写简称。', 50),
  kind: choice(ORGAN_KINDS, '请选择机关类型。'),
  code: optional(50),
  parentId: optional(100),
  congressId: optional(100),
  calendarId: required('请选择工作日历。', 40),
  position: z.coerce
    .number({ message: '排序请填写 0 至 9999 的整数。' })
    .int('排序请填写 0 至 9999 的整数。')
    .min(0, '排序请填写 0 至 9999 的整数。')
    .max(9999, '排序请填写 0 至 9999 的整数。'),
})

export const organEditForm = organForm.extend({ version: version() })

export const dissolutionForm = z.object({
  dissolvedOn: requiredDay('请填写撤销日期。'),
  successorId: optional(100),
  version: version(),
})

export const unitForm = z.object({ unitName: required('请填写内设机构名称。', 50) })

const email = z
  .string()
  .trim()
  .optional()
  .transform((v) => v || null)
  .refine((v) => v === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(v), '邮箱请写成 name@example.cn 的样子。')

export const userForm = z.object({
  username: required('请填写用户名，可用中文。', 50),
  displayName: required('请填写姓名。', 50),
  organId: required('请选择单位。', 100),
  unitId: optional(100),
  email,
  roles: z.array(choice(ROLES, '没有这个角色。'), { message: '请至少选择一个角色。' }).min(1, '请至少选择一个角色。'),
})

/** An empty password asks for a generated one. */
export const newUserForm = userForm.extend({ password: optional(128) })
export const userEditForm = userForm.extend({ version: version() })
export const passwordResetForm = z.object({ password: optional(128), version: version() })
export const userStatusForm = z.object({
  status: choice(['active', 'disabled'], '请选择启用或停用。'),
  version: version(),
})
