import type { LetterDesk, OpenLetter } from '../../src/filing/letter-model.ts'
import type { FilingPageData } from '../../src/filing/model.ts'
import type { FormState } from '../../src/http/form-state.ts'
import { paths } from '../../src/http/paths.ts'
import { TEMPLATE_LABELS } from '../../src/templates/model.ts'
import { dayText } from '../format.ts'
import { Button, Obstacles } from '../parts/button.tsx'
import { ErrorSummary } from '../parts/error-summary.tsx'
import { DayField, HiddenField, TextArea } from '../parts/field.tsx'
import { Section } from '../parts/page-head.tsx'
import { DataTable } from '../parts/table.tsx'

interface LettersProps {
  readonly filing: FilingPageData
  readonly desk: LetterDesk
  readonly state: FormState
}

/** The letters about a filing, and those that can be written now. */
export const Letters = ({ filing, desk, state }: LettersProps) =>
  desk.letters.length + desk.open.length === 0 ? null : (
    <Section title="备案文书" id="letters">
      {desk.letters.length > 0 && (
        <DataTable
          caption="已出具的文书"
          rows={desk.letters}
          empty=""
          columns={[
            {
              label: '文书',
              render: (letter) => (
                <>
                  <a download href={paths.filings.letterFile({ id: filing.filingId, letter: letter.letterId })}>
                    {TEMPLATE_LABELS[letter.kind]}
                  </a>
                  <small class="beneath">{letter.number}</small>
                </>
              ),
            },
            { label: '出具日期', nowrap: true, render: (letter) => dayText(letter.issuedOn) },
            { label: '办理期限', nowrap: true, render: (letter) => dayText(letter.replyBy) },
            { label: '经办人', nowrap: true, render: (letter) => letter.issuedByName },
            { label: '校验码', render: (letter) => <code title={letter.digest}>{letter.digest.slice(0, 12)}…</code> },
          ]}
        />
      )}
      {desk.open.map((open) => (
        <LetterForm filing={filing} open={open} state={state} />
      ))}
    </Section>
  )

const LetterForm = ({
  filing,
  open,
  state,
}: {
  readonly filing: FilingPageData
  readonly open: OpenLetter
  readonly state: FormState
}) => {
  const label = TEMPLATE_LABELS[open.kind]
  if (open.obstacles.length > 0) return <Obstacles what={`再出具${label}`} obstacles={open.obstacles} />
  return (
    <form class="form" method="post" action={paths.filings.letters({ id: filing.filingId })}>
      <ErrorSummary state={state} />
      <HiddenField name="kind" value={open.kind} />
      {open.kind === 'filing-urging' ? (
        <>
          <DayField state={state} name="replyBy" label="限期报备日" hint="请报送单位在这一日以前报送" required />
          <TextArea state={state} name="note" label="补充说明" rows={2} />
        </>
      ) : (
        <p class="quiet">内容取自登记结果，出具后编号并留存文件。</p>
      )}
      <div class="form-end">
        <Button>出具{label}</Button>
      </div>
    </form>
  )
}
