import { describe, expect, it } from 'vitest'
import { docx, p, r } from '../fixtures/docx/build.ts'
import { registerDocument, sample } from '../support/pages/documents.ts'
import { BOTH_WAYS, useSite } from '../support/site.ts'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** So long that reading it takes longer than showing the page. */
async function longDraft(): Promise<Buffer> {
  const articles = Array.from({ length: 900 }, (_, i) =>
    p(r(`第${i + 1}条　${'各单位应当按照职责做好相关工作。'.repeat(40)}`)),
  )
  return Buffer.from(await docx({ body: articles.join('') }))
}

describe.each(BOTH_WAYS)('an upload, %s', (_, scripts) => {
  const site = useSite(scripts)

  it('shows that the text is being read, and then the text with its articles', async () => {
    const drafter = await site.as('起草员')
    await registerDocument(drafter, {
      title: '拉萨市很长的办法',
      file: { name: '很长的办法.docx', mimeType: WORD, buffer: await longDraft() },
    })
    expect(await drafter.page.locator('#text progress').count()).toBe(1)
    expect(await drafter.text()).toContain('正在读取“很长的办法.docx”的文本')
    const body = drafter.page.locator('body')
    await body.evaluate((element) => element.setAttribute('data-stayed', ''))
    await drafter.sees('第900条')
    expect(await drafter.page.locator('#text progress').count()).toBe(0)
    expect((await body.getAttribute('data-stayed')) !== null).toBe(scripts)
  })

  it('numbers the articles as Word shows them, with an outline that leads to each', async () => {
    const drafter = await site.as('起草员')
    await registerDocument(drafter, {
      title: '拉萨市地下水管理办法',
      file: sample('groundwater-rule.docx'),
      category: 'rule',
    })
    await drafter.sees('第一条')
    const text = await drafter.text()
    for (const words of ['第一章', '第一节', '第十条']) expect(text).toContain(words)
    const link = drafter.page.locator('nav a[href*="#t1-"]', { hasText: '第二章' }).first()
    const target = (await link.getAttribute('href'))?.split('#')[1] ?? ''
    expect(await drafter.page.locator(`[id="${target}"]`).textContent()).toContain('第二章')
    await drafter.expectNoBarriers()
  })

  it('of what is no Word file is refused, and what was typed stays', async () => {
    const drafter = await site.as('起草员')
    const { page } = drafter
    await drafter.go('/documents/new')
    const image = { name: '扫描件.docx', mimeType: WORD, buffer: Buffer.from('89504e470d0a1a0a', 'hex') }
    await page.setInputFiles('input[name=file]', image)
    await page.fill('input[name=title]', '拉萨市扫描件办法')
    await page.selectOption('select[name=category]', 'department')
    const send = page.locator('main form .form-end button').first()
    await drafter.pressInPlace(send)
    await page.locator('.error-summary').waitFor()
    expect(await page.locator('.error-summary').textContent()).toMatch(/图片|Word|PDF/)
    expect(await page.inputValue('input[name=title]')).toBe('拉萨市扫描件办法')
    expect(await drafter.text()).toContain('请重新选择')
    await drafter.expectNoBarriers()
    await drafter.go('/documents?words=扫描件办法')
    expect(await drafter.page.locator('tbody tr').count()).toBe(0)
  })

  it('that was refused is sent again from the same page, and once', async () => {
    const drafter = await site.as('起草员')
    const { page } = drafter
    await drafter.go('/documents/new')
    await page.setInputFiles('input[name=file]', { name: '空.docx', mimeType: WORD, buffer: Buffer.alloc(40) })
    await page.fill('input[name=title]', '拉萨市重传办法')
    await page.selectOption('select[name=category]', 'department')
    const send = page.locator('main form .form-end button').first()
    await drafter.pressInPlace(send)
    await page.locator('.error-summary').waitFor()
    if (scripts) expect(await page.locator('.error-summary:focus').count()).toBe(1)
    await page.setInputFiles('input[name=file]', sample('heating-notice.docx'))
    // Without scripts the browser itself gives up the first of two clicks.
    await (scripts ? send.dblclick() : send.click())
    await page.waitForURL(/\/documents\/[0-9a-f-]{36}$/)
    await drafter.sees('一、')
    await drafter.go('/documents?words=重传办法')
    expect(await page.locator('tbody tr').count()).toBe(1)
  })

  it('of a damaged Word file keeps the file and says why there is no text', async () => {
    const drafter = await site.as('起草员')
    const whole = Buffer.from(await docx({ body: p(r('第一条　内容')) }))
    const damaged = Buffer.concat([whole.subarray(0, 200), Buffer.alloc(300, 7), whole.subarray(500)])
    await registerDocument(drafter, {
      title: '拉萨市损坏的办法',
      file: { name: '损坏.docx', mimeType: WORD, buffer: damaged },
    })
    await drafter.sees('第 1 稿未能读出')
    expect(await drafter.text()).toContain('原文件已保存，可以下载')
    const href = await drafter.page.getByRole('link', { name: '损坏.docx' }).first().getAttribute('href')
    const answer = await drafter.page.request.get(new URL(href ?? '', drafter.page.url()).href)
    expect(Buffer.compare(await answer.body(), damaged)).toBe(0)
  })
})
