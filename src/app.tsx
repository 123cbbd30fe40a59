import { Hono } from 'hono'
import { auditRoutes } from './audit/routes.tsx'
import { calendarRoutes } from './calendar/routes.tsx'
import { classificationPanel } from './classification/panel.tsx'
import { classificationRoutes } from './classification/routes.tsx'
import { batchRoutes as cleanupBatchRoutes } from './cleanup/batch-routes.tsx'
import { changeRoutes } from './cleanup/change-routes.tsx'
import { checkRoutes } from './cleanup/check-routes.tsx'
import { itemRoutes } from './cleanup/item-routes.tsx'
import { outputRoutes } from './cleanup/output-routes.tsx'
import { cleanupPanel } from './cleanup/panel.tsx'
import { campaignRoutes } from './cleanup/routes.tsx'
import { comparisonRoutes } from './comparisons/routes.tsx'
import { feedRoutes } from './deadlines/feed-routes.tsx'
import { deadlineRoutes } from './deadlines/routes.tsx'
import { deliberationPanel } from './deliberation/panel.tsx'
import { deliberationRoutes } from './deliberation/routes.tsx'
import type { Deps } from './deps.ts'
import { evaluationPanel } from './documents/evaluation-panel.tsx'
import { evaluationRoutes } from './documents/evaluation-routes.tsx'
import { makerRoutes } from './documents/maker-routes.tsx'
import { relationPanel } from './documents/relation-panel.tsx'
import { relationRoutes } from './documents/relation-routes.tsx'
import { documentRoutes } from './documents/routes.tsx'
import { filingPanel } from './filing/panel.tsx'
import { filingPaperRoutes } from './filing/paper-routes.tsx'
import { filingRoutes } from './filing/routes.tsx'
import { suggestionPanel } from './filing-review/panel.tsx'
import { filingReviewRoutes } from './filing-review/routes.tsx'
import { suggestionRoutes } from './filing-review/suggestion-routes.tsx'
import { findingRoutes } from './findings/routes.tsx'
import { assetRoutes } from './http/assets.ts'
import type { Env } from './http/env.ts'
import { paths } from './http/paths.ts'
import { notFound, problemHandler } from './http/problems.tsx'
import { headers, limitBody, plainAddress, requestId, sameOrigin } from './http/security.ts'
import { withSession } from './http/session.ts'
import { jobRoutes } from './jobs/routes.tsx'
import { batchRoutes } from './ledger/batch-routes.tsx'
import { ledgerRoutes } from './ledger/routes.tsx'
import { deliveryRoutes } from './notices/delivery-routes.tsx'
import { noticeRoutes } from './notices/routes.tsx'
import { numberRoutes } from './numbering/routes.tsx'
import { packRoutes } from './packs/routes.tsx'
import { keepSession } from './people/commands/sessions.ts'
import { organRoutes } from './people/organ-routes.tsx'
import { signInRoutes } from './people/sign-in-routes.tsx'
import { userRoutes } from './people/user-routes.tsx'
import { policyRoutes } from './policy/routes.tsx'
import { reconciliationRoutes } from './reconciliation/routes.tsx'
import { homeRoutes } from './reports/home-routes.tsx'
import { reportRoutes } from './reports/routes.tsx'
import { shellFor } from './reports/shell.ts'
import { roundFileRoutes } from './review/file-routes.tsx'
import { reviewPanel } from './review/panel.tsx'
import { reviewRoutes } from './review/routes.tsx'
import { templateRoutes } from './templates/routes.tsx'

/** Builds the application: middleware in order, features, one error handler. It never listens. */
export function createApp(deps: Deps): Hono<Env> {
  const { config } = deps
  const app = new Hono<Env>()
  app.onError(problemHandler(deps.log))
  app.notFound(notFound)
  app.use(requestId)
  app.use(headers(config.publicUrl?.startsWith('https:') ?? false))
  app.route('/', assetRoutes())
  app.use(withSession(deps, (id) => keepSession(deps, id), shellFor(deps)))
  app.use(plainAddress)
  app.use(sameOrigin(config.publicUrl))
  app.use(limitBody(config.maxUploadBytes, { [paths.batches.create.pattern]: config.maxBulkBytes }))
  for (const routes of [
    homeRoutes,
    signInRoutes,
    (d: Deps) =>
      documentRoutes(d, [
        relationPanel(d),
        evaluationPanel(d),
        reviewPanel(d),
        deliberationPanel(d),
        classificationPanel(d),
        filingPanel(d),
        suggestionPanel(d),
        cleanupPanel(d),
      ]),
    ledgerRoutes,
    batchRoutes,
    makerRoutes,
    comparisonRoutes,
    reviewRoutes,
    roundFileRoutes,
    findingRoutes,
    packRoutes,
    relationRoutes,
    evaluationRoutes,
    changeRoutes,
    deliberationRoutes,
    classificationRoutes,
    filingRoutes,
    filingReviewRoutes,
    suggestionRoutes,
    filingPaperRoutes,
    reconciliationRoutes,
    campaignRoutes,
    itemRoutes,
    outputRoutes,
    checkRoutes,
    cleanupBatchRoutes,
    reportRoutes,
    calendarRoutes,
    policyRoutes,
    templateRoutes,
    numberRoutes,
    organRoutes,
    userRoutes,
    auditRoutes,
    jobRoutes,
    noticeRoutes,
    deliveryRoutes,
    deadlineRoutes,
    feedRoutes,
  ])
    app.route('/', routes(deps))
  return app
}
