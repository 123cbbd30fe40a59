/** One line of a letter: what happened, to what, and where to go. */
export interface DigestItem {
  readonly what: string
  readonly title: string
  readonly link: string
}

export interface Digest {
  readonly person: string
  readonly dayText: string
  readonly groups: readonly { readonly label: string; readonly items: readonly DigestItem[] }[]
  readonly listLink: string
  readonly settingsLink: string
}

/** A letter is read on a telephone: what does not fit is counted and waits in the application. */
const MOST = 40

/** Writes the letter of a day: what each reminder says, with the full link. */
export function digestLetter(digest: Digest): { readonly subject: string; readonly text: string } {
  const total = digest.groups.reduce((sum, group) => sum + group.items.length, 0)
  let room = MOST
  const parts = digest.groups.flatMap(({ label, items }) => {
    const shown = items.slice(0, room)
    room -= shown.length
    return shown.length === 0
      ? []
      : [`【${label}】`, ...shown.map((item) => `· ${item.title}\n  ${item.what}\n  ${item.link}`), '']
  })
  const rest = total > MOST ? [`另有 ${total - MOST} 条，请在系统中查看。`, ''] : []
  return {
    subject: `法度提醒：${total} 条（${digest.dayText}）`,
    text: [
      `${digest.person}：`,
      '',
      `您有 ${total} 条新的提醒。`,
      '',
      ...parts,
      ...rest,
      `全部提醒：${digest.listLink}`,
      `不想再收到邮件，或只收某几类：${digest.settingsLink}`,
      '',
      '本邮件由系统自动发出，请勿回复。',
    ].join('\n'),
  }
}
