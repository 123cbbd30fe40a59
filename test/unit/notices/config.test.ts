import { describe, expect, it } from 'vitest'
import { readConfig } from '../../../src/config.ts'

const MAIL = {
  SMTP_URL: 'smtps://fadu:secret@mail.example.cn',
  MAIL_FROM: '法度 <fadu@example.cn>',
  PUBLIC_URL: 'https://fadu.example.cn',
}

describe('mail settings', () => {
  it('are off until a server is named', () => {
    expect(readConfig({}).mail).toBeNull()
    expect(readConfig({ ...MAIL, SMTP_URL: '' }).mail).toBeNull()
  })

  it('name the server and the sender', () => {
    expect(readConfig(MAIL).mail).toEqual({ smtpUrl: MAIL.SMTP_URL, from: MAIL.MAIL_FROM })
  })

  it.each(['MAIL_FROM', 'PUBLIC_URL'])(
    'are refused without %s: letters would have no sender or lead nowhere',
    (name) => {
      expect(() => readConfig({ ...MAIL, [name]: '' })).toThrow('MAIL_FROM')
    },
  )

  it('are refused with an address that is no mail server', () => {
    expect(() => readConfig({ ...MAIL, SMTP_URL: 'https://mail.example.cn' })).toThrow()
  })
})
