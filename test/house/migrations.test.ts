import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../migrations/index.ts'
import { sha256 } from '../../src/lib/hash.ts'
import { packagePath } from '../../src/lib/root.ts'
import landed from './landed-migrations.json' with { type: 'json' }

const files = readdirSync(packagePath('migrations')).filter((name) => /^\d{4}-.*\.ts$/.test(name))

describe('migrations', () => {
  it('are all in the list, in order', () => {
    expect(files.length).toBeGreaterThan(0)
    expect(Object.keys(migrations)).toEqual(files.map((name) => name.replace(/\.ts$/, '')))
  })

  it('never change once landed: a new one is added instead', () => {
    const now = Object.fromEntries(files.map((name) => [name, sha256(readFileSync(packagePath('migrations', name)))]))
    expect(now).toEqual(landed)
  })
})
