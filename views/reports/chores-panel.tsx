import { paths } from '../../src/http/paths.ts'
import type { Chores } from '../../src/reports/model.ts'
import { Section } from '../parts/page-head.tsx'

/** What an administrator should look after. */
export const ChoresPanel = ({ chores }: { readonly chores: Chores }) => (
  <Section title="系统维护">
    <ul>
      <li>
        <a href={paths.policies.list({ confirmed: 'no' })}>{chores.unconfirmedPolicies} 项期限与参数</a>
        尚待司法局确认。
      </li>
      {chores.calendarsBehind.map((c) => (
        <li>
          <a href={paths.calendars.show({ id: c.calendarId }, { year: c.year })}>
            {c.name} {c.year} 年
          </a>
          的放假安排尚未登记为已公布，涉及该年的期限都是暂定的。
        </li>
      ))}
      <li>
        <a href={paths.jobs()}>{chores.parkedJobs} 项后台任务</a>多次失败已停下。
      </li>
    </ul>
  </Section>
)
