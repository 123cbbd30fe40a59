import { defineConfig } from 'vitest/config'

const project = (name: string, more: object = {}) => ({
  extends: true as const,
  test: { name, include: [`test/${name}/**/*.test.{ts,tsx}`], ...more },
})

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    passWithNoTests: false,
    projects: [
      project('unit'),
      project('db', { globalSetup: ['test/support/global-postgres.ts'], testTimeout: 30_000, hookTimeout: 60_000 }),
      project('http', { testTimeout: 30_000, hookTimeout: 60_000 }),
      project('threads', { testTimeout: 60_000 }),
      project('house', { testTimeout: 120_000, hookTimeout: 120_000 }),
      project('browser', {
        globalSetup: ['test/support/global-samples.ts'],
        testTimeout: 120_000,
        hookTimeout: 120_000,
        fileParallelism: false,
        // A page answers in its own time on a slow machine.
        expect: { poll: { timeout: 15_000 } },
      }),
    ],
  },
})
