import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createExtractor } from '../../src/text/import/pool.ts'
import { docx, p } from '../fixtures/docx/build.ts'

const UPLOADS = 20
const LARGE = 30_000
const TARGET_MS = 50

/** Every fifth upload is far longer than any document of the register. */
const body = (articles: number): string =>
  Array.from({ length: articles }, (_, i) =>
    p(`第${i + 1}条 ${'规范性文件应当向社会公布，并自公布之日起报送备案。'.repeat(3)}`),
  ).join('')
const bytes = await docx({ body: body(400) })
const large = await docx({ body: body(LARGE) })
const extractor = createExtractor({ threads: 2 })
await extractor.extract(bytes, '预热.docx')

const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const from = performance.now()
await Promise.all(
  Array.from({ length: UPLOADS }, (_, i) => extractor.extract(i % 5 === 4 ? large : bytes, `${i}.docx`)),
)
const ms = performance.now() - from
delay.disable()
await extractor.close()
const worst = delay.max / 1e6
console.log(
  `${UPLOADS} uploads at once in ${ms.toFixed(0)} ms; event loop blocked at most ${worst.toFixed(1)} ms (target ≤ ${TARGET_MS})`,
)
