// Word keeps symbol fonts in the private use area; these are the ones that stand in forms and lists.
const WINGDINGS: Readonly<Record<number, string>> = {
  74: '☺',
  82: '☼',
  108: '●',
  109: '❍',
  110: '■',
  111: '□',
  112: '◻',
  113: '❑',
  114: '❒',
  117: '◆',
  118: '❖',
  119: '◆',
  159: '•',
  161: '○',
  167: '▪',
  168: '◻',
  178: '✧',
  216: '➢',
  223: '←',
  224: '→',
  225: '↑',
  226: '↓',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}
const WINGDINGS_2: Readonly<Record<number, string>> = {
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  84: '☒',
  163: '□',
  152: '◆',
}
const SYMBOL: Readonly<Record<number, string>> = {
  97: 'α',
  98: 'β',
  99: 'χ',
  100: 'δ',
  101: 'ε',
  103: 'γ',
  108: 'λ',
  109: 'μ',
  112: 'π',
  113: 'θ',
  114: 'ρ',
  115: 'σ',
  119: 'ω',
  68: 'Δ',
  83: 'Σ',
  87: 'Ω',
  163: '≤',
  165: '∞',
  174: '→',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  183: '•',
  184: '÷',
  185: '≠',
  187: '≈',
  208: '∠',
  214: '√',
}

function tableFor(font: string): Readonly<Record<number, string>> {
  if (/^wingdings 2/i.test(font)) return WINGDINGS_2
  if (/^wingdings/i.test(font)) return WINGDINGS
  return SYMBOL
}

/** Gives the readable character for a code of a symbol font; null when it is not one we know. */
export function symbolCharacter(font: string, code: number): string | null {
  const known = tableFor(font)[code & 0xff]
  if (known !== undefined) return known
  return code >= 0xf000 && code <= 0xf0ff ? null : String.fromCodePoint(code)
}

/** Gives the bullet as Word shows it, out of the symbol font where it uses one. */
export function bulletCharacter(text: string, font: string | undefined): string | null {
  const shown = [...text]
    .map((c) => {
      const code = c.codePointAt(0) ?? 0
      if (code >= 0xf000 && code <= 0xf0ff) return symbolCharacter(font ?? 'Symbol', code) ?? '•'
      return /^(wingdings|symbol)/i.test(font ?? '') ? (symbolCharacter(font ?? '', code) ?? c) : c
    })
    .join('')
    .trim()
  return shown === '' ? null : shown
}
