import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'

export interface SinkLetter {
  readonly from: string
  readonly to: readonly string[]
  /** The subject, decoded. */
  readonly subject: string
  /** The body, decoded. */
  readonly text: string
  readonly headers: string
}

/** A mail server on this machine that keeps what it is given. */
export interface SmtpSink {
  readonly url: string
  readonly letters: SinkLetter[]
  /** The next letters are refused with this line; null takes them again. */
  refuseWith(line: string | null): void
  close(): Promise<void>
}

/** Starts a mail server that speaks as much SMTP as a client needs (RFC 5321). */
export async function openSmtpSink(): Promise<SmtpSink> {
  const letters: SinkLetter[] = []
  let refusal: string | null = null
  const server = createServer((socket) => {
    converse(socket, () => refusal, letters)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    refuseWith: (line) => {
      refusal = line
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

function converse(socket: Socket, refusal: () => string | null, letters: SinkLetter[]): void {
  let heard = ''
  let from = ''
  let to: string[] = []
  let isData = false
  const say = (line: string): void => {
    socket.write(`${line}\r\n`)
  }
  const answer = (line: string): string => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'QUIT') return '221 bye'
    if (verb === 'DATA') {
      isData = true
      return '354 go on'
    }
    if (verb === 'RCPT') to.push(/<(.*?)>/.exec(line)?.[1] ?? '')
    if (verb !== 'MAIL') return '250 ok'
    from = /<(.*?)>/.exec(line)?.[1] ?? ''
    to = []
    return refusal() ?? '250 ok'
  }
  socket.on('error', () => socket.destroy())
  socket.on('data', (chunk) => {
    heard += chunk.toString('latin1')
    for (;;) {
      const end = isData ? heard.indexOf('\r\n.\r\n') : heard.indexOf('\r\n')
      if (end < 0) return
      const said = heard.slice(0, end)
      heard = heard.slice(end + (isData ? 5 : 2))
      if (isData) {
        isData = false
        letters.push(letterOf(from, to, said))
        say('250 kept')
      } else {
        const words = answer(said)
        say(words)
        if (words.startsWith('221')) socket.end()
      }
    }
  })
  say('220 sink')
}

function letterOf(from: string, to: readonly string[], raw: string): SinkLetter {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const headers = head.replace(/\r\n[ \t]/g, ' ')
  const body = rest.join('\r\n\r\n')
  const encoding = /^content-transfer-encoding: *(\S+)/im.exec(headers)?.[1] ?? '7bit'
  return {
    from,
    to,
    headers,
    subject: decodedWords(/^subject: *(.*)$/im.exec(headers)?.[1] ?? ''),
    text: decoded(body, encoding),
  }
}

const quoted = (text: string): Buffer =>
  Buffer.from(
    text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

function decoded(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString()
  return encoding === 'quoted-printable' ? quoted(body).toString() : Buffer.from(body, 'latin1').toString()
}

/** Encoded words of a header (RFC 2047), both ways of writing them. */
function decodedWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?(.*?)\?=/gi, (_, how: string, words: string) =>
      how.toLowerCase() === 'b'
        ? Buffer.from(words, 'base64').toString()
        : quoted(words.replaceAll('_', ' ')).toString(),
    )
}
