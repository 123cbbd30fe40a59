import { inTransaction } from '../../../src/db/transaction.ts'
import type { Deps } from '../../../src/deps.ts'
import { createWorker } from '../../../src/jobs/registry.ts'
import { addMs } from '../../../src/lib/clock.ts'
import type { Letter, Mailer } from '../../../src/mail/mailer.ts'
import type { Actor } from '../../../src/people/model.ts'
import type { TestDeps } from '../deps.ts'

/** A mailer that keeps the letters, and fails as long as it is told to. */
export interface CollectingMailer extends Mailer {
  readonly letters: Letter[]
  failWith(message: string | null): void
}

export function collectingMailer(): CollectingMailer {
  const letters: Letter[] = []
  let failure: string | null = null
  return {
    isOn: true,
    letters,
    failWith: (message) => {
      failure = message
    },
    send: async (letter) => {
      if (failure !== null) throw new Error(failure)
      letters.push(letter)
    },
  }
}

/** The parts of a program that sends mail. */
export const mailing = (deps: TestDeps, mailer: Mailer): TestDeps => ({
  ...deps,
  mailer,
  config: { ...deps.config, publicUrl: 'https://fadu.example' },
})

/** Gives a person an address. */
export const givenAddress = (deps: TestDeps, person: Actor, email: string): Promise<unknown> =>
  inTransaction.unaudited(deps, 'a test', ({ trx }) =>
    trx.updateTable('account').set({ email }).where('user_id', '=', person.userId).execute(),
  )

/** Lets the worker do what is due now. */
export const workOff = (deps: Deps): Promise<void> => createWorker(deps).drain()

/** Lets time pass for the clock of a test. */
export const passHours = (deps: TestDeps, hours: number): void =>
  deps.clock.set(addMs(deps.clock.now(), hours * 3_600_000))
