import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarFile, escapeText, type FeedEvent, foldLine } from '../../../src/deadlines/ics.ts'
import { day } from '../../../src/lib/day.ts'

const event = (more: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: 'filing-1@fadu',
  on: day('2026-02-28'),
  summary: '向拉萨市人民政府报送备案：《停车管理办法》；第2次, 复核',
  description: '单位：拉萨市交通运输局\n自2026年1月29日起 30 日',
  category: '报送备案',
  url: 'https://fadu.example/filings/1',
  ...more,
})
const file = (...events: FeedEvent[]) => calendarFile('法度期限', '2026-03-16T02:00:00.000Z', events)
const unfold = (text: string) => text.replaceAll('\r\n ', '')

describe('a calendar feed', () => {
  it('is all-day events from the day to the next, without alarms', () => {
    const lines = unfold(file(event())).split('\r\n')
    expect(lines.slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0'])
    expect(lines).toContain('DTSTART;VALUE=DATE:20260228')
    expect(lines).toContain('DTEND;VALUE=DATE:20260301')
    expect(lines).toContain('DTSTAMP:20260316T020000Z')
    expect(lines).toContain('UID:filing-1@fadu')
    expect(lines.join()).not.toContain('VALARM')
    expect(lines.at(-1)).toBe('')
  })

  it('escapes what separates values, and writes line ends as \\n', () => {
    expect(unfold(file(event()))).toContain('SUMMARY:向拉萨市人民政府报送备案：《停车管理办法》；第2次\\, 复核\r\n')
    expect(escapeText('a;b,c\\d\r\ne\u0007f')).toBe('a\\;b\\,c\\\\d\\ne f')
  })

  it('ends every line with CRLF and has no other line end', () => {
    const text = file(event(), event({ uid: 'review-2@fadu', url: null }))
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  })

  it('folds at 75 octets without cutting a character, and unfolds to what it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        const line = `SUMMARY:${escapeText(typed)}`
        const folded = foldLine(line)
        for (const part of folded.split('\r\n')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(75)
        expect(folded).toBe(Buffer.from(folded).toString())
        expect(unfold(folded)).toBe(line)
      }),
    )
  })

  it('folds long Chinese lines in the middle of the text, not of a character', () => {
    const parts = foldLine(`SUMMARY:${'藏'.repeat(60)}`).split('\r\n')
    expect(parts.length).toBeGreaterThan(2)
    expect(
      parts
        .map((part) => Buffer.byteLength(part))
        .slice(0, -1)
        .every((size) => size > 72),
    ).toBe(true)
    expect(parts.slice(1).every((part) => part.startsWith(' 藏'))).toBe(true)
  })
})
