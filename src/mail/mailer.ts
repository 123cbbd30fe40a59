/** One letter in plain text. */
export interface Letter {
  /** The same for every attempt, so that a mailbox that got it twice shows it once. */
  readonly id: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Takes letters to where mailboxes are. */
export interface Mailer {
  /** False while nobody has configured a server: no letter is prepared and nothing leaves the machine. */
  readonly isOn: boolean
  /** Hands a letter over; throws when the server does not take it. */
  send(letter: Letter): Promise<void>
}
