import type { RevisionText } from '../../src/documents/model.ts'
import { paths } from '../../src/http/paths.ts'
import { momentText, sizeText, wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Facts, PageHead, Section } from '../parts/page-head.tsx'
import { RevisionState, TextPanel } from './text-panel.tsx'

interface Props {
  readonly documentId: string
  readonly title: string
  readonly revision: RevisionText
}

/** One file of a document, and its text. */
export const RevisionPage = ({ documentId, title, revision }: Props) => (
  <>
    <PageHead
      title={`第 ${revision.serial} 稿`}
      crumbs={[
        [paths.documents.list(), '文件'],
        [paths.documents.show({ id: documentId }), title],
      ]}
      tag={<RevisionState revision={revision} />}
      actions={
        <LinkButton
          href={paths.documents.revisionFile({ id: documentId, serial: String(revision.serial) })}
          icon="download"
        >
          下载原文件
        </LinkButton>
      }
    />
    <Facts
      rows={[
        ['类别', wordOf('revisionKind', revision.kind)],
        ['文件', `${revision.fileName}（${sizeText(revision.size)}）`],
        ['上传', `${revision.uploadedByName}，${momentText(revision.uploadedAt)}`],
        ['校验值', <code class="digest">{revision.digest}</code>],
        revision.note ? ['说明', revision.note] : null,
      ]}
    />
    <Section title="文本" id="text">
      <TextPanel documentId={documentId} revision={revision} />
    </Section>
  </>
)
