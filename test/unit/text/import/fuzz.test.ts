import { expect, it } from 'vitest'
import { Refused } from '../../../../src/lib/refused.ts'
import { extractFile } from '../../../../src/text/import/extract-file.ts'
import { elevenArticles } from '../../../fixtures/docx/eleven-articles.ts'
import { mutate, seeded } from '../../../fixtures/docx/mutate.ts'

it('answers two hundred damaged packages with a text or a sentence', async () => {
  const whole = await elevenArticles()
  const next = seeded(7)
  const answers = { read: 0, refused: 0 }
  for (let turn = 0; turn < 200; turn++) {
    const answer = await extractFile(await mutate(whole, next), '文稿.docx').then(
      () => 'read' as const,
      (error: unknown) => {
        expect(error, `turn ${turn}`).toBeInstanceOf(Refused)
        expect((error as Refused).message).toMatch(/。$/)
        return 'refused' as const
      },
    )
    answers[answer]++
  }
  expect(answers.read).toBeGreaterThan(10)
  expect(answers.refused).toBeGreaterThan(50)
})
