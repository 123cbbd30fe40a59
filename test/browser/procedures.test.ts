import { describe, expect, it } from 'vitest'
import { registerDocument, sample, submitForReview, uploadRevision } from '../support/pages/documents.ts'
import { answerFinding, openWorkbench, writeFinding } from '../support/pages/findings.ts'
import { fillIssue, registerMeeting, todayOn } from '../support/pages/meetings.ts'
import { addMissingMaterials, fillPack } from '../support/pages/packs.ts'
import { assignTo, giveAdvice, giveOpinion, lastDayCounted, requestSupplement } from '../support/pages/reviews.ts'
import { useSite } from '../support/site.ts'

/** The journeys of a legality review that domain.md §2 tells of, each person at a browser of their own. */
describe('from the pack to the issue', () => {
  const site = useSite(true)

  it('takes a departmental document through supplement, advisers, findings, two rounds, meeting and issue', async () => {
    const drafter = await site.as('起草员')
    const document = await registerDocument(drafter, {
      title: '拉萨市公共停车设施全程审核办法',
      file: sample('parking-rule.docx'),
    })
    await drafter.sees('第一条')
    await fillPack(drafter, document, { without: ['起草说明'] })
    expect(await drafter.text()).toContain('必备材料还缺：起草说明')
    const review = await submitForReview(drafter, document, '请予审核。')

    const supervisor = await site.as('监督员')
    await supervisor.go(review)
    for (const name of ['白玛央珍', '秦砚之', '旦增罗珠']) await assignTo(supervisor, name)

    const reviewer = await site.as('审核员')
    await reviewer.go(review)
    expect(await reviewer.text()).toContain('送审材料不齐，缺少：起草说明')
    await requestSupplement(reviewer)
    expect(await reviewer.text()).toContain('等待起草单位补正：1. 起草说明')
    const notice = await reviewer.page.getByRole('link', { name: '下载补正通知书' }).getAttribute('href')
    expect((await reviewer.page.request.get(new URL(notice ?? '', reviewer.page.url()).href)).status()).toBe(200)

    await drafter.go(review)
    await drafter.press('送审材料')
    await addMissingMaterials(drafter)
    await drafter.go(review)
    await drafter.press('材料已补齐')

    await reviewer.go(review)
    await reviewer.press('受理')
    const lastDay = await reviewer.page.locator('#rounds .deadline-day .nowrap').first().textContent()
    expect(lastDay).toContain(await lastDayCounted(reviewer, await todayOn(reviewer)))

    const advice = { 顾问甲: '第三条的分工应当写明。', 顾问乙: '第十五条宜给经营者留足时间。' }
    for (const [name, words] of Object.entries(advice)) await giveAdvice(await site.as(name), review, words)

    await reviewer.go(review)
    for (const words of Object.values(advice)) expect(await reviewer.text()).toContain(words)
    await openWorkbench(reviewer)
    await writeFinding(reviewer, '第三条', { problem: '“统筹规划”由谁负责没有写明。' })
    await writeFinding(reviewer, '第十五条', { problem: '十五日过短。' })
    await writeFinding(reviewer, '第八条', { problem: '与第七条重复。', severity: 'should' })
    await reviewer.go(review)
    await reviewer.page.check('input[name=kind][value=agree]')
    await reviewer.press('提交复核')
    expect(await reviewer.text()).toContain('本轮还有 2 条“必须改”的意见，不能出具“同意”')
    await giveOpinion(site, reviewer, 'agree_with_changes', '请按所列意见修改。')
    for (const step of ['起草：白玛央珍', '复核：罗文清', '签发：格桑朗杰'])
      expect(await reviewer.text(), '起草—复核—签发').toContain(step)

    await drafter.go(document)
    expect(await drafter.text()).toContain('请先按意见修改并上传修改稿')
    await uploadRevision(drafter, 'parking-rule-revised.docx', 'draft')
    await drafter.sees('文本（第 2 稿')
    await drafter.go(review)
    await drafter.press('填写采纳情况')
    await answerFinding(drafter, '第三条', 'not_adopted')
    await answerFinding(drafter, '第十五条', 'adopted', { newText: '改为三十日。' })
    await answerFinding(drafter, '第八条', 'partly', { reason: '保留首句。' })
    await drafter.press('全部保存')
    expect(await drafter.text()).toContain('请写明不采纳的理由')
    expect(await drafter.page.locator('main').innerHTML(), 'what was typed stays').toContain('保留首句。')
    await answerFinding(drafter, '第三条', 'not_adopted', { reason: '分工见第四条。' })
    await drafter.press('全部保存')
    expect(await drafter.text()).toContain('已全部答复')
    await drafter.expectNoBarriers()
    await submitForReview(drafter, document, '已逐条修改。')

    await reviewer.go(review)
    expect(await reviewer.text()).toContain('第 2 轮')
    await reviewer.press('受理')
    await openWorkbench(reviewer)
    const carried = await reviewer.page.locator('#earlier').textContent()
    for (const words of ['未变', '原第十五条，现第十六条', '分工见第四条。', '改后：改为三十日。'])
      expect(carried, 'findings of round 1').toContain(words)
    await reviewer.press('已解决')
    await reviewer.go(review)
    await giveOpinion(site, reviewer, 'agree', '同意，可以提请审议。')

    await drafter.go(document)
    await uploadRevision(drafter, 'parking-rule.docx', 'official')
    await drafter.sees(/正式文本.*第一条/)
    await registerMeeting(drafter, document, '局务会议')
    await fillIssue(drafter, document, `拉建规〔${(await todayOn(drafter)).slice(0, 4)}〕78号`)
    expect(await drafter.text()).toMatch(/正式文本与审核过的文本有 \d+ 处不同/)
    await drafter.page.evaluate("document.querySelector('[name=differenceReason]').required = false")
    await drafter.press('登记印发')
    expect(await drafter.text()).toMatch(/理由/)
    expect(await drafter.page.inputValue('input[name=numberText]'), 'what was typed stays').toContain('78号')
    await drafter.page.fill('textarea[name=differenceReason]', '按局务会议意见恢复第一稿。')
    await drafter.press('登记印发')
    await supervisor.go(document)
    expect(await supervisor.text()).toContain('拉建规〔')
    expect(await supervisor.text()).toContain('按局务会议意见恢复第一稿。')
  })

  it('takes a major decision through its five steps; too short a consultation is refused, then justified', async () => {
    const drafter = await site.as('起草员')
    const document = await registerDocument(drafter, {
      title: '拉萨市城区停车收费改革方案',
      file: sample('waste-fee-tables.docx'),
      category: 'decision',
    })
    await drafter.sees('文本')
    const short = { from: '2025-03-03', to: '2025-03-18' }
    await fillPack(drafter, document, { consultation: short })
    for (const step of ['公开征求意见', '专家论证', '风险评估']) expect(await drafter.text()).toContain(step)
    expect(await drafter.text(), 'steps 4 and 5').toContain('是必经步骤，由审核和集体审议环节记录')
    const sentence = '公开征求意见只有 15 日，规定不少于 30 日。请写明缩短的理由'
    expect(await drafter.text()).toContain(sentence)
    expect(await drafter.page.inputValue('input[name="consultation-toOn"]'), 'what was typed stays').toBe(short.to)
    await drafter.press('填好了，去送审')
    expect(await drafter.text()).toContain(sentence)
    expect(await drafter.page.getByRole('button', { name: '送审', exact: true }).count()).toBe(0)

    await drafter.go(`${document}/pack`)
    await drafter.page.fill('input[name="consultation-exceptionReason"]', '冬季停车高峰将至，已公布缩短理由。')
    await drafter.press('保存程序情况')
    const review = await submitForReview(drafter, document)
    const reviewer = await site.as('审核员')
    await reviewer.go(review)
    expect(await reviewer.page.locator('#pack').textContent(), 'shown as an exception').toMatch(
      /公开 15 个自然日.*短于规定.*例外理由：冬季停车高峰将至/s,
    )
    await reviewer.press('受理')
    expect(await reviewer.page.locator('input[name=kind][value=not_normative]').count(), '不属于规范性文件').toBe(0)
    await drafter.go(document)
    expect(await drafter.page.getByRole('link', { name: '登记集体审议' }).count(), 'before the review').toBe(0)
    await assignTo(reviewer, '秦砚之')
    await giveAdvice(await site.as('顾问甲'), review, '权限和程序合法。')
    await reviewer.go(review)
    await giveOpinion(site, reviewer, 'agree', '决策权限和程序合法。')
    await registerMeeting(drafter, document, '市政府常务会议')
    expect(await drafter.text()).toContain('市政府常务会议')
  })

  it('lets an emergency skip time and consultation on a route of its own, never the review', async () => {
    const drafter = await site.as('起草员')
    const document = await registerDocument(drafter, {
      title: '拉萨市寒潮应急供暖通告',
      file: sample('heating-notice.docx'),
    })
    await drafter.sees('一、')
    const notHeld = '寒潮已至，来不及公开征求意见。'
    await fillPack(drafter, document, { consultation: { notHeld }, without: ['征求意见及采纳情况'] })
    await drafter.press('填好了，去送审')
    await drafter.page.fill('textarea[name=note]', '恳请当日审结。')
    await drafter.page.check('input[name=isUrgent]')
    await drafter.press('送审')
    expect(await drafter.text()).toContain('请写明紧急送审的理由')
    expect(await drafter.page.inputValue('textarea[name=note]'), 'what was typed stays').toBe('恳请当日审结。')
    await drafter.page.fill('textarea[name=urgencyReason]', '气象台发布寒潮橙色预警。')
    await drafter.press('送审')
    const review = drafter.address()

    const reviewer = await site.as('审核员')
    await reviewer.go(review)
    expect(await reviewer.text(), 'material is missing').toContain('送审材料不齐，缺少：征求意见及采纳情况')
    expect(await reviewer.page.getByText('转入应急程序').count(), 'only a supervisor opens the route').toBe(0)

    const supervisor = await site.as('监督员')
    await supervisor.go(review)
    await supervisor.page.getByText('转入应急程序', { exact: true }).first().click()
    await supervisor.page.check('input[name=ground][value=disaster]')
    await supervisor.page.locator('form[action$="/emergency"] textarea[name=reason]').fill('供暖中断危及群众生活。')
    await supervisor.page.fill('input[name=orderedBy]', '市政府主要负责人批示')
    await supervisor.press('转入应急程序')
    expect(await supervisor.text()).toContain('请选择应急程序免除或者缩短的事项；合法性审核不能免除。')
    expect(await supervisor.page.inputValue('input[name=orderedBy]'), 'what was typed stays').toContain('批示')
    await supervisor.page.check('input[name=waivesConsultation]')
    await supervisor.page.check('input[name=waivesTime]')
    await supervisor.press('转入应急程序')
    expect(await supervisor.page.locator('#rounds').textContent()).toMatch(/应急程序.*免予公开征求意见.*少于最短期限/s)

    await drafter.go(document)
    expect(await drafter.page.getByRole('link', { name: '登记集体审议' }).count(), 'not without the review').toBe(0)
    const issue = await drafter.page.request.get(new URL(`${document}/issue`, drafter.page.url()).href)
    expect([issue.status(), await issue.text()]).toEqual([422, expect.stringContaining('审核')])

    await reviewer.go(review)
    await reviewer.press('受理')
    await giveOpinion(site, reviewer, 'agree', '情况紧急，内容合法。')
    await registerMeeting(drafter, document)
    expect(await drafter.text()).toContain('负责人直接决定（应急程序）')
  })
})
