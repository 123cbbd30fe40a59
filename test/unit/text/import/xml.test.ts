import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { BrokenXml, XmlReader } from '../../../../src/text/import/xml.ts'

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const CODES = new Map([
  ['w:p', 1],
  ['w:t', 2],
])

function events(pieces: readonly string[]): string[] {
  const seen: string[] = []
  const reader = new XmlReader(CODES, {
    open(code, xml) {
      seen.push(`<${code} ${xml.attribute('val') ?? ''}`)
      xml.capture = code === 2
    },
    close(code, xml) {
      seen.push(`/${code}`)
      xml.capture = false
    },
    text: (text) => void seen.push(text),
  })
  for (const piece of pieces) reader.feed(piece)
  reader.end()
  return seen
}

describe('the tokenizer', () => {
  it('gives known elements, their attributes and text', () => {
    const source = `<?xml version="1.0"?><!-- <w:p> --><w:p ${W} w:val="a>b" w:x='1'><other><w:t>甲&lt;&#20057;<![CDATA[<丙>]]></w:t></other><w:p w:val=""/></w:p>`
    expect(events([source])).toEqual(['<1 a>b', '<2 ', '甲<乙', '<丙>', '/2', '<1 ', '/1', '/1'])
  })

  it('gives the same events however the source is cut', () => {
    const source = `<w:p ${W} w:val="a/>b='c'"><w:t>甲&amp;乙</w:t><!-- > --><w:t>丙</w:t></w:p>`
    const whole = events([source]).join('')
    fc.assert(
      fc.property(fc.array(fc.nat(source.length), { maxLength: 6 }), (cuts) => {
        const places = [0, ...cuts.sort((a, b) => a - b), source.length]
        const pieces = places.slice(1).map((to, i) => source.slice(places[i], to))
        return events(pieces).join('') === whole
      }),
    )
  })

  it('follows prefixes that change inside the document', () => {
    const source = `<a><x:p ${W.replace('w=', 'x=')}><w:p/></x:p><x:p/><w:p ${W}/></a>`
    expect(events([source])).toEqual(['<1 ', '/1', '<1 ', '/1'])
  })

  it.each([
    '<a>',
    '<a></b>',
    '</a>',
    '<a></a></a>',
    '<a b="c></a>',
    '<a>&no;</a>'.replace('a>&', `w:t ${W}>&`).replace('</a', '</w:t'),
    '<!DOCTYPE a><a/>',
  ])('refuses %s', (source) => {
    expect(() => events([source])).toThrow(BrokenXml)
  })
})
