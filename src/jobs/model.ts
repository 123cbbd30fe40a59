import type { Instant } from '../lib/clock.ts'

export const JOB_STATES = ['parked', 'ready', 'running', 'done'] as const
export type JobState = (typeof JOB_STATES)[number]

/** One job of the outbox, as the administrator sees it. */
export interface JobLine {
  readonly jobId: string
  readonly kind: string
  readonly state: JobState
  readonly attempts: number
  readonly createdAt: Instant
  readonly runAfter: Instant
  readonly finishedAt: Instant | null
  readonly lastError: string | null
}

export type JobCounts = Readonly<Record<JobState, number>>
