import { compareTexts } from '../../src/text/compare.ts'
import { extractDocx } from '../../src/text/import/extract-docx.ts'
import { firstVersion, secondVersion } from '../fixtures/docx/two-versions.ts'
import { leastTime } from './compare-pairs.ts'

const WARM = 20
const LIMIT = 50

/** Times the two versions of one measure: eleven articles, five edits. */
export async function measureTwoVersions(): Promise<void> {
  const [old, next] = await Promise.all(
    [firstVersion(), secondVersion()].map(async (file) => extractDocx(Buffer.from(await file))),
  )
  if (!old || !next) throw new Error('The two versions were not read.')
  const cold = leastTime(1, () => compareTexts(old, next))
  const turns = Array.from({ length: WARM }, () => leastTime(1, () => compareTexts(old, next)))
  const median = turns.sort((a, b) => a - b)[WARM / 2] ?? Number.NaN
  console.log(
    `two versions of one measure: ${median.toFixed(1)} ms warm, ${cold.toFixed(1)} ms at first (target < ${LIMIT} warm): ${median < LIMIT ? 'met' : 'MISSED'}`,
  )
}
