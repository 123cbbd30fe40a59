import type { ExtractedText, Provision, Warning } from '../../src/text/model.ts'
import { wordOf } from '../format.ts'
import { provisionAnchor } from '../parts/outline.tsx'
import { Facts, Note } from '../parts/page-head.tsx'

interface Props {
  readonly text: ExtractedText
  /** That of the text on the same page. */
  readonly prefix: string
}

/** What came in and what came out, what could not be carried, and what a person must look at. */
export const LossReport = ({ text, prefix }: Props) => {
  const { report, warnings } = text
  return (
    <>
      {report && (
        <Facts
          rows={[
            ['格式', wordOf('textFormat', report.format)],
            [
              '段落',
              report.paragraphsIn === report.paragraphsOut
                ? `文件 ${report.paragraphsIn} 段，全部读出`
                : `文件 ${report.paragraphsIn} 段，文本 ${report.paragraphsOut} 段（${difference(report.paragraphsIn, report.paragraphsOut)}）`,
            ],
            ['编号', `自动编号 ${report.automaticNumbers} 个，键入编号 ${report.typedNumbers} 个`],
            ['字数', `${report.characters} 字（不计空白）`],
            ['随文内容', besides(text)],
          ]}
        />
      )}
      {warnings.length === 0 ? (
        <Note tone="good">没有发现未能读出的内容，编号连续。</Note>
      ) : (
        <Note tone="warn">
          <p>有 {warnings.length} 处需要核对：</p>
          <ul>
            {warnings.map((warning) => (
              <li>
                {warning.message}
                <Place warning={warning} text={text} prefix={prefix} />
              </li>
            ))}
          </ul>
        </Note>
      )}
    </>
  )
}

const difference = (from: number, to: number): string =>
  from > to ? `${from - to} 段是隐藏、删除的段落或者已并入相邻段落` : `${to - from} 段由换行分出`

/** Notes, tables and the like, as far as there are any. */
function besides(text: ExtractedText): string {
  const counts: readonly (readonly [number, string])[] = [
    [text.tables.length, '个表格'],
    [text.notes.length, '条脚注、尾注'],
    [text.headers.length, '处页眉、页脚'],
    [text.textBoxes.length, '个文本框'],
    [text.comments.length, '条批注'],
    [text.hidden?.length ?? 0, '段隐藏文字'],
  ]
  const told = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  return told.join('，') || '无'
}

/** The way to the provision that a warning speaks of. */
const Place = ({ warning, text, prefix }: Props & { readonly warning: Warning }) => {
  const at = provisionAt(text.provisions, warning.paragraph)
  if (!at) return null
  return (
    <>
      {' '}
      <a href={`#${provisionAnchor(prefix, at)}`}>{at.label ?? '看原处'}</a>
    </>
  )
}

/** Gives the provision in which a paragraph stands. */
export const provisionAt = (provisions: readonly Provision[], paragraph: number | undefined): Provision | undefined =>
  paragraph === undefined
    ? undefined
    : provisions.findLast(({ paragraphs: [from, to] }) => from <= paragraph && paragraph <= to)
