import type { JSX } from 'hono/jsx/jsx-runtime'
import type { AuditLine } from '../../src/audit/model.ts'
import type { DocumentPage, RevisionLine } from '../../src/documents/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { auditSentence } from '../audit/wording.ts'
import { dayText, validityText, wordOf } from '../format.ts'
import { LinkButton, Obstacles } from '../parts/button.tsx'
import { Empty, Facts, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag, Tag } from '../parts/status-tag.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { LifeTable } from './life-table.tsx'
import { Proposals } from './proposals.tsx'
import { RevisionTable, UploadForm } from './revisions.tsx'
import { TextPanel } from './text-panel.tsx'

export interface Panel {
  readonly key: string
  readonly title: string
  readonly body: JSX.Element
}

interface Props {
  readonly document: DocumentPage
  readonly panels: readonly Panel[]
  readonly timeline: readonly AuditLine[]
  readonly uploadState: FormState
  readonly same?: RevisionLine | undefined
}

/** Everything about one document. */
export const DocumentShowPage = ({ document, panels, timeline, uploadState, same }: Props) => {
  const { actions, documentId, current } = document
  return (
    <>
      <PageHead
        title={document.title}
        crumbs={[[paths.documents.list(), '文件']]}
        tag={<Tags document={document} />}
        actions={<Actions document={document} />}
      />
      <div id="proposals" aria-live="polite">
        {document.proposals.length > 0 && <Proposals documentId={documentId} proposals={document.proposals} />}
      </div>
      <Section title="基本情况" id="facts">
        <DocumentFactsList document={document} />
        {actions.issue && document.stage === 'reviewed' && <Obstacles what="登记印发" obstacles={actions.issue} />}
      </Section>
      {document.life.length > 1 && (
        <Section title="效力沿革" id="life">
          <LifeTable life={document.life.slice(1)} />
        </Section>
      )}
      {panels.map((panel) => (
        <Section title={panel.title} id={`panel-${panel.key}`}>
          {panel.body}
        </Section>
      ))}
      <Section title="各稿" id="revisions">
        <RevisionTable documentId={documentId} revisions={document.revisions} />
        {actions.upload && (
          <details class="upload" open={uploadState.errors.length > 0 || document.revisions.length === 0}>
            <summary>上传文件</summary>
            <UploadForm documentId={documentId} upload={actions.upload} state={uploadState} same={same} />
          </details>
        )}
      </Section>
      <Section
        title={current ? `文本（第 ${current.serial} 稿，${wordOf('revisionKind', current.kind)}）` : '文本'}
        id="text"
      >
        {current ? (
          <TextPanel
            documentId={documentId}
            revision={current}
            page={{
              address: paths.documents.show({ id: documentId }),
              parts: ['proposals', 'timeline', ...panels.map((panel) => `panel-${panel.key}`)],
            }}
          />
        ) : (
          <Empty title="还没有文本。">
            <p>{actions.upload ? '请在上面上传文件，系统会读出其中的文本。' : '起草单位上传文件后，这里显示文本。'}</p>
          </Empty>
        )}
      </Section>
      <Section title="经过" id="timeline">
        <Timeline entries={timeline.map((line) => ({ at: line.at, who: line.actorName, what: auditSentence(line) }))} />
      </Section>
    </>
  )
}

const Tags = ({ document }: { readonly document: DocumentPage }) => (
  <>
    <StatusTag kind="stage" value={document.stage} />
    {document.stage !== 'drafting' && document.effect.state !== 'not_issued' && (
      <StatusTag kind="effect" value={document.effect.state} />
    )}
    {document.effect.isAmended && <Tag tone="warn">已修改</Tag>}
    {document.secrecy !== 'public' && <StatusTag kind="secrecy" value={document.secrecy} />}
  </>
)

const Actions = ({ document }: { readonly document: DocumentPage }) => {
  const { actions, documentId } = document
  return (
    <>
      {actions.issue?.length === 0 && (
        <LinkButton href={paths.documents.issue({ id: documentId })} kind="primary">
          登记印发
        </LinkButton>
      )}
      {actions.mayEdit && <LinkButton href={paths.documents.edit({ id: documentId })}>修改登记</LinkButton>}
    </>
  )
}

const DocumentFactsList = ({ document: d }: { readonly document: DocumentPage }) => (
  <Facts
    rows={[
      ['类别', wordOf('category', d.category)],
      ['文号', d.numberText ?? '尚未编号'],
      ['制定机关', d.jointMakers.length > 0 ? `${d.makingOrgan}（主办）` : d.makingOrgan],
      d.jointMakers.length > 0 ? ['联合发文单位', d.jointMakers.join('、')] : null,
      ['起草单位', d.draftingOrgan],
      ['实施单位', d.implementingOrgan ?? '未定'],
      ['签署日期', dayText(d.signedOn)],
      ['成文日期', dayText(d.writtenOn)],
      ['印发日期', dayText(d.issuedOn)],
      ['公布日期', d.publicationPlace ? `${dayText(d.publishedOn)}（${d.publicationPlace}）` : dayText(d.publishedOn)],
      ['施行日期', dayText(d.effectiveOn)],
      d.earlyEffectReason ? ['提前施行的理由', d.earlyEffectReason] : null,
      ['有效期', <ValidityWords document={d} />],
      [
        '今天的效力',
        <>
          {wordOf('effect', d.effect.state)}
          <small class="quiet"> {d.effect.reason}</small>
        </>,
      ],
      ['密级', wordOf('secrecy', d.secrecy)],
      d.note ? ['备注', d.note] : null,
    ]}
  />
)

/** Policy `validity.legacy`: what was issued without a period is marked until a clean-up settles it. */
const isLegacy = (d: DocumentPage): boolean =>
  d.validity.kind === 'none' &&
  (d.category === 'government' || d.category === 'department') &&
  (d.stage === 'issued' || d.stage === 'published') &&
  (d.effect.state === 'in_force' || d.effect.state === 'not_yet' || d.effect.state === 'suspended')

const ValidityWords = ({ document: d }: { readonly document: DocumentPage }) => (
  <>
    {validityText(d.validity)}
    {d.validitySource && (
      <small class="quiet">
        （来源：{wordOf('validitySource', d.validitySource)}
        {d.validityQuote && `“${d.validityQuote}”`}）
      </small>
    )}
    {isLegacy(d) && <>（历史文件未定有效期，待清理确定）</>}
    {d.lapsesAfter && d.validity.kind === 'years' && <>，最后一日 {dayText(d.lapsesAfter)}</>}
    {d.longerThan && (
      <>
        <br />
        <small class="quiet">
          超过“{d.longerThan.label}”的 {d.longerThan.years} 年{!d.longerThan.confirmed && '（待司法局确认）'}
          ；确需更长的，应当在起草说明中写明理由。
        </small>
      </>
    )}
  </>
)
