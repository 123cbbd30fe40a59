import { describe, expect, it } from 'vitest'
import { dueCommand } from '../../../src/calendar/due-command.ts'

async function run(line: string): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const io = { stdout: (text: string) => void out.push(text), stderr: (text: string) => void err.push(text) }
  const code = await dueCommand(line.split(' ').filter(Boolean), io)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

describe('the due command', () => {
  it('gives the last day, whether it may move, and the trace as JSON', async () => {
    const { code, out } = await run('2026-02-09 --limit 15 --unit working --calendar lhasa --json')
    const answer = JSON.parse(out)
    expect([code, answer.due, answer.provisional]).toEqual([0, '2026-03-11', false])
    expect(answer.trace.length).toBeGreaterThan(2)
  })

  it('rolls only when asked', async () => {
    const rolled = await run('2026-02-06 --limit 15 --unit calendar --calendar national --roll --json')
    const plain = await run('2026-02-06 --limit=15 --unit=calendar --calendar=national --json')
    expect(JSON.parse(rolled.out).due).toBe('2026-02-24')
    expect(JSON.parse(plain.out).due).toBe('2026-02-21')
  })

  it('prints a readable answer without --json and marks a provisional one', async () => {
    const { code, out } = await run('2026-12-20 --limit 15 --unit working --calendar lhasa')
    expect(code).toBe(0)
    expect(out.split('\n')[0]).toBe('2027-01-08（暂定）')
    expect(out).toContain('尚未录入2027年的放假安排')
  })

  it.each([
    ['', '请写明起算日'],
    ['2026-02-30 --limit 5', '不是有效日期'],
    ['2026-02-09', '请用 --limit'],
    ['2026-02-09 --limit', '--limit 后面缺少取值'],
    ['2026-02-09 --limit 0', '期限“0”无效'],
    ['2026-02-09 --limit -5', '期限“-5”无效'],
    ['2026-02-09 --limit 5 --unit weeks', '单位“weeks”无效'],
    ['2026-02-09 --limit 5 --calendar beijing', '没有“beijing”这个日历'],
    ['2026-02-09 --limit 5 --fast', '看不懂参数“--fast”'],
    ['2026-02-09 2026-02-10 --limit 5', '看不懂参数“2026-02-10”'],
  ])('answers “%s” with exit code 2 and one sentence', async (line, sentence) => {
    const { code, out, err } = await run(line)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(sentence)
    expect(err.split('\n')).toHaveLength(1)
  })
})
