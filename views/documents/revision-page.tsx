import type { RevisionDesk } from '../../src/documents/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { textInReading } from '../../src/text/readings.ts'
import { momentText, sizeText, wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { MarkedText } from '../parts/marked-text.tsx'
import { OfficialText } from '../parts/official-text.tsx'
import { Facts, Note, PageHead, Section, Tabs } from '../parts/page-head.tsx'
import { LossReport } from './loss-report.tsx'
import { ReadingPanel } from './reading-panel.tsx'
import { RevisionState, TextPanel } from './text-panel.tsx'
import { WordExtras } from './word-extras.tsx'

export type ShownReading = 'original' | 'marked' | 'final'

interface Props {
  readonly revision: RevisionDesk
  /** Which reading is looked at; null for the one that counts. */
  readonly shown: ShownReading | null
  readonly state?: FormState | undefined
}

/** One file of a document: its text, what reading it found, and how its tracked changes are to be read. */
export const RevisionPage = ({ revision, shown, state }: Props) => {
  const { documentId, documentTitle: title } = revision
  const ref = { id: documentId, serial: String(revision.serial) }
  return (
    <>
      <PageHead
        title={`第 ${revision.serial} 稿`}
        crumbs={[
          [paths.documents.list(), '文件'],
          [paths.documents.show({ id: documentId }), title],
        ]}
        tag={<RevisionState revision={revision} />}
        actions={
          <>
            {revision.extraction?.report?.format === 'docx' && (
              <LinkButton href={paths.documents.revisionLayout(ref)}>版式视图</LinkButton>
            )}
            <LinkButton href={paths.documents.revisionFile(ref)} icon="download">
              下载原文件
            </LinkButton>
          </>
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
      {revision.extraction?.readings && (
        <Section title="修订痕迹" id="reading">
          <ReadingPanel revision={revision} state={state} />
        </Section>
      )}
      {revision.text && (
        <Section title="读取情况" id="report">
          <LossReport text={revision.text} prefix={`t${revision.serial}`} />
        </Section>
      )}
      <Section title="文本" id="text">
        <Readings revision={revision} shown={shown} />
      </Section>
      {revision.extraction && <WordExtras revision={revision} />}
    </>
  )
}

/** The text in the reading that counts, or in the one that was asked for. */
const Readings = ({ revision, shown }: Pick<Props, 'revision' | 'shown'>) => {
  const { extraction, documentId, choice } = revision
  if (!extraction?.readings) return <TextPanel documentId={documentId} revision={revision} />
  const counts = choice?.reading ?? null
  const current = shown ?? counts ?? 'final'
  const address = (reading: ShownReading) =>
    `${paths.documents.revision({ id: documentId, serial: String(revision.serial) }, { reading })}#text`
  return (
    <>
      <Tabs
        label="文本"
        tabs={(['original', 'marked', 'final'] as const).map((reading) => ({
          href: address(reading),
          label: `${wordOf('reading', reading)}${reading === counts ? '（为准）' : ''}`,
          isCurrent: reading === current,
        }))}
      />
      {counts === null && (
        <Note tone="warn">尚未选定以哪一种文本为准：现在显示的是{wordOf('reading', current)}。选定之前不能送审。</Note>
      )}
      {current === 'marked' ? (
        <MarkedText text={extraction} />
      ) : (
        <OfficialText text={textInReading(extraction, current)} prefix={`t${revision.serial}`} />
      )}
    </>
  )
}
