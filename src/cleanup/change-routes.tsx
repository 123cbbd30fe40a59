import { Hono } from 'hono'
import { z } from 'zod'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { required } from '../http/fields.ts'
import { readForm } from '../http/form.ts'
import { paths } from '../http/paths.ts'
import { seeOther } from '../http/reply.tsx'
import { Refused } from '../lib/refused.ts'
import { openCleanupAfterChange } from './commands/open-after-change.ts'

const changeForm = z.object({ decidingOrganId: required('请选择决定机关。') })

/** The clean-up that a changed upper document calls for. */
export const changeRoutes = (deps: Deps): Hono<Env> =>
  new Hono<Env>().post(paths.documents.dependentsCleanup.pattern, may('cleanup.manage'), async (c) => {
    const form = await readForm(c, changeForm)
    if (!form.ok) throw new Refused('invalid', '请选择由哪个机关作出清理决定，再开展清理。')
    const documentId = c.req.param('id')
    const id = await openCleanupAfterChange(deps, c.var.actor, { documentId, ...form.data })
    return seeOther(c, paths.campaigns.show({ id }))
  })
