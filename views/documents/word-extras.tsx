import type { RevisionDesk } from '../../src/documents/model.ts'
import { paths } from '../../src/http/paths.ts'
import type { Comment, ExtractedText, HeaderFooter } from '../../src/text/model.ts'
import { Button } from '../parts/button.tsx'
import { Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'
import { provisionAt } from './loss-report.tsx'

/** What stands in the file beside the text: comments, notes, headers, boxes, hidden words. */
export const WordExtras = ({ revision }: { readonly revision: RevisionDesk }) => {
  const text = revision.text
  if (!text) return null
  return (
    <>
      {text.comments.length > 0 && (
        <Section title="批注" id="comments">
          <Comments revision={revision} text={text} />
        </Section>
      )}
      <Others text={text} />
    </>
  )
}

const Comments = ({ revision, text }: { readonly revision: RevisionDesk; readonly text: ExtractedText }) => {
  const taken = new Set(revision.importedComments.map((c) => c.position))
  const rows = text.comments.map((comment, position) => ({ ...comment, position }))
  const isOpen = rows.some((row) => !taken.has(row.position))
  return (
    <>
      <DataTable
        caption="Word 批注"
        rows={rows}
        empty=""
        columns={[
          { label: '批注', render: (c) => <span class="plain-text">{c.text}</span> },
          { label: '所批文字', render: (c) => c.quoted || '—' },
          { label: '位置', nowrap: true, render: (c) => placeOf(text, c) },
          { label: '作者', nowrap: true, render: (c) => c.author ?? '未署名' },
          { label: '时间', nowrap: true, render: (c) => c.date?.slice(0, 10) ?? '—' },
          { label: '审核', nowrap: true, render: (c) => (taken.has(c.position) ? '已转入' : '未转入') },
        ]}
      />
      {isOpen && revision.mayImport && (
        <form
          method="post"
          action={paths.documents.revisionComments({ id: revision.documentId, serial: String(revision.serial) })}
        >
          <Button>把批注转入审核</Button>
        </form>
      )}
    </>
  )
}

const placeOf = (text: ExtractedText, comment: Comment): string =>
  provisionAt(text.provisions, comment.paragraph)?.label ?? `第 ${comment.paragraph + 1} 段`

const HEADER_WORDS = { header: '页眉', footer: '页脚' } as const
const PAGE_WORDS = { first: '首页', even: '偶数页' } as const

const headerWords = ({ kind, pages, isUnused }: HeaderFooter): string =>
  `${pages ? PAGE_WORDS[pages] : ''}${HEADER_WORDS[kind]}${isUnused ? '（Word 中不显示）' : ''}`

const NOTE_WORDS = { footnote: '脚注', endnote: '尾注' } as const

/** Everything that is not part of the text proper, each with what it is. */
const Others = ({ text }: { readonly text: ExtractedText }) => {
  const rows = [
    ...text.headers.map((h) => ({ what: headerWords(h), words: h.text, at: null })),
    ...text.textBoxes.map((b) => ({ what: '文本框', words: b.text, at: b.paragraph })),
    ...text.notes.map((n) => ({ what: `${NOTE_WORDS[n.kind]} ${n.label}`, words: n.text, at: n.paragraph })),
    ...(text.hidden ?? []).map((h) => ({ what: '隐藏文字（未计入正文）', words: h.text, at: h.paragraph })),
    ...(text.rubies ?? []).map((r) => ({ what: '注音', words: `${r.base}（${r.text}）`, at: r.paragraph })),
  ]
  if (rows.length === 0) return null
  return (
    <Section title="正文以外的内容" id="besides">
      <DataTable
        caption="正文以外的内容"
        rows={rows}
        empty=""
        columns={[
          { label: '内容', render: (r) => <span class="plain-text">{r.words}</span> },
          { label: '是什么', nowrap: true, render: (r) => r.what },
          {
            label: '位置',
            nowrap: true,
            render: (r) => (r.at === null ? '—' : (provisionAt(text.provisions, r.at)?.label ?? `第 ${r.at + 1} 段`)),
          },
        ]}
      />
    </Section>
  )
}
