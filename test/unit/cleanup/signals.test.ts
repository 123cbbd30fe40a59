import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amendmentState, daysLeft, obstaclesToDone, obstaclesToDue } from '../../../src/cleanup/amendment-rules.ts'
import { type SignalScene, signalsOf } from '../../../src/cleanup/signal-rules.ts'
import type { EffectOnDay } from '../../../src/documents/model.ts'
import { addDays, day } from '../../../src/lib/day.ts'

const today = day('2026-03-16')
const effect = (state: EffectOnDay['state'], reason = '。'): EffectOnDay => ({
  state,
  isAmended: false,
  since: null,
  reason,
})
const scene = (over: Partial<SignalScene> = {}): SignalScene => ({
  title: '拉萨市停车办法',
  effect: effect('in_force'),
  issuedOn: day('2015-03-01'),
  inForceFrom: day('2015-03-01'),
  organs: [],
  named: [],
  statedEnds: [],
  text: 'read',
  flags: [],
  trialYears: 2,
  ...over,
})
const kinds = (over: Partial<SignalScene>) => signalsOf(scene(over), today).map((s) => s.kind)
const codes = (found: readonly { code: string }[]) => found.map((o) => o.code)

describe('signals', () => {
  it('are none where nothing was noticed', () => {
    expect(kinds({})).toEqual([])
  })

  it('tell a basis that was amended after the document from one that was amended before', () => {
    const basis = { kind: 'implements', documentId: 'a', title: '上位办法', effect: effect('in_force') } as const
    expect(kinds({ named: [{ ...basis, amendedOn: day('2015-03-02') }] })).toEqual(['basis_changed'])
    expect(kinds({ named: [{ ...basis, amendedOn: day('2015-03-01') }] })).toEqual([])
    expect(kinds({ named: [{ ...basis, amendedOn: day('2026-03-17') }] })).toEqual([])
    expect(kinds({ named: [{ ...basis, kind: 'cites', amendedOn: day('2020-01-01') }] })).toEqual([])
    const dead = { ...basis, effect: effect('repealed'), amendedOn: null }
    expect(kinds({ named: [dead, { ...dead, kind: 'cites' }] })).toEqual(['basis_changed', 'cites_dead'])
  })

  it('tell of another text that says the document ends, until it has ended', () => {
    const end = { documentId: 'a', title: '停车条例', kind: 'repeals', from: day('2024-01-01') } as const
    expect(signalsOf(scene({ statedEnds: [end] }), today)).toEqual([
      {
        kind: 'repeal_stated',
        reason: '《停车条例》（自2024年1月1日起施行）写明本文件废止，关系尚未在登记中确认。',
        aboutDocumentId: 'a',
      },
    ])
    expect(kinds({ statedEnds: [end], effect: effect('repealed') })).toEqual(['ended'])
  })

  it('count a provisional name from its first day, and not that of another document in the title', () => {
    const from = (on: string, title = '停车暂行办法') => kinds({ title, inForceFrom: day(on) })
    expect(from('2024-03-17')).toEqual([])
    expect(from('2024-03-16')).toEqual(['provisional_old'])
    expect(from('2015-01-01', '关于修改《停车暂行办法》的决定')).toEqual([])
    expect(kinds({ title: '停车办法（试行）', effect: effect('lapsed') })).toEqual(['ended'])
  })

  it('name an organ once with all it was', () => {
    const organ = { name: '市交通局', dissolvedOn: day('2019-03-20'), successor: '市交通运输局' }
    const [signal, ...more] = signalsOf(
      scene({
        organs: [
          { role: '制定机关', ...organ },
          { role: '实施单位', ...organ },
        ],
      }),
      today,
    )
    expect(signal?.reason).toBe('制定机关、实施单位市交通局已于2019年3月20日撤并或者更名，职责由市交通运输局承担。')
    expect(more).toEqual([])
    expect(kinds({ organs: [{ role: '制定机关', ...organ, dissolvedOn: day('2026-03-17') }] })).toEqual([])
  })

  it('show three places of many, and say what there is to read', () => {
    const flags = ['一', '二', '三', '四'].map((n) => ({ place: `第${n}条`, name: '设定行政处罚' }))
    expect(signalsOf(scene({ flags }), today)[0]?.reason).toMatch(/^有4处.*第三条（设定行政处罚）等。$/)
    expect(kinds({ text: 'none' })).toEqual(['no_text'])
    expect(kinds({ text: 'failed' })).toEqual(['no_text'])
  })
})

describe('an amendment that was decided', () => {
  const decidedOn = day('2026-03-10')

  it('is in time on its last day, and has exactly one state on every day', () => {
    const offset = fc.option(fc.integer({ min: -400, max: 400 }), { nil: null })
    fc.assert(
      fc.property(offset, offset, (due, done) => {
        const task = {
          dueOn: due === null ? null : addDays(today, due),
          doneOn: done === null ? null : addDays(today, done),
        }
        const state = amendmentState(task, today)
        const left = daysLeft(task, today)
        expect(left === null).toBe(task.dueOn === null || task.doneOn !== null)
        if (left !== null) expect(state).toBe(left < 0 ? 'late' : 'due')
        if (task.doneOn !== null) expect(['done', 'done_late']).toContain(state)
      }),
    )
    expect(amendmentState({ dueOn: today, doneOn: null }, today)).toBe('due')
    expect(amendmentState({ dueOn: today, doneOn: today }, today)).toBe('done')
  })

  it('is recorded as made with its document, not before it was decided nor in the future', () => {
    const done = (over: object) =>
      codes(
        obstaclesToDone(
          { doneOn: null, decidedOn, dueOn: null, decided: 'amend' },
          { doneOn: today, documentId: 'a', note: null, ...over },
          today,
        ),
      )
    expect(done({})).toEqual([])
    expect(done({ documentId: null })).toEqual(['no_document'])
    expect(done({ documentId: null, note: '拉政发〔2026〕9号' })).toEqual([])
    expect(done({ doneOn: day('2026-03-17') })).toEqual(['in_future'])
    expect(done({ doneOn: decidedOn })).toEqual(['before_decision'])
    const lapsing = { doneOn: null, decidedOn, dueOn: day('2026-03-15'), decided: 'amend_or_lapse' }
    const made = (on: string) =>
      codes(obstaclesToDone(lapsing, { doneOn: day(on), documentId: 'a', note: null }, today))
    expect(made('2026-03-15')).toEqual([])
    expect(made('2026-03-16')).toEqual(['lapsed'])
  })

  it('keeps the deadline that decides its lapse', () => {
    const due = (decided: string, dueOn: string | null, reason = '理由') =>
      codes(
        obstaclesToDue(
          { doneOn: null, dueOn: day('2026-06-30'), decided, decidedOn },
          { dueOn: dueOn === null ? null : day(dueOn), reason },
        ),
      )
    expect(due('amend', '2026-09-30')).toEqual([])
    expect(due('amend', null)).toEqual([])
    expect(due('amend', '2026-06-30')).toEqual(['unchanged'])
    expect(due('amend', '2026-03-10')).toEqual(['before_decision'])
    expect(due('amend', '2026-09-30', ' ')).toEqual(['no_reason'])
    expect(due('amend_or_lapse', '2026-09-30')).toEqual(['decided'])
  })
})
