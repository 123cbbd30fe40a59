import { type Context, Hono } from 'hono'
import { ChangeTablePage } from '../../views/comparisons/change-table-page.tsx'
import { comparisonTitle } from '../../views/comparisons/comparison-page.tsx'
import type { Deps } from '../deps.ts'
import { may } from '../http/access.ts'
import type { Env } from '../http/env.ts'
import { download } from '../http/export.ts'
import { paths } from '../http/paths.ts'
import { Refused } from '../lib/refused.ts'
import type { OutputKind } from '../text/outputs/write-output.ts'
import { type ComparedPair, getComparison } from './commands/compare.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The files of a comparison; whoever sees the page may take them away. */
export function outputRoutes(deps: Deps): Hono<Env> {
  const word = async (c: Context<Env>, pair: ComparedPair, kind: OutputKind, name: string): Promise<Response> => {
    const { oldText: old, newText: fresh, comparison } = pair
    const by = { author: c.var.actor.displayName, at: deps.clock.now() }
    const given = { ...namesOf(pair), isWhole: c.req.query('all') === '1' }
    const bytes = await deps.comparer.write({ kind, old, fresh, comparison, given, by })
    return download(c, `${pair.fresh.documentTitle}${name}.docx`, WORD, new Uint8Array(bytes))
  }

  return new Hono<Env>().get(paths.comparisons.output.pattern, may('document.read'), async (c) => {
    const { old, new: fresh, format } = c.req.param()
    const pair = await getComparison(deps, c.var.actor, { old, fresh }, '比对结果下载')
    switch (format) {
      case 'table.docx':
        return word(c, pair, 'table', '修改对照表')
      case 'redline.docx':
        return word(c, pair, 'redline', '（修订稿）')
      case 'data.json': {
        const body = JSON.stringify({ ...namesOf(pair), ...pair.comparison }, null, 2)
        return download(c, `${pair.fresh.documentTitle}比对.json`, 'application/json; charset=utf-8', body)
      }
      case 'table.html':
        return c.html(
          `<!doctype html>${await (<ChangeTablePage {...namesOf(pair)} comparison={pair.comparison} isWhole={c.req.query('all') === '1'} assets={c.var.shell.assets} />)}`,
        )
      default:
        throw new Refused('not_found', '没有这种格式。可以下载修改对照表、修订稿，或者打印。')
    }
  })
}

function namesOf({ old, fresh }: ComparedPair) {
  const isOne = old.documentId === fresh.documentId
  const name = (side: ComparedPair['old']): string =>
    isOne ? `第 ${side.serial} 稿` : `《${side.documentTitle}》第 ${side.serial} 稿`
  return { title: fresh.documentTitle, heading: comparisonTitle(old, fresh), oldName: name(old), newName: name(fresh) }
}
