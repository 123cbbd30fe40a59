import { describe, expect, it } from 'vitest'
import { AUDIT, type AuditAction } from '../../src/audit/actions.ts'
import { auditSentence } from '../../views/audit/wording.ts'
import { sourceFiles } from './source-files.ts'

const actions = Object.keys(AUDIT) as AuditAction[]
const detail = new Proxy(
  {},
  { get: (_, name) => (name === 'changes' ? {} : name === 'roles' ? ['drafter'] : '2026-03-16') },
)

describe('audit actions', () => {
  it('are found at all', () => {
    expect(actions.length).toBeGreaterThan(30)
  })

  it.each(actions)('%s has a Chinese sentence', (action) => {
    const sentence = auditSentence({ action, detail: detail as Record<string, unknown> })
    expect(sentence).toMatch(/\p{Script=Han}/u)
    expect(sentence).not.toContain(action)
  })

  it('are each written somewhere', () => {
    const code = sourceFiles('src', 'samples')
      .filter(({ path }) => path !== 'src/audit/actions.ts')
      .map(({ text }) => text)
      .join('\n')
    expect(actions.filter((action) => !code.includes(`'${action}'`))).toEqual([])
  })
})
