import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { seedInto, temporaryFolder } from './program.ts'

declare module 'vitest' {
  interface ProvidedContext {
    samplesFolder: string
  }
}

/** Fills one folder with the sample data for the run; each test file works on a copy of it. */
export default function setup(project: TestProject): () => void {
  const folder = seedInto(temporaryFolder())
  project.provide('samplesFolder', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
