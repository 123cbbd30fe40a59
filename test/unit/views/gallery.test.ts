import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { galleryPage } from '../../support/gallery/page.tsx'

const { document } = parseHTML(galleryPage())
const all = (selector: string) => [...document.querySelectorAll(selector)]
const ids = all('[id]').map((element) => element.id)

describe('every part in all its states', () => {
  it('names each element once', () => {
    expect(ids.length).toBeGreaterThan(40)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })

  it('points labels, descriptions and links at what exists', () => {
    const named = all('[for], [aria-describedby], [aria-labelledby], a[href^="#"]').flatMap((element) =>
      ['for', 'aria-describedby', 'aria-labelledby', 'href']
        .flatMap((name) => element.getAttribute(name)?.split(' ') ?? [])
        .filter((value) => !value.startsWith('/'))
        .map((value) => value.replace(/^#/, '')),
    )
    expect(named.length).toBeGreaterThan(30)
    expect(named.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('gives every control a name that can be read aloud', () => {
    const controls = all('input:not([type=hidden]), select, textarea')
    expect(controls.length).toBeGreaterThan(25)
    const nameless = controls.filter(
      (control) =>
        !control.getAttribute('aria-label') &&
        !control.closest('label') &&
        !all('label[for]').some((label) => label.getAttribute('for') === control.id),
    )
    expect(nameless.map((control) => control.getAttribute('name'))).toEqual([])
  })

  it('holds nothing inline that the content policy would drop', () => {
    expect(all('style, [style], script:not([src])')).toEqual([])
    const handlers = all('*').flatMap((element) => [...element.attributes].filter((a) => /^on/i.test(a.name)))
    expect(handlers).toEqual([])
  })

  it('asks nothing of other hosts', () => {
    const addresses = all('[src], [href], [action]').flatMap((element) =>
      ['src', 'href', 'action'].flatMap((name) => element.getAttribute(name) ?? []),
    )
    expect(addresses.filter((address) => !/^[/#]/.test(address) || address.startsWith('//'))).toEqual([])
  })

  it('leaves no literal without its Chinese word', () => {
    const words = all('.tag').map((tag) => tag.textContent ?? '')
    expect(words.length).toBeGreaterThan(50)
    expect(words.filter((word) => /[a-z_]/.test(word))).toEqual([])
  })
})
