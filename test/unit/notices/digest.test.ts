import { describe, expect, it } from 'vitest'
import { digestLetter } from '../../../src/mail/messages/digest.ts'

const item = (n: number) => ({
  what: `还剩 ${n} 天。`,
  title: `第${n}号文件`,
  link: `https://fadu.example/filings/${n}`,
})
const digest = (count: number) => ({
  person: '卓玛',
  dayText: '2026年3月16日',
  groups: [
    { label: '备案期限', items: Array.from({ length: count }, (_, i) => item(i + 1)) },
    { label: '审核期限', items: [item(99)] },
  ],
  listLink: 'https://fadu.example/notices',
  settingsLink: 'https://fadu.example/account/notices',
})

describe('the letter of a day', () => {
  it('says how many there are in its subject, and each with its full link', () => {
    const { subject, text } = digestLetter(digest(2))
    expect(subject).toBe('法度提醒：3 条（2026年3月16日）')
    expect(text).toContain('【备案期限】\n· 第1号文件\n  还剩 1 天。\n  https://fadu.example/filings/1')
    expect(text.match(/https:\/\/fadu\.example\/filings/g)).toHaveLength(3)
    expect(text).toContain('https://fadu.example/account/notices')
    expect(text).not.toContain('另有')
  })

  it('shows forty and counts the rest', () => {
    const { subject, text } = digestLetter(digest(60))
    expect(subject).toContain('61 条')
    expect(text.match(/https:\/\/fadu\.example\/filings/g)).toHaveLength(40)
    expect(text).toContain('另有 21 条，请在系统中查看。')
    expect(text).not.toContain('【审核期限】')
  })
})
