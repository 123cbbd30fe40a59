import type { Context } from 'hono'
import { FilingPage } from '../../views/filing/filing-page.tsx'
import type { Deps } from '../deps.ts'
import type { Env } from '../http/env.ts'
import { type FormState, formOf, statusOf } from '../http/form-state.ts'
import { reply } from '../http/reply.tsx'
import { getFilingPage } from './queries/filing-page.ts'
import { getLetterDesk } from './queries/letters.ts'
import { findPackDesk } from './queries/pack.ts'

/** The forms of the page that came back refused. */
export interface FilingForms {
  readonly submission?: FormState
  readonly registration?: FormState
  readonly letter?: FormState
  readonly pack?: FormState
}

/** Shows one filing, with what was typed into a form that was refused. */
export async function showFiling(deps: Deps, c: Context<Env>, forms: FilingForms = {}): Promise<Response> {
  const { actor } = c.var
  const today = deps.clock.today()
  const filing = await getFilingPage(deps.db, actor, c.req.param('id') ?? '', today)
  const pack = await findPackDesk(deps.db, actor, { filingId: filing.filingId, status: filing.facts.status })
  const isPackEmpty = pack === null || pack.size === 0
  const blank = formOf({ submittedOn: today, decidedOn: today, conforming: 'on' })
  const body = (
    <FilingPage
      filing={filing}
      actor={actor}
      today={today}
      submission={forms.submission ?? { ...blank, lists: { materials: isPackEmpty ? filing.required : [] } }}
      registration={forms.registration ?? blank}
      pack={pack}
      packState={forms.pack ?? formOf({})}
      letters={await getLetterDesk(deps.db, actor, filing, today)}
      letter={forms.letter ?? formOf({})}
    />
  )
  return reply(c, { title: `备案：${filing.title}`, body }, statusOf(...Object.values(forms)))
}
