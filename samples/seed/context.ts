import { readFileSync } from 'node:fs'
import type { Deps } from '../../src/deps.ts'
import type { Worker } from '../../src/jobs/worker.ts'
import { addMs, type Clock, dayAt, type Instant } from '../../src/lib/clock.ts'
import { addDays, type Day, day } from '../../src/lib/day.ts'
import { packagePath } from '../../src/lib/root.ts'
import type { Actor } from '../../src/people/model.ts'

/** A clock that the seed sets to the day on which an invented event took place, so that the commands' own rules apply. */
export interface SeedClock extends Clock {
  moveTo(to: Day): void
}

/** Acts of one day follow each other by a tenth of a second, so that lists sorted by time keep their order. */
export function seedClock(timeZone: string): SeedClock {
  let at = '' as Instant
  let step = 0
  return {
    now: () => {
      step += 1
      return addMs(at, step * 100)
    },
    today: () => dayAt(at, timeZone),
    dayAt: (instant) => dayAt(instant, timeZone),
    moveTo: (to) => {
      const start = `${to}T02:00:00.000Z` as Instant
      if (start === at) return
      at = start
      step = 0
    },
  }
}

export type SeedDeps = Deps & { readonly clock: SeedClock }

/** What the parts of the seed share: the program's parts under the seed's clock, who is who, and what happens when. */
export interface SeedContext {
  readonly deps: SeedDeps
  /** The real day of seeding; the working set is placed around it. */
  readonly today: Day
  readonly worker: Worker
  readonly calendar: Calendar
  organId(key: string): string
  /** One of the sample sign-ins. */
  person(username: string): Actor
  /** Who drafts for an organ: a sample sign-in, or the organ's liaison. */
  drafterOf(organKey: string): Actor
}

/** Everything that happens in the samples, by day; it is played in the order of the days. */
export class Calendar {
  readonly #events: { readonly on: Day; readonly order: number; readonly run: () => Promise<void> }[] = []

  /** Puts an event on its day, after those put there before. */
  at(on: Day, run: () => Promise<void>): void {
    this.#events.push({ on, order: this.#events.length, run })
  }

  async play(clock: SeedClock): Promise<number> {
    const sorted = this.#events.toSorted((a, b) => (a.on === b.on ? a.order - b.order : a.on < b.on ? -1 : 1))
    for (const event of sorted) {
      clock.moveTo(event.on)
      await event.run().catch((error: unknown) => {
        throw new Error(`the samples of ${event.on} do not fit the rules: ${String(error)}`, { cause: error })
      })
    }
    return sorted.length
  }
}

export const dayOf = (text: string): Day => day(text)
export const dayOrNull = (text: string | null | undefined): Day | null => (text ? day(text) : null)
export const fromToday = (context: SeedContext, days: number): Day => addDays(context.today, days)

/** Reads one of the data sets that ship with the program. */
export const readDataset = <T>(name: string): T =>
  JSON.parse(readFileSync(packagePath('samples', 'datasets', `${name}.json`), 'utf8')) as T

/** Reads one of the Word files that ship with the program. */
export const readSampleFile = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(packagePath('samples', 'documents', name)))

/** Gives the version that a person would have seen on the page. */
export async function versionOf(deps: Deps, documentId: string): Promise<number> {
  const row = await deps.db
    .selectFrom('document')
    .select('version')
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  return row.version
}
