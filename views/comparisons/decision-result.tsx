import { paths } from '../../src/http/paths.ts'
import type { AmendmentCheck, CheckedAmendment, Place } from '../../src/text/amendments-model.ts'
import { diffText, Words } from '../../src/text/diff.ts'
import { wordOf } from '../format.ts'
import { ComparedWords } from '../parts/compared-text.tsx'
import { Empty, Note, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

interface Texts {
  readonly old: string
  readonly new: string
}

/** What the decision announces, item by item, and what it does not speak of. */
export const DecisionResult = ({ check, texts }: { readonly check: AmendmentCheck; readonly texts: Texts }) => {
  const words = new Words()
  const wrong = check.amendments.filter(({ verdict }) => verdict !== 'done').length
  return (
    <>
      <Section title="决定写明的改动" id="amendments">
        <p class="change-sum">
          共 <b>{check.amendments.length}</b> 项，已落实 {check.amendments.length - wrong} 项
          {wrong > 0 && (
            <>
              ，须核对 <b>{wrong}</b> 项
            </>
          )}
          {check.others > 0 && `；另有 ${check.others} 项修改的是其他文件，没有核对`}
        </p>
        {wrong > 0 && <p class="quiet">说明中划去的是决定写了而新文本没有的文字，加下划线的是新文本另有的文字。</p>}
        <DataTable
          caption="决定写明的改动"
          rows={check.amendments}
          empty={<Empty title="没有从决定中读出修改的内容。请核对给的是不是修改决定。" />}
          columns={[
            { label: '结论', nowrap: true, render: ({ verdict }) => <StatusTag kind="verdict" value={verdict} /> },
            { label: '决定原文', render: ({ amendment }) => <span class="plain-text">{amendment.quote}</span> },
            { label: '新文本', nowrap: true, render: ({ new: place }) => <PlaceLink place={place} texts={texts} /> },
            { label: '说明', render: (item) => <Difference item={item} words={words} /> },
          ]}
        />
      </Section>
      <Unannounced check={check} texts={texts} />
      {check.unread.length > 0 && (
        <Note tone="warn">
          <p>决定中有 {check.unread.length} 处没有读懂，请人工核对：</p>
          <ul>
            {check.unread.map(({ quote }) => (
              <li>{quote}</li>
            ))}
          </ul>
        </Note>
      )}
      {check.restFrom !== null && (
        <Note>
          <p>决定后面还附有其他内容（例如修改后的全文），没有当作决定的内容核对。</p>
        </Note>
      )}
    </>
  )
}

const Unannounced = ({ check, texts }: { readonly check: AmendmentCheck; readonly texts: Texts }) => (
  <Section title="决定没有写到的改动" id="unannounced">
    <DataTable
      caption="决定没有写到的改动"
      rows={check.unannounced}
      empty={<p>没有。新文本的改动决定都写到了。</p>}
      columns={[
        { label: '改动', nowrap: true, render: ({ kind }) => wordOf('unannounced', kind) },
        {
          label: '位置',
          nowrap: true,
          render: (change) => <PlaceLink place={change.new} texts={texts} old={change.old} />,
        },
        { label: '原文', render: ({ before }) => <span class="plain-text">{before ?? '—'}</span> },
        { label: '新文', render: ({ after }) => <span class="plain-text">{after ?? '—'}</span> },
      ]}
    />
  </Section>
)

const PlaceLink = (props: { readonly place: Place | null; readonly texts: Texts; readonly old?: Place | null }) => {
  const { place, texts, old = null } = props
  if (place) {
    // A 款 or 项 stands in the row of its article.
    const [article = place.path] = place.path.split('.')
    return <a href={`${paths.comparisons.show(texts)}#n-${article}`}>{place.label ?? '该处'}</a>
  }
  return old ? <>原{old.label ?? '该处'}</> : <span class="quiet">—</span>
}

/** What the decision wants struck through where the text lacks it, what the text has instead underlined. */
const Difference = ({ item, words }: { readonly item: CheckedAmendment; readonly words: Words }) => {
  const { verdict, note, expected, found } = item
  const isShown = expected !== null && (verdict === 'different' || verdict === 'not_done')
  return (
    <>
      {note ?? <span class="quiet">与决定一致</span>}
      {isShown && (
        <p class="compared">
          <ComparedWords segments={diffText(expected, found ?? '', words)} side="both" />
        </p>
      )}
    </>
  )
}
