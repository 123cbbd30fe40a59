import type { Mailer } from './mailer.ts'

/** The mailer of an installation without a mail server. */
export const noMail: Mailer = {
  isOn: false,
  send: async () => {
    throw new Error('没有配置发信服务器（SMTP_URL），邮件没有发出。')
  },
}
