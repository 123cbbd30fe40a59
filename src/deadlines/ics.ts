import { addDays, type Day } from '../lib/day.ts'

/** One all-day event of a calendar feed. */
export interface FeedEvent {
  /** Stays the same while the last day moves, so that a calendar moves the event instead of keeping two. */
  readonly uid: string
  readonly on: Day
  readonly summary: string
  readonly description: string
  readonly category: string
  readonly url: string | null
}

const LINE = 75

/**
 * Folds a content line at 75 octets without cutting a character in two. Basis: RFC 5545 section 3.1, which counts
 * octets and lets a fold fall inside a character; calendars in use then show garbage.
 */
export function foldLine(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (size + octets > LINE) {
      parts.push(part)
      part = ' '
      size = 1
    }
    part += character
    size += octets
  }
  return [...parts, part].join('\r\n')
}

/** Escapes text for a value. Basis: RFC 5545 section 3.3.11; control characters have no place in it. */
export const escapeText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u0009\u000B-\u001F\u007F]/g, ' ')
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replaceAll('\n', '\\n')

const compact = (day: Day): string => day.replaceAll('-', '')

/** Writes a calendar of all-day events (RFC 5545), without alarms: each person's own calendar decides about those. */
export function calendarFile(name: string, stamp: string, events: readonly FeedEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Fadu//Deadlines//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(event.uid)}`,
      `DTSTAMP:${stamp.replace(/[-:]|\.\d+/g, '')}`,
      `DTSTART;VALUE=DATE:${compact(event.on)}`,
      `DTEND;VALUE=DATE:${compact(addDays(event.on, 1))}`,
      `SUMMARY:${escapeText(event.summary)}`,
      `DESCRIPTION:${escapeText(event.description)}`,
      `CATEGORIES:${escapeText(event.category)}`,
      ...(event.url ? [`URL:${event.url}`] : []),
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return `${lines.map(foldLine).join('\r\n')}\r\n`
}
