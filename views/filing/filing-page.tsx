import type { LetterDesk } from '../../src/filing/letter-model.ts'
import type { FilingPageData } from '../../src/filing/model.ts'
import type { PackDesk } from '../../src/filing/pack-model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { type Day, daysBetween } from '../../src/lib/day.ts'
import type { Actor } from '../../src/people/model.ts'
import { may, mayFileFor } from '../../src/people/rules.ts'
import { auditSentence } from '../audit/wording.ts'
import { dayText, momentText, wordOf } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Deadline, DueDay } from '../parts/deadline.tsx'
import { Facts, Note, PageHead, Section } from '../parts/page-head.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { Timeline } from '../parts/timeline.tsx'
import { RegistrationForm, SubmissionForm } from './filing-forms.tsx'
import { Letters } from './letters.tsx'
import { PackPanel } from './pack-panel.tsx'
import { SubmissionsTable } from './submissions-table.tsx'

export interface FilingPageProps {
  readonly filing: FilingPageData
  readonly actor: Actor
  readonly today: Day
  readonly submission: FormState
  readonly registration: FormState
  readonly pack: PackDesk | null
  readonly packState: FormState
  readonly letters: LetterDesk
  readonly letter: FormState
}

export const FilingPage = (props: FilingPageProps) => {
  const { filing, actor, today, submission, registration } = props
  const { status } = filing.facts
  const maySubmit = mayFileFor(actor, filing.filingOrganId) && (status === 'due' || status === 'suspended')
  const mayRegister = may(actor, 'filing.register') && status === 'submitted'
  return (
    <>
      <PageHead
        title={`向${filing.recipient}备案`}
        crumbs={[
          [paths.filings.list(), '备案台账'],
          [paths.documents.show({ id: filing.documentId }), filing.title],
        ]}
        tag={<StatusTag kind="filing" value={status} />}
        lead={leadOf(filing, today)}
      />
      <div class="columns">
        <div>
          {props.pack && <PackPanel filing={filing} pack={props.pack} state={props.packState} />}
          {maySubmit && (
            <Section title={status === 'suspended' ? '登记补正报送' : '登记报送'} id="submission">
              <SubmissionForm filing={filing} pack={props.pack} state={submission} today={today} />
            </Section>
          )}
          {mayRegister && (
            <Section title="登记接收机关的处理结果" id="registration">
              <RegistrationForm filing={filing} state={registration} />
            </Section>
          )}
          {!maySubmit && !mayRegister && <NextAct filing={filing} />}
          {status === 'registered' && (may(actor, 'filing.register') || mayFileFor(actor, filing.filingOrganId)) && (
            <p class="actions">
              <LinkButton href={paths.filingReviews.show({ id: filing.filingId })}>备案审查</LinkButton>
            </p>
          )}
          {filing.submissions.length > 0 && (
            <Section title="报送与登记">
              <SubmissionsTable filing={filing} kept={props.pack?.kept ?? []} />
            </Section>
          )}
          <Letters filing={filing} desk={props.letters} state={props.letter} />
          <Section title="办理经过">
            <Timeline
              entries={filing.history.map((line) => ({ at: line.at, who: line.actorName, what: auditSentence(line) }))}
            />
          </Section>
        </div>
        <aside>
          <Section title="报备期限">
            <Deadline due={filing.due} today={today} doneOn={filing.time.filedOn} />
            {filing.dueChanges.map((change) => (
              <Note tone="warn">
                <p>
                  {momentText(change.at)} 重新计算：由 {dayText(change.from)} 改为 {dayText(change.to)}（{change.reason}
                  ）
                </p>
              </Note>
            ))}
          </Section>
          {filing.formalCheck && (
            <Section title="形式审查期限">
              <p>
                <DueDay day={filing.formalCheck.day} today={today} />
              </p>
              <details>
                <summary>这个日期是怎么算出来的</summary>
                <ol class="trace">
                  {filing.formalCheck.trace.map((line) => (
                    <li>{line}</li>
                  ))}
                </ol>
              </details>
            </Section>
          )}
          <Section title="文件">
            <Facts
              rows={[
                ['名称', <a href={paths.documents.show({ id: filing.documentId })}>{filing.title}</a>],
                ['文号', filing.numberText],
                ['类别', wordOf('category', filing.category)],
                ['公布日期', dayText(filing.publishedOn)],
                filing.foundOn ? ['事后查出', `${dayText(filing.foundOn)}核对发文目录时查出的漏报`] : null,
                filing.makers.length > 1 ? ['联合制定', `${filing.makers.join('、')}（由主办单位报送）`] : null,
                ['报送单位', filing.filingOrgan],
                ['接收机关', filing.recipient],
                ['应备材料', filing.required.map((m) => wordOf('material', m)).join('、')],
              ]}
            />
          </Section>
        </aside>
      </div>
    </>
  )
}

function leadOf({ time, facts, due }: FilingPageData, today: Day): string {
  const limit = `${due.limit} 个${wordOf('unit', due.unit)}`
  if (time.filedOn)
    return `自${wordOf('startEvent', due.startEvent)}起 ${limit}内报送；${dayText(time.filedOn)} 报送，用时 ${time.daysUsed} 日，${time.daysLate > 0 ? `逾期 ${time.daysLate} 日` : '按时'}。`
  if (facts.status === 'refused') return '接收机关不予登记，本件已经办结。'
  const left = daysBetween(today, due.day)
  return left < 0
    ? `最迟应于 ${dayText(due.day)} 报送，已逾期 ${-left} 日。请尽快报送并说明逾期原因。`
    : `最迟应于 ${dayText(due.day)} 报送，还有 ${left} 日。`
}

const NextAct = ({ filing }: { readonly filing: FilingPageData }) => {
  const { status } = filing.facts
  const words = {
    due: `等待${filing.filingOrgan}报送。`,
    suspended: `等待${filing.filingOrgan}补正后重新报送。`,
    submitted: `已报送，等待${filing.recipient}登记，结果由司法局录入。`,
    registered: '已准予备案登记，没有需要办理的事项。',
    refused: '接收机关不予登记，没有需要办理的事项。',
  }
  return <Note tone={status === 'registered' ? 'good' : 'info'}>{words[status]}</Note>
}
