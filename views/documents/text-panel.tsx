import type { RevisionText } from '../../src/documents/model.ts'
import { paths } from '../../src/http/paths.ts'
import { domId } from '../dom-id.ts'
import { hx } from '../hx.ts'
import { OfficialText } from '../parts/official-text.tsx'
import { Note } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'

export interface TextPanelProps {
  readonly documentId: string
  readonly revision: RevisionText
  /** Where the panel asks again, and the ids of what else changes on that page once the text is there. */
  readonly page?: { readonly address: string; readonly parts: readonly string[] }
}

/** What was read out of a file. While it is being read the panel asks again every second; without scripts, by a link. */
export const TextPanel = (props: TextPanelProps) => {
  const { revision, documentId } = props
  const id = domId('text', revision.revisionId)
  if (revision.state === 'waiting') return <Waiting {...props} />
  return (
    <div id={id}>
      {revision.state === 'failed' && (
        <Note tone="bad">
          <p>
            第 {revision.serial} 稿未能读出：{revision.failure}
          </p>
          <p>原文件已保存，可以下载。请按提示处理后重新上传。</p>
        </Note>
      )}
      {revision.awaitsReading && (
        <Note tone="warn">
          这一稿带有修订痕迹，尚未选定以哪一种文本为准，不能送审。
          <a href={`${paths.documents.revision({ id: documentId, serial: String(revision.serial) })}#reading`}>
            去选定
          </a>
        </Note>
      )}
      {revision.text && <Warnings revision={revision} />}
      {revision.text && <OfficialText text={revision.text} prefix={`t${revision.serial}`} />}
    </div>
  )
}

const Waiting = ({ documentId, revision, page }: TextPanelProps) => {
  const address = page?.address ?? paths.documents.revision({ id: documentId, serial: String(revision.serial) })
  const parts = [domId('revision-state', revision.revisionId), ...(page?.parts ?? [])]
  return (
    <div
      id={domId('text', revision.revisionId)}
      class="doc-waiting"
      role="status"
      {...hx({
        get: address,
        trigger: 'every 1s',
        target: 'this',
        select: `#${domId('text', revision.revisionId)}`,
        selectOob: parts.map((part) => `#${part}`).join(','),
        swap: 'outerHTML',
      })}
    >
      <progress aria-label="读取进度" />
      <p>正在读取“{revision.fileName}”的文本，通常只需几秒。</p>
      <p>
        <a href={address}>刷新查看</a>
      </p>
    </div>
  )
}

/** The state of a revision, by itself, so that the panel can bring it up to date. */
export const RevisionState = ({
  revision,
}: {
  readonly revision: { readonly revisionId: string; readonly state: string }
}) => (
  <span id={domId('revision-state', revision.revisionId)}>
    <StatusTag kind="revisionState" value={revision.state} />
  </span>
)

const Warnings = ({ revision }: { readonly revision: RevisionText }) => {
  const warnings = revision.text?.warnings ?? []
  if (warnings.length === 0) return null
  return (
    <Note tone="warn">
      <p>读取时发现 {warnings.length} 处需要核对：</p>
      <ul>
        {warnings.map((w) => (
          <li>{w.message}</li>
        ))}
      </ul>
    </Note>
  )
}
