import { createTransport } from 'nodemailer'
import type { Mailer } from './mailer.ts'

/** Shorter than the lease of a job: another worker must not take over a letter that is still on its way. */
const PATIENCE = 20_000

/** Sends through an SMTP server, one connection for each letter: there are a few dozen a day. */
export function smtpMailer(settings: { readonly smtpUrl: string; readonly from: string }): Mailer {
  const transport = createTransport({
    url: settings.smtpUrl,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = /@([^\s>]+)/.exec(settings.from)?.[1] ?? 'fadu.invalid'
  return {
    isOn: true,
    send: async ({ id, to, subject, text }) => {
      await transport.sendMail({
        from: settings.from,
        // A list of one: an address is never split at a comma that it contains.
        to: [{ name: '', address: to }],
        subject,
        text,
        messageId: `<${id}@${host}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
    },
  }
}
