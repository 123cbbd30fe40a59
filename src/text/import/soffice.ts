import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gate } from '../../lib/gate.ts'

/** Turns old Word files into .docx with an office program that the operator installed. */
export interface OfficeConverter {
  /** Gives the .docx, or null when the program failed, took too long or gave nothing. */
  toDocx(bytes: Uint8Array): Promise<Buffer | null>
}

export interface OfficeLimits {
  readonly timeoutMs?: number
  readonly maxBytes?: number
}

const MB = 1024 * 1024

/**
 * Converts with LibreOffice: one file at a time, each with a profile and a folder of its own that is removed
 * afterwards, killed with everything it started when it takes too long.
 */
export function libreOffice(program: string, limits: OfficeLimits = {}): OfficeConverter {
  const { timeoutMs = 60_000, maxBytes = 100 * MB } = limits
  const inTurn = gate(1)
  return { toDocx: (bytes) => inTurn(() => convert(program, bytes, timeoutMs, maxBytes)) }
}

async function convert(
  program: string,
  bytes: Uint8Array,
  timeoutMs: number,
  maxBytes: number,
): Promise<Buffer | null> {
  const folder = await mkdtemp(join(tmpdir(), 'fadu-office-'))
  try {
    const source = join(folder, 'source.doc')
    const out = join(folder, 'out')
    await mkdir(out)
    await writeFile(source, bytes)
    const profile = pathToFileURL(join(folder, 'profile')).href
    const options = ['--headless', '--norestore', '--nologo', '--nodefault', '--nolockcheck']
    const args = [`-env:UserInstallation=${profile}`, ...options, '--convert-to', 'docx', '--outdir', out, source]
    if (!(await run(program, args, folder, timeoutMs))) return null
    const result = join(out, 'source.docx')
    if ((await stat(result)).size > maxBytes) return null
    return await readFile(result)
  } catch {
    // A missing program or an empty result: the file is then read without it, and the report says so.
    return null
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Runs to the end or to the limit; tells whether it ended well. */
function run(program: string, args: readonly string[], home: string, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    // A group of its own, because the program starts others that would outlive it.
    const child = spawn(program, args, { cwd: home, detached: true, stdio: 'ignore' })
    const end = (ok: boolean): void => {
      clearTimeout(timer)
      if (child.pid !== undefined) killGroup(child.pid)
      resolve(ok)
    }
    const timer = setTimeout(() => end(false), timeoutMs)
    child.once('error', () => end(false))
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
