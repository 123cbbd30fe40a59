import { type Context, Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { recordSecretReading } from '../documents/commands/read-secret.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { download } from '../http/export.ts'
import { paths } from '../http/paths.ts'
import { fillForm } from '../templates/render.ts'
import { returnData, supplementData } from './opinion-form.ts'
import { getOpinionFile, getReturnNotice, getSupplementNotice, getVisibleRound } from './queries/form-facts.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The papers of a round as Word files: what was signed, and the notices to the drafters. */
export function roundFileRoutes(deps: Deps): Hono<Env> {
  const recordOf = (c: Context<Env>) =>
    getVisibleRound(deps.db, c.var.actor, c.req.param('id') ?? '', Number(c.req.param('serial')))
  type Round = Awaited<ReturnType<typeof recordOf>>
  const send = async (c: Context<Env>, round: Round, name: string, bytes: Uint8Array) => {
    if (round.isSecret) await recordSecretReading(deps, c.var.actor, round.documentId, `第 ${round.serial} 轮“${name}”`)
    return download(c, name, DOCX, new Uint8Array(bytes))
  }

  return new Hono<Env>()
    .get(paths.rounds.opinionFile.pattern, may('review.read'), async (c) => {
      const round = await recordOf(c)
      const file = await getOpinionFile(deps.db, round.roundId)
      return send(c, round, file.fileName, await deps.blobs.get(file.digest))
    })
    .get(paths.rounds.supplementNotice.pattern, may('review.read'), async (c) => {
      const round = await recordOf(c)
      const notice = await getSupplementNotice(deps.db, round, Number(c.req.param('nth')))
      const { bytes } = await fillForm(deps.db, deps.blobs, 'review-supplement', supplementData(notice))
      return send(c, round, `${round.title}-送审材料补正通知书.docx`, bytes)
    })
    .get(paths.rounds.returnNotice.pattern, may('review.read'), async (c) => {
      const round = await recordOf(c)
      const notice = await getReturnNotice(deps.db, round)
      const { bytes } = await fillForm(deps.db, deps.blobs, 'review-return', returnData(notice))
      return send(c, round, `${round.title}-送审退回通知书.docx`, bytes)
    })
}
