import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packagePath } from '../../src/lib/root.ts'

/** The compiled program, run as its user runs it. */
export const PROGRAM = packagePath('bin', 'fadu.mjs')

/** A clean environment with its own data: nothing of the machine's settings reaches the program. */
export const environment = (dataDir: string, more: Record<string, string> = {}): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  DATA_DIR: dataDir,
  LOG_LEVEL: 'warn',
  PORT: '0',
  ...more,
})

/** Makes an empty folder that the caller removes. */
export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'fadu-test-'))

/** Fills a folder with the sample data, as the first start does. */
export function seedInto(folder: string): string {
  execFileSync(process.execPath, [PROGRAM, 'seed'], { env: environment(folder), stdio: ['ignore', 'ignore', 'pipe'] })
  if (!existsSync(join(folder, 'fadu.sqlite'))) throw new Error('the seed left no database')
  return folder
}

export interface RunningProgram {
  readonly url: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** Asks it to stop, waits, and removes its data. */
  stop(): Promise<void>
}

/** Starts the server on a copy of a seeded folder (or on an empty one) and waits until it says where it is. */
export async function startProgram(from: string | null, more: Record<string, string> = {}): Promise<RunningProgram> {
  const dataDir = temporaryFolder()
  if (from) cpSync(from, dataDir, { recursive: true })
  return startOn(dataDir, more)
}

/** Starts the server on a data folder as it is. */
export async function startOn(dataDir: string, more: Record<string, string> = {}): Promise<RunningProgram> {
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    env: environment(dataDir, more),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      const found = /http:\/\/[\d.]+:\d+/.exec(said)
      if (found) resolve(found[0])
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  return {
    url,
    dataDir,
    process: child,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM')
        await ended
      }
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
