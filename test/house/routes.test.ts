import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/app.tsx'
import { openDatabase } from '../../src/db/open.ts'
import { isGuard, isOpenGuard } from '../../src/http/access.ts'
import { testDeps } from '../support/deps.ts'

const PUBLIC = ['GET /assets/:name', 'GET /feeds/:token', 'GET /health', 'GET /sign-in', 'POST /sign-in']

describe('routes', () => {
  const app = createApp(testDeps(openDatabase('sqlite::memory:')))
  const routes = new Map<string, unknown[]>()
  for (const { method, path, handler } of app.routes)
    if (method !== 'ALL') routes.set(`${method} ${path}`, [...(routes.get(`${method} ${path}`) ?? []), handler])

  it('are found at all', () => {
    expect(routes.size).toBeGreaterThan(50)
  })

  it('each have a guard, and the guard comes first', () => {
    const naked = [...routes].filter(([name, handlers]) => !isGuard(handlers[0]) && name !== 'GET /assets/:name')
    expect(naked.map(([name]) => name)).toEqual([])
  })

  it('are open to everybody only where it is meant', () => {
    const open = [...routes].filter(([name, handlers]) => isOpenGuard(handlers[0]) || name === 'GET /assets/:name')
    expect(open.map(([name]) => name).sort()).toEqual(PUBLIC)
  })
})
