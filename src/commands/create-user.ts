import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { installCalendars } from '../calendar/commands.ts'
import { SYSTEM } from '../db/transaction.ts'
import type { Deps } from '../deps.ts'
import type { Io } from '../lib/io.ts'
import { Refused } from '../lib/refused.ts'
import { addOrgan } from '../people/commands/organs.ts'
import { addUser } from '../people/commands/users.ts'
import { ORGAN_KINDS, type OrganKind, ROLES, type Role } from '../people/model.ts'
import { passwordProblem } from '../people/rules.ts'
import { installPolicies } from '../policy/commands.ts'
import { withDeps } from './with-deps.ts'

/** Adds a user, and the organ when it is not there yet; the initial password comes from standard input. */
export async function createUser(argv: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      organ: { type: 'string' },
      kind: { type: 'string', default: 'department' },
      role: { type: 'string' },
      name: { type: 'string' },
    },
  })
  const username = positionals[0]?.trim()
  if (!username || !values.organ || !values.role)
    throw new Refused(
      'invalid',
      '请写明用户名、--organ 机关名称和 --role 角色，例如：create-user 张三 --organ 拉萨市司法局 --role reviewer',
    )
  const roles = values.role.split(/[,，]/).map(asRole)
  const kind = asKind(values.kind)
  const password = (await text(process.stdin)).replace(/\r?\n$/, '')
  const problem = passwordProblem(password)
  if (problem) throw new Refused('invalid', problem)
  return withDeps(async (deps) => {
    await installCalendars(deps)
    await installPolicies(deps)
    const organId = await findOrAddOrgan(deps, values.organ as string, kind)
    const input = { username, displayName: values.name ?? username, organId, unitId: null, email: null, roles }
    await addUser(deps, SYSTEM, { ...input, password, mustChangePassword: true })
    io.stdout(`已新建用户“${username}”（${values.organ}），首次登录时须更换密码。`)
    return 0
  })
}

function asRole(name: string): Role {
  const role = ROLES.find((r) => r === name.trim())
  if (!role) throw new Refused('invalid', `没有“${name}”这个角色。可用：${ROLES.join('、')}`)
  return role
}

function asKind(name: string): OrganKind {
  const kind = ORGAN_KINDS.find((k) => k === name)
  if (!kind) throw new Refused('invalid', `没有“${name}”这类机关。可用：${ORGAN_KINDS.join('、')}`)
  return kind
}

async function findOrAddOrgan(deps: Deps, name: string, kind: OrganKind): Promise<string> {
  const row = await deps.db.selectFrom('organ').select('organ_id').where('name', '=', name).executeTakeFirst()
  if (row) return row.organ_id
  return addOrgan(deps, SYSTEM, {
    name,
    shortName: name,
    kind,
    code: null,
    parentId: null,
    calendarId: 'lhasa',
    position: 0,
  })
}
