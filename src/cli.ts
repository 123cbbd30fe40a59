import { dueCommand } from './calendar/due-command.ts'
import { backup } from './commands/backup.ts'
import { createUser } from './commands/create-user.ts'
import { migrateCommand } from './commands/migrate.ts'
import { report } from './commands/report.ts'
import { seedCommand } from './commands/seed.ts'
import { serveCommand } from './commands/serve.ts'
import { verifyAuditCommand } from './commands/verify-audit.ts'
import { workerCommand } from './commands/worker.ts'
import type { Io } from './lib/io.ts'
import { Refused } from './lib/refused.ts'
import { compareCommand } from './text/compare-command.ts'
import { extractCommand } from './text/import/extract-command.ts'

const COMMANDS: Readonly<Record<string, (argv: string[], io: Io) => Promise<number>>> = {
  serve: serveCommand,
  migrate: migrateCommand,
  seed: seedCommand,
  'create-user': createUser,
  worker: workerCommand,
  backup,
  'verify-audit': verifyAuditCommand,
  report,
  extract: extractCommand,
  compare: compareCommand,
  due: dueCommand,
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
  compare 旧文件 新文件 [--json] 按条比较两个文件
  due 起始日 --limit 天数 --unit working|calendar --calendar lhasa|national [--roll] [--json]
                                 计算期限`

const io: Io = {
  stdout: (text) => process.stdout.write(`${text}\n`),
  stderr: (text) => process.stderr.write(`${text}\n`),
}

const [name = '', ...argv] = process.argv.slice(2)
const command = COMMANDS[name]
if (!command) {
  const asked = ['', 'help', '--help', '-h'].includes(name)
  if (asked) io.stdout(USAGE)
  else io.stderr(`没有“${name}”这个命令。运行 fadu help 查看全部命令。`)
  process.exitCode = asked ? 0 : 2
} else {
  try {
    process.exitCode = await command(argv, io)
  } catch (error) {
    io.stderr(error instanceof Refused ? error.message : `程序出错：${error instanceof Error ? error.message : error}`)
    process.exitCode = error instanceof Refused ? 2 : 1
  }
}
