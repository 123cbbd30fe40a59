import type { JSX } from 'hono/jsx/jsx-runtime'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { type FormState, formOf } from '../../../src/http/form-state.ts'
import { ErrorSummary } from '../../../views/parts/error-summary.tsx'
import { CheckField, CheckGroup, DayField, RadioGroup, SelectField, TextField } from '../../../views/parts/field.tsx'

const read = (element: JSX.Element) => parseHTML(`<html><body>${element}</body></html>`).document
const wrong = (field: string, value: string, message: string): FormState => ({
  values: { [field]: value },
  errors: [{ field, message }],
})

describe('a field', () => {
  it('is tied to its label, hint and error', () => {
    const page = read(
      <TextField state={wrong('title', '办法', '请写全称。')} name="title" label="名称" hint="与正文一致。" required />,
    )
    const input = page.querySelector('input')
    expect(page.querySelector('label')?.getAttribute('for')).toBe(input?.id)
    expect(input?.getAttribute('aria-invalid')).toBe('true')
    const described = input
      ?.getAttribute('aria-describedby')
      ?.split(' ')
      .map((id: string) => page.getElementById(id)?.textContent)
    expect(described).toEqual(['与正文一致。', '请写全称。'])
  })

  it('says nothing of errors where there are none', () => {
    const input = read(<TextField state={formOf({ title: '办法' })} name="title" label="名称" />).querySelector('input')
    expect([input?.getAttribute('aria-invalid'), input?.getAttribute('aria-describedby')]).toEqual([null, null])
    expect(input?.getAttribute('value')).toBe('办法')
  })

  it('gives back a day that is no day as it was typed', () => {
    const typed = read(<DayField state={wrong('on', '5月1日', '请写成 2026-05-01。')} name="on" label="日期" />)
    expect(typed.querySelector('input')?.getAttribute('type')).toBe('text')
    expect(typed.querySelector('input')?.getAttribute('value')).toBe('5月1日')
    const good = read(<DayField state={formOf({ on: '2026-05-01' })} name="on" label="日期" />)
    expect(good.querySelector('input')?.getAttribute('type')).toBe('date')
  })

  it('never gives back a password', () => {
    const page = read(<TextField state={formOf({ password: '秘密' })} name="password" label="密码" type="password" />)
    expect(page.querySelector('input')?.getAttribute('value')).toBe('')
  })

  it('writes what was typed as text, not as markup', () => {
    const page = read(<TextField state={formOf({ title: '"><script>' })} name="title" label="名称" />)
    expect(page.querySelector('script')).toBeNull()
    expect(page.querySelector('input')?.getAttribute('value')).toBe('"><script>')
  })
})

describe('a choice', () => {
  const options = [
    ['years', '规定年限'],
    ['none', '不设有效期'],
  ] as const

  it('keeps what was chosen', () => {
    const select = read(<SelectField state={formOf({ kind: 'none' })} name="kind" label="有效期" options={options} />)
    expect(select.querySelector('option[selected]')?.getAttribute('value')).toBe('none')
    const radio = read(<RadioGroup state={formOf({ kind: 'years' })} name="kind" label="有效期" options={options} />)
    expect(radio.querySelector('input[checked]')?.getAttribute('value')).toBe('years')
    const box = read(<CheckField state={formOf({ agreed: 'on' })} name="agreed" label="已核对" />)
    expect(box.querySelector('input')?.hasAttribute('checked')).toBe(true)
  })

  it('of several sends a list and keeps all of it', () => {
    const state: FormState = { values: {}, lists: { kind: ['years', 'none'] }, errors: [] }
    const page = read(<CheckGroup state={state} name="kind" label="有效期" options={options} />)
    expect(page.querySelectorAll('input[name="kind[]"][checked]')).toHaveLength(2)
  })
})

describe('the summary of errors', () => {
  it('leads to the field, and takes the focus', () => {
    const page = read(<ErrorSummary state={wrong('title', '', '请写名称。')} />)
    expect(page.querySelector('a')?.getAttribute('href')).toBe('#field-title')
    expect(page.querySelector('[role=alert]')?.hasAttribute('data-focus-after-swap')).toBe(true)
  })

  it('is not there when nothing is wrong', () => {
    expect(read(<ErrorSummary state={formOf()} />).querySelector('*')?.textContent).toBe('')
  })
})
