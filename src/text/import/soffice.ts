import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gate } from '../../lib/gate.ts'
import { OFFICE_PROFILE } from './soffice-profile.ts'

/** What the office program is given to turn into .docx. */
export type OldFormat = 'doc' | 'rtf'

/** Turns old Word files into .docx with an office program that the operator installed. */
export interface OfficeConverter {
  /** Gives the .docx, or null when the program failed, took too long or gave nothing. */
  toDocx(bytes: Uint8Array, format: OldFormat): Promise<Buffer | null>
  /** Ends what is running; nothing is left of it. */
  close(): Promise<void>
}

export interface OfficeLimits {
  readonly timeoutMs?: number
  readonly maxBytes?: number
}

const MB = 1024 * 1024

interface Conversion extends Required<OfficeLimits> {
  readonly program: string
  readonly signal: AbortSignal
}

/**
 * Converts with LibreOffice: one file at a time, each with a profile and a folder of its own that is removed
 * afterwards, killed with everything it started when it takes too long. Nothing is fetched and no macro runs.
 */
export function libreOffice(program: string, limits: OfficeLimits = {}): OfficeConverter {
  const closing = new AbortController()
  const conversion = { timeoutMs: 60_000, maxBytes: 100 * MB, ...limits, program, signal: closing.signal }
  const inTurn = gate(1)
  return {
    toDocx: (bytes, format) => inTurn(() => convert(conversion, bytes, format)),
    close: async () => {
      closing.abort()
      await inTurn(async () => {})
    },
  }
}

async function convert(given: Conversion, bytes: Uint8Array, format: OldFormat): Promise<Buffer | null> {
  if (given.signal.aborted) return null
  const folder = await mkdtemp(join(tmpdir(), 'fadu-office-'))
  try {
    const source = join(folder, `source.${format}`)
    const [out, profile] = [join(folder, 'out'), join(folder, 'profile')]
    await mkdir(out)
    await mkdir(join(profile, 'user'), { recursive: true })
    await writeFile(join(profile, 'user', 'registrymodifications.xcu'), OFFICE_PROFILE)
    await writeFile(source, bytes)
    const options = ['--headless', '--norestore', '--nologo', '--nodefault', '--nolockcheck']
    const own = `-env:UserInstallation=${pathToFileURL(profile).href}`
    if (!(await run(given, [own, ...options, '--convert-to', 'docx', '--outdir', out, source], folder))) return null
    const result = join(out, 'source.docx')
    if ((await stat(result)).size > given.maxBytes) return null
    return await readFile(result)
  } catch {
    // A missing program or an empty result: the file is then read without it, and the report says so.
    return null
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Nothing of the server's environment: no keys, no display, and a proxy that is not there. */
const environment = (home: string): NodeJS.ProcessEnv => ({
  HOME: home,
  TMPDIR: home,
  LANG: 'C.UTF-8',
  PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
  http_proxy: NOWHERE,
  https_proxy: NOWHERE,
})
const NOWHERE = 'http://127.0.0.1:9'

/** Runs to the end or to the limit; tells whether it ended well. */
function run({ program, timeoutMs, signal }: Conversion, args: readonly string[], home: string): Promise<boolean> {
  return new Promise((resolve) => {
    // A group of its own, because the program starts others that would outlive it.
    const child = spawn(program, args, { cwd: home, detached: true, stdio: 'ignore', env: environment(home) })
    const end = (ok: boolean): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      if (child.pid !== undefined) killGroup(child.pid)
      resolve(ok)
    }
    const stop = (): void => end(false)
    const timer = setTimeout(stop, timeoutMs)
    signal.addEventListener('abort', stop)
    child.once('error', stop)
    child.once('exit', (code) => end(code === 0))
  })
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group is gone already.
  }
}
