import Docxtemplater from 'docxtemplater'
import type PizZip from 'pizzip'
import type { FoundTag, TemplateData, TemplateProblem } from './model.ts'
import { isNested } from './nesting.ts'
import { partsOf, placesIn } from './places.ts'
import { type Fault, problemOf } from './problems.ts'

interface Parsed {
  readonly type: string
  readonly value: string
  readonly module?: string
  readonly raw?: string
  readonly subparsed?: readonly Parsed[]
}

/** Blanks are left as a line to write on, so that a form with a gap is seen to have one. */
const BLANK = '______'

const own = (scope: unknown, name: string): unknown =>
  typeof scope === 'object' && scope !== null && Object.hasOwn(scope, name)
    ? (scope as Record<string, unknown>)[name]
    : undefined

export type Filled =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

export type Compiled =
  | { readonly ok: true; readonly tags: readonly FoundTag[]; fill(data: TemplateData): Filled }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] }

/** Reads a checked template for filling in, or says everything that is wrong with its tags. */
export function compileTemplate(zip: PizZip): Compiled {
  const found: FoundTag[] = []
  const collecting = {
    name: 'collecting',
    set: ({ inspect }: { readonly inspect?: { readonly postparsed?: readonly Parsed[] } }) => {
      if (inspect?.postparsed) found.push(...tagsIn(inspect.postparsed))
    },
  }
  try {
    const form = new Docxtemplater(zip, {
      errorLogging: false,
      paragraphLoop: true,
      linebreaks: true,
      syntax: { changeDelimiterPrefix: null },
      modules: [collecting],
      parser: (name) => ({ get: (scope) => own(scope, name.trim()) }),
      nullGetter: ({ module }: { module?: string }) => (module ? '' : BLANK),
    })
    return {
      ok: true,
      tags: found,
      fill: (data) => {
        try {
          form.render(data)
          if (!partsOf(zip).every(isNested)) return { ok: false, problems: [TORN] }
          return { ok: true, bytes: new Uint8Array(form.toBuffer({ compression: 'DEFLATE' })) }
        } catch (error) {
          return { ok: false, problems: problemsOf(error, zip) }
        }
      },
    }
  } catch (error) {
    return { ok: false, problems: problemsOf(error, zip) }
  }
}

const TORN: TemplateProblem = {
  tag: null,
  message:
    '有列表的开头和结束一个在表格里、一个在表格外，或者不在同一行，填写后文件会损坏。请把 {#名称} 和 {/名称} 写在同一行表格里，或者都写在表格外。',
  place: null,
}

const tagsIn = (parsed: readonly Parsed[]): FoundTag[] =>
  parsed
    .filter((one) => one.type === 'placeholder')
    .map((one) => ({
      name: one.value.trim(),
      use: one.module === 'loop' ? 'list' : one.module ? 'other' : 'value',
      raw: `{${one.raw ?? one.value}}`,
      within: tagsIn(one.subparsed ?? []),
    }))

function problemsOf(error: unknown, zip: PizZip): TemplateProblem[] {
  const properties = (error as { properties?: Fault }).properties
  if (!properties) throw error
  const place = placesIn(zip)
  return (properties.errors ?? [{ properties }]).map((one) => problemOf(one.properties, place))
}
