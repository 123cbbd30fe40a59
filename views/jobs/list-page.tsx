import { paths } from '../../src/http/paths.ts'
import type { JobCounts, JobLine, JobState } from '../../src/jobs/model.ts'
import { momentText, wordOf } from '../format.ts'
import { Button } from '../parts/button.tsx'
import { PageHead, Tabs } from '../parts/page-head.tsx'
import { Pager, type PagerProps } from '../parts/pager.tsx'
import { StatusTag } from '../parts/status-tag.tsx'
import { DataTable } from '../parts/table.tsx'

const EMPTY: Readonly<Record<JobState, string>> = {
  parked: '没有停下的任务，后台运行正常。',
  ready: '没有等待的任务。',
  running: '现在没有任务在运行。',
  done: '还没有完成过任务。',
}

export const JobListPage = (props: {
  readonly state: JobState
  readonly counts: JobCounts
  readonly page: PagerProps['page'] & { readonly rows: readonly JobLine[] }
}) => (
  <>
    <PageHead
      title="后台任务"
      lead="读取文稿、重算截止日、封存审计记录在后台进行。失败后自动再试四次，仍失败的停下，等待处理。"
    />
    <Tabs
      label="任务状态"
      tabs={(Object.keys(EMPTY) as JobState[]).map((state) => ({
        href: paths.jobs({ state }),
        label: `${wordOf('jobState', state)}（${props.counts[state]}）`,
        isCurrent: state === props.state,
      }))}
    />
    <DataTable
      caption="后台任务"
      columns={[
        { label: '任务', render: (job) => wordOf('jobKind', job.kind) },
        { label: '状态', nowrap: true, render: (job) => <StatusTag kind="jobState" value={job.state} /> },
        { label: '提出', nowrap: true, render: (job) => momentText(job.createdAt) },
        { label: '运行次数', numeric: true, render: (job) => job.attempts },
        { label: '时间', nowrap: true, render: (job) => <When job={job} /> },
        { label: '最近一次错误', render: (job) => job.lastError ?? '' },
        { label: '操作', nowrap: true, render: (job) => <Retry job={job} /> },
      ]}
      rows={props.page.rows}
      rowId={(job) => `job-${job.jobId}`}
      empty={<p>{EMPTY[props.state]}</p>}
    />
    <Pager page={props.page} href={(cursor) => paths.jobs({ state: props.state, cursor })} unit="个" />
  </>
)

const When = ({ job }: { readonly job: JobLine }) => {
  if (job.finishedAt) return <>{momentText(job.finishedAt)} 完成</>
  return job.state === 'ready' ? <>{momentText(job.runAfter)} 后运行</> : null
}

const Retry = ({ job }: { readonly job: JobLine }) =>
  job.attempts > 0 && (job.state === 'parked' || job.state === 'ready') ? (
    <form method="post" action={paths.jobAttempts({ id: job.jobId })}>
      <Button>立即重试</Button>
    </form>
  ) : null
