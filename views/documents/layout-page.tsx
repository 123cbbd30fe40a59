import { raw } from 'hono/html'
import type { RevisionDesk } from '../../src/documents/model.ts'
import { paths } from '../../src/http/paths.ts'
import { LinkButton } from '../parts/button.tsx'
import { Note, PageHead } from '../parts/page-head.tsx'

interface Props {
  readonly revision: RevisionDesk
  /** The body as the reading thread let it pass: a short list of elements, no addresses, nothing that acts. */
  readonly html: string
}

/** The body of the Word file much as Word lays it out: its tables, its emphasis. */
export const LayoutPage = ({ revision, html }: Props) => {
  const ref = { id: revision.documentId, serial: String(revision.serial) }
  return (
    <>
      <PageHead
        title={`第 ${revision.serial} 稿（版式）`}
        crumbs={[
          [paths.documents.list(), '文件'],
          [paths.documents.show({ id: revision.documentId }), revision.documentTitle],
          [paths.documents.revision(ref), `第 ${revision.serial} 稿`],
        ]}
        actions={<LinkButton href={paths.documents.revision(ref)}>回到文本</LinkButton>}
      />
      <Note>这里按 Word 正文的版式显示，图片、页眉页脚和文本框从略，修订按接受后显示；审核和比对以“文本”为准。</Note>
      <article class="doc-body doc-layout" lang="zh-CN">
        {raw(html)}
      </article>
    </>
  )
}
