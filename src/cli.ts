import type { Io } from './lib/io.ts'
import { Refused } from './lib/refused.ts'

type Command = (argv: string[], io: Io) => Promise<number>

/** Each command is loaded when it is asked for: reading one Word file needs no server. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  migrate: async () => (await import('./commands/migrate.ts')).migrateCommand,
  seed: async () => (await import('./commands/seed.ts')).seedCommand,
  'create-user': async () => (await import('./commands/create-user.ts')).createUser,
  worker: async () => (await import('./commands/worker.ts')).workerCommand,
  backup: async () => (await import('./commands/backup.ts')).backup,
  'verify-audit': async () => (await import('./commands/verify-audit.ts')).verifyAuditCommand,
  report: async () => (await import('./commands/report.ts')).report,
  extract: async () => (await import('./text/import/extract-command.ts')).extractCommand,
  compare: async () => (await import('./text/compare-command.ts')).compareCommand,
  due: async () => (await import('./calendar/due-command.ts')).dueCommand,
}

const USAGE = `用法：fadu <命令> [参数]

  serve                          启动服务（默认 http://127.0.0.1:3000）
  migrate                        升级数据库结构
  seed                           写入示例数据
  create-user 用户名 --organ 机关 --role 角色[,角色]
                                 新建用户，从标准输入读取初始密码
  worker                         只运行后台任务
  backup 目录                    备份数据库和文件
  verify-audit                   核对审计记录
  report --json [--from 日 --to 日]  首页各项数字
  extract 文件 [--json]          读出 Word 文件的文字和条款
  compare 旧文件 新文件 [--json] [--table 文件] [--redline 文件] 按条比较两个文件
  due 起始日 --limit 天数 --unit working|calendar --calendar lhasa|national [--roll] [--json]
                                 计算期限`

const io: Io = {
  stdout: (text) => process.stdout.write(`${text}\n`),
  stderr: (text) => process.stderr.write(`${text}\n`),
}

const [name = '', ...argv] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (!command) {
  const asked = ['', 'help', '--help', '-h'].includes(name)
  if (asked) io.stdout(USAGE)
  else io.stderr(`没有“${name}”这个命令。运行 fadu help 查看全部命令。`)
  process.exitCode = asked ? 0 : 2
} else {
  try {
    process.exitCode = await (await command())(argv, io)
  } catch (error) {
    io.stderr(error instanceof Refused ? error.message : `程序出错：${error instanceof Error ? error.message : error}`)
    process.exitCode = error instanceof Refused ? 2 : 1
  }
}
