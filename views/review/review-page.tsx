import { paths } from '../../src/http/paths.ts'
import { dayText, wordOf } from '../format.ts'
import { MaterialTable } from '../packs/materials.tsx'
import { PackFacts, ProcedureTable } from '../packs/pack-parts.tsx'
import { LinkButton } from '../parts/button.tsx'
import { DueDay } from '../parts/deadline.tsx'
import { Facts, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { Timeline, type TimelineEntry } from '../parts/timeline.tsx'
import { AssignmentsPanel } from './assignments-panel.tsx'
import { NextAct, type NextActProps } from './next-act.tsx'
import { Rounds } from './rounds.tsx'

export interface ReviewPageProps extends NextActProps {
  readonly timeline: readonly TimelineEntry[]
}

/** One review: what is to be done now, until when and why, and everything that was done before. */
export const ReviewPageView = (props: ReviewPageProps) => {
  const { review, round, today } = props
  const { document } = review
  return (
    <>
      <PageHead
        title={document.title}
        crumbs={[
          [paths.reviews.list(), '审核台账'],
          [paths.documents.show({ id: document.documentId }), '文件'],
        ]}
        tag={<StatusTag kind="round" value={round.status} />}
        lead={`${wordOf('reviewKind', review.kind)} · 第 ${round.serial} 轮`}
        actions={<LinkButton href={paths.documents.show({ id: document.documentId })}>打开文件</LinkButton>}
      />
      <Section title="下一步" id="next">
        {round.acceptance && round.status === 'accepted' && (
          <p>
            审核期限：
            <DueDay day={round.acceptance.dueOn} today={today} isProvisional={round.due?.provisional ?? false} />
          </p>
        )}
        <NextAct {...props} />
      </Section>
      <Section title="基本情况" id="facts">
        <Facts
          rows={[
            ['制定机关', document.makingOrgan],
            ['起草单位', document.draftingOrgan],
            ['文件类别', wordOf('category', document.category)],
            ['文件状态', <StatusTag kind="stage" value={document.stage} />],
            ['首次送审', dayText(review.openedOn)],
            review.closedOn ? ['办结', dayText(review.closedOn)] : null,
          ]}
        />
      </Section>
      {props.pack && (
        <Section title={`送审材料（第 ${round.serial} 轮）`} id="pack">
          <PackFacts pack={props.pack.pack} />
          <ProcedureTable desk={props.pack} />
          <MaterialTable desk={props.pack} />
        </Section>
      )}
      <Section title="各轮审核" id="rounds">
        <Rounds review={review} today={today} />
      </Section>
      <AssignmentsPanel review={review} assignable={props.assignable} state={props.forms.assignment} />
      <Section title="办理过程" id="timeline">
        <Timeline entries={props.timeline} />
      </Section>
    </>
  )
}
