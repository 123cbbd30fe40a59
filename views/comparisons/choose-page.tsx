import type { ComparableDocument, ComparedSide } from '../../src/comparisons/model.ts'
import type { RevisionLine } from '../../src/documents/model.ts'
import { paths } from '../../src/http/paths.ts'
import { wordOf } from '../format.ts'
import { FilterText } from '../parts/filters.tsx'
import { Empty, Note, PageHead, Section } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'
import { sideName } from './comparison-page.tsx'

interface ChoosePageProps {
  /** The text to compare with another; null while that one is to be chosen first. */
  readonly fresh: ComparedSide | null
  /** The other texts of its document. */
  readonly revisions: readonly RevisionLine[]
  /** Documents that its text says it replaces. */
  readonly replaced: readonly ComparableDocument[]
  readonly words: string | undefined
  readonly page: PagerProps['page'] & { readonly rows: readonly ComparableDocument[] }
}

/** Chooses what to compare a text with: any text of the register that the person may see. */
export const ChoosePage = ({ fresh, revisions, replaced, words, page }: ChoosePageProps) => {
  const query = { new: fresh?.revisionId }
  return (
    <>
      <PageHead
        title={fresh ? '选择旧文本' : '选择新文本'}
        crumbs={
          fresh
            ? [
                [paths.documents.list(), '文件'],
                [paths.documents.show({ id: fresh.documentId }), fresh.documentTitle],
              ]
            : [[paths.documents.list(), '文件']]
        }
        lead={
          fresh
            ? `新文本：${sideName(fresh, false)}。选择与它比对的旧文本。`
            : '先选择较新的一份文本，再选择与它比对的旧文本。'
        }
      />
      {fresh && replaced.length > 0 && (
        <Section title="文中写明由它废止的文件" id="replaced">
          <Documents rows={replaced} fresh={fresh} caption="文中写明由它废止的文件" />
        </Section>
      )}
      {fresh && revisions.length > 0 && (
        <Section title="同一文件的其他稿" id="same">
          <p class="text-links">
            {revisions.map((one) => (
              <a href={paths.comparisons.show({ old: one.revisionId, new: fresh.revisionId })}>
                第 {one.serial} 稿（{wordOf('revisionKind', one.kind)}）
              </a>
            ))}
          </p>
        </Section>
      )}
      <Section title="登记簿中的文件" id="others">
        <form class="filters" method="get" action={paths.comparisons.create()}>
          {fresh && <input type="hidden" name="new" value={fresh.revisionId} />}
          <FilterText name="words" label="名称或文号" value={words} />
          <div class="filters-end">
            <button class="button button-secondary" type="submit">
              查找
            </button>
            <a class="button button-plain" href={paths.comparisons.create(query)}>
              清除
            </a>
          </div>
        </form>
        <Documents rows={page.rows} fresh={fresh} caption="登记簿中的文件" />
        <Pager page={page} unit="件" href={(cursor) => paths.comparisons.create({ ...query, words, cursor })} />
      </Section>
      <Note>
        <p>
          文件不在登记簿里？用<a href={paths.tools.comparison()}>文本比对</a>直接选两份文件，比完不留存。
        </p>
      </Note>
    </>
  )
}

const Documents = (props: {
  readonly rows: readonly ComparableDocument[]
  readonly fresh: ComparedSide | null
  readonly caption: string
}) => (
  <DataTable
    caption={props.caption}
    rows={props.rows}
    empty={<Empty title="没有符合条件的文件。" />}
    columns={[
      {
        label: '文件',
        render: (row) => (
          <>
            {row.title}
            {row.numberText && <small class="beneath">{row.numberText}</small>}
          </>
        ),
      },
      { label: '制定机关', nowrap: true, render: (row) => row.makingOrgan },
      { label: '阶段', nowrap: true, render: (row) => <StatusTag kind="stage" value={row.stage} /> },
      { label: '比对', render: (row) => <TextLinks document={row} fresh={props.fresh} /> },
    ]}
  />
)

const TextLinks = (props: { readonly document: ComparableDocument; readonly fresh: ComparedSide | null }) => {
  const { document, fresh } = props
  const texts = document.texts.filter((one) => one.revisionId !== fresh?.revisionId)
  if (texts.length === 0)
    return <span class="quiet">{document.texts.length > 0 ? '就是选定的新文本' : '没有读出文本的稿'}</span>
  return (
    <span class="text-links">
      {texts.map((one) => (
        <a
          href={
            fresh
              ? paths.comparisons.show({ old: one.revisionId, new: fresh.revisionId })
              : paths.comparisons.create({ new: one.revisionId })
          }
        >
          <span class="hidden">《{document.title}》</span>第 {one.serial} 稿（{wordOf('revisionKind', one.kind)}）
        </a>
      ))}
    </span>
  )
}
