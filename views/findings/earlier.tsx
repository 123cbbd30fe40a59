import type { BenchHead, FollowedFinding } from '../../src/findings/workbench-model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { HiddenField } from '../parts/field.tsx'
import { Facts } from '../parts/page-head.tsx'
import { StatusTag, Tag } from '../parts/status-tag.tsx'
import { placeLink } from './bench-text.tsx'
import { AnswerCell, findingAnchor, placeName } from './finding-list.tsx'

/** A mark on an earlier finding that was refused, and what was typed beside it. */
export interface RefusedMark {
  readonly words: string
  readonly findingId?: string | undefined
  readonly note?: string | undefined
}

/** What became of the provision of a finding, in words. */
export function followWords({ label, path, follow }: FollowedFinding): string {
  if (path === null) return '针对全文'
  if (follow.state === 'gone') return '条款已删除'
  const moved = follow.label !== null && follow.label !== label ? `原${label}，现${follow.label}` : ''
  if (follow.state === 'changed') return `条款文字有变${moved ? `（${moved}）` : ''}`
  if (follow.state === 'moved') return `条款移动${moved ? `（${moved}）` : ''}`
  return '未变'
}

const TONES = { kept: 'bad', moved: 'wait', changed: 'warn', gone: 'off' } as const

interface Props {
  readonly head: BenchHead
  readonly finding: FollowedFinding
  readonly mayWrite: boolean
  /** What was typed beside a mark that was refused. */
  readonly note?: string | undefined
}

/** A finding of an earlier round before the reviewer of this one. */
const Followed = ({ head, finding, mayWrite, note }: Props) => {
  const { follow, resolution } = finding
  return (
    <article class="followed" id={findingAnchor(finding.serial)} tabindex={-1}>
      <p class="proposal-head">
        <b>
          第 {finding.serial} 条（第 {finding.roundSerial} 轮）
        </b>{' '}
        {follow.path !== null ? (
          <a href={placeLink(follow.path)}>{follow.label ?? placeName(finding)}</a>
        ) : (
          placeName(finding)
        )}{' '}
        <StatusTag kind="severity" value={finding.severity} />{' '}
        <Tag tone={TONES[follow.state]}>{followWords(finding)}</Tag>
      </p>
      <p class="plain-text">{finding.problem}</p>
      <Facts
        rows={[
          finding.suggestion ? ['修改建议', <span class="plain-text">{finding.suggestion}</span>] : null,
          ['起草单位', <AnswerCell finding={finding} />],
          resolution
            ? [
                '核对',
                <>
                  <StatusTag kind="resolution" value={resolution.state} /> 第 {resolution.roundSerial} 轮，
                  {resolution.decidedByName}，{dayText(resolution.decidedOn)}
                  {resolution.note ? `：${resolution.note}` : ''}
                </>,
              ]
            : null,
        ]}
      />
      {mayWrite && <ResolutionForm head={head} finding={finding} note={note} />}
    </article>
  )
}

const ResolutionForm = ({ head, finding, note }: Pick<Props, 'head' | 'finding' | 'note'>) => {
  const key = { id: head.reviewId, serial: String(head.serial) }
  return (
    <form
      method="post"
      action={paths.rounds.findingResolution({ ...key, finding: finding.findingId })}
      class="resolution no-print"
    >
      <HiddenField name="version" value={finding.resolutionVersion} />
      <input
        name="note"
        aria-label={`第 ${finding.serial} 条的核对说明`}
        placeholder="说明（可不填）"
        value={note}
        autocomplete="off"
      />
      <div class="actions">
        {(['solved', 'open'] as const).map((state) => (
          <button class="button button-secondary" type="submit" name="state" value={state}>
            {wordOf('resolution', state)}
          </button>
        ))}
        <a
          class="button button-plain"
          href={paths.rounds.findingNew(key, { follows: finding.findingId, path: finding.follow.path })}
          data-aside
        >
          再次提出
        </a>
      </div>
    </form>
  )
}

/** The findings of earlier rounds, where they stand in this draft. */
export const EarlierFindings = (props: {
  readonly head: BenchHead
  readonly findings: readonly FollowedFinding[]
  readonly mayWrite: boolean
  readonly refused?: RefusedMark | undefined
}) => (
  <>
    {props.findings.map((finding) => (
      <Followed
        head={props.head}
        finding={finding}
        mayWrite={props.mayWrite}
        note={props.refused?.findingId === finding.findingId ? props.refused.note : undefined}
      />
    ))}
  </>
)
