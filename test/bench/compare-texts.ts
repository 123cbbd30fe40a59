/** A fixed generator: the same texts in every run. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** Characters with a frequency like that of Chinese; a mark every dozen characters unless told otherwise. */
export function prose(length: number, seed: number, marks = '，。，、；，'): string {
  const next = random(seed)
  const out: string[] = []
  while (out.length < length) {
    const mark = marks !== '' && next() < 0.08 ? marks.charAt(Math.floor(next() * marks.length)) : ''
    out.push(mark === '' ? String.fromCharCode(0x4e00 + Math.floor(next() ** 3 * 3000)) : mark)
  }
  return out.join('')
}

/** One small edit every so many characters. */
export function edited(text: string, every: number, seed: number): string {
  const next = random(seed)
  const out: string[] = []
  for (let from = 0; from < text.length; from += every) {
    const piece = text.slice(from, from + every)
    const at = Math.floor(next() * piece.length)
    out.push(piece.slice(0, at), next() < 0.5 ? prose(4, from + 1, '') : '', piece.slice(at + Math.floor(next() * 3)))
  }
  return out.join('')
}

export const inLines = (text: string, length: number): string =>
  Array.from({ length: Math.ceil(text.length / length) }, (_, n) => text.slice(n * length, (n + 1) * length)).join('\n')

export const numbered = (text: string): string =>
  text
    .split('\n')
    .map((line, at) => `第${at + 1}条 ${line}`)
    .join('\n')

export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const next = random(seed)
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item)
}
