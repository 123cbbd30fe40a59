import { describe, expect, it } from 'vitest'
import { builtinTemplate } from '../../../src/templates/builtin.ts'
import { compileTemplate } from '../../../src/templates/fill.ts'
import type { Block, TemplateProblem, TemplateTag } from '../../../src/templates/model.ts'
import { openTemplate } from '../../../src/templates/package.ts'
import { placesIn } from '../../../src/templates/places.ts'
import { problemText, tagProblems } from '../../../src/templates/rules.ts'

const TAGS: readonly TemplateTag[] = [
  { name: '文件名称', meaning: '', isNeeded: true },
  { name: '审核结论', meaning: '' },
  {
    name: '意见',
    meaning: '',
    items: [
      { name: '问题', meaning: '', isNeeded: true },
      { name: '依据', meaning: '' },
    ],
  },
]
const FORM = { label: '意见书', tags: TAGS, example: {} }
const WHOLE = ['《{文件名称}》', '{#意见}{问题}{/意见}']

const written = async (lines: readonly string[], more: readonly Block[] = []): Promise<Uint8Array> =>
  builtinTemplate({ ...FORM, blocks: [...lines.map((text) => ({ is: 'text', text }) as const), ...more] })

async function problems(lines: readonly string[], more: readonly Block[] = []): Promise<readonly TemplateProblem[]> {
  const zip = await openTemplate(await written(lines, more))
  const compiled = compileTemplate(zip)
  return compiled.ok ? tagProblems(FORM, compiled.tags, placesIn(zip)) : compiled.problems
}

describe('a template', () => {
  it.each<[string, readonly string[], string | null, RegExp]>([
    ['a name that is not one', ['{文件名}'], '{文件名}', /没有这个名称/],
    ['a name of a list outside it', ['{依据}'], '{依据}', /在列表“意见”里/],
    ['a list written as a name', ['{意见}'], '{意见}', /这是列表/],
    ['a name that is not one within a list', ['{#意见}{条文}{/意见}'], '{条文}', /没有这个名称/],
    ['a list that is not one', ['{#材料}{问题}{/材料}'], '{#材料}', /没有这个名称/],
    ['a list that does not end', ['{#意见}'], '{#意见}', /列表没有结束/],
    ['a list that does not begin', ['{/意见}'], '{/意见}', /列表没有开头/],
    ['a list that ends as another', ['{#意见}{/审核结论}'], '{#意见}', /以 \{\/审核结论\} 结束/],
    ['a brace that is not closed', ['{审核结论'], '{审核结论', /缺少右花括号/],
    ['a brace that is not opened', ['审核结论}'], '审核结论}', /多出一个右花括号/],
    ['two braces', ['{{审核结论}}'], '{{审核结论', /写了两个/],
    ['raw XML', ['{@审核结论}'], '{@审核结论}', /不支持这种写法/],
    ['the whole scope', ['{.}'], '{.}', /没有这个名称/],
    ['a property of every object', ['{constructor}'], '{constructor}', /没有这个名称/],
    ['other braces', ['{=<% %>=}'], '{=<% %>=}', /没有这个名称/],
  ])('is refused for %s, with the tag and its place', async (_, lines, tag, message) => {
    const all = await problems([...WHOLE, ...lines])
    const found = all.find((one) => message.test(one.message))
    expect(found, JSON.stringify(all)).toBeDefined()
    expect(found?.tag).toBe(tag)
    expect(found?.place).toMatch(/^正文第 [123] 段/)
    expect(all.every((one) => problemText(one) !== '')).toBe(true)
  })

  it('is refused for a list that begins in a table and ends outside, once it is filled with two', async () => {
    const torn = await written(
      ['{文件名称}'],
      [
        { is: 'facts', rows: [['{#意见}', '{问题}']] },
        { is: 'text', text: '{/意见}' },
      ],
    )
    const compiled = compileTemplate(await openTemplate(torn))
    const filled = compiled.ok ? compiled.fill({ 文件名称: '甲', 意见: [{ 问题: '乙' }, { 问题: '丙' }] }) : null
    expect(filled).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('一个在表格外') }] })
  })

  it('is refused when what its form must say is missing, also where it says so only for an empty list', async () => {
    expect((await problems(['{审核结论}'])).map((one) => one.tag)).toEqual(['{文件名称}', '{#意见}…{问题}…{/意见}'])
    expect((await problems(['{文件名称}{^意见}{问题}{/意见}'])).map((one) => one.tag)).toEqual([
      '{#意见}…{问题}…{/意见}',
    ])
  })

  it('takes names of outer lists, conditions on words and spaces within the braces', async () => {
    const lines = [
      '{ 文件名称 }',
      '{#意见}{问题}：{文件名称}{/意见}',
      '{#审核结论}有{/审核结论}{^审核结论}无{/审核结论}',
    ]
    expect(await problems(lines)).toEqual([])
  })

  it('leaves a line to write on where there is nothing, and keeps what was typed as words', async () => {
    const zip = await openTemplate(await written([...WHOLE, '{审核结论}']))
    const compiled = compileTemplate(zip)
    const filled = compiled.ok ? compiled.fill({ 文件名称: '<w:p/>{审核结论}&', 意见: [{ 问题: '甲\n乙' }] }) : null
    if (!filled?.ok) throw new Error('not filled')
    const out = await openTemplate(filled.bytes)
    const xml = out.file('word/document.xml')?.asText() ?? ''
    expect(xml).toContain('&lt;w:p/&gt;{审核结论}&amp;')
    expect(xml).toContain('______')
    expect(xml).toMatch(/甲<\/w:t>.*<w:br\/>.*乙/su)
  })

  it.each([
    ['no zip at all', new TextEncoder().encode('not a Word file'), /已损坏/],
    ['an empty file', new Uint8Array(), /已损坏/],
  ])('that is %s is refused', async (_, bytes, message) => {
    await expect(openTemplate(bytes)).rejects.toThrow(message)
  })

  it('with a program, a far image or a bomb in it is refused', async () => {
    const withPart = async (name: string, content: string | Uint8Array) => {
      const zip = await openTemplate(await written(WHOLE))
      zip.file(name, content)
      return new Uint8Array(zip.generate({ type: 'uint8array', compression: 'DEFLATE' }))
    }
    await expect(openTemplate(await withPart('word/vbaProject.bin', 'x'))).rejects.toThrow('宏')
    const far =
      '<Relationships><Relationship Id="a" Type="x/image" Target="https://example.org/a.png" TargetMode="External"/></Relationships>'
    await expect(openTemplate(await withPart('word/_rels/document.xml.rels', far))).rejects.toThrow('链接了文件以外')
    const bomb = await withPart('word/bomb.xml', new Uint8Array(15 * 1024 * 1024))
    await expect(openTemplate(bomb)).rejects.toThrow('解压后过大')
  })
})
