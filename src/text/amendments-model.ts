/** What an amending sentence asks for. */
export type AmendmentKind =
  | 'replace' // 将第三条修改为
  | 'insert' // 增加一条，作为第十二条
  | 'remove' // 删去第八条
  | 'words' // 将第九条中的“甲”修改为“乙”
  | 'everywhere' // 将“甲”统一修改为“乙”
  | 'append' // 在第六条末尾增加“甲”
  | 'renumber' // 第八条改为第九条
  | 'merge'
  | 'split'
  | 'rename' // 章名, 节名 or the title
  | 'reorder' // 条文序号作相应调整

export type Level = 'article' | 'clause' | 'item' | 'subitem' | 'chapter' | 'section'

/**
 * One thing a 修改决定 says should happen, with its words; a proposal, never an edit. Paths are written as those of
 * provisions are, `10.3` for the third 款, but a 项 of which no 款 is named is `10.?.3`; `title` is the title.
 */
export interface Amendment {
  readonly kind: AmendmentKind
  /** The document meant, where the sentence or its heading names one: a decision may amend many. */
  readonly document: string | null
  /** What is amended, by the numbers of the old text; empty for what goes through the whole text. */
  readonly targets: readonly string[]
  /** The numbers that the new text shall have, where the sentence gives them. */
  readonly newPaths: readonly string[]
  /** What is added: how many, and of which kind. */
  readonly added?: { readonly count: number; readonly level: Level }
  /** Where something is added behind or before what is named as the target. */
  readonly beside?: 'after' | 'before'
  readonly oldWords: string | null
  /** Lines as they are quoted, labels included; null where the sentence gives none. Empty for words that go. */
  readonly newWords: string | null
  /** The amending sentence. */
  readonly quote: string
  /** Index of the paragraph it begins in. */
  readonly paragraph: number
  readonly confidence: 'high' | 'medium' | 'low'
}

/** What stands in the decision and could not be read as an amendment. */
export interface Unread {
  readonly quote: string
  readonly paragraph: number
}

export interface Amendments {
  /** The documents that the decision says it amends, titles without 《》. */
  readonly documents: readonly string[]
  readonly amendments: readonly Amendment[]
  readonly unread: readonly Unread[]
  /** The paragraph where the decision ended and something else, such as the amended text, began. */
  readonly restFrom: number | null
}

export type Verdict = 'done' | 'different' | 'not_done' | 'unclear'

export interface Place {
  readonly path: string
  readonly label: string | null
}

export interface CheckedAmendment {
  readonly amendment: Amendment
  readonly verdict: Verdict
  /** A sentence for the clerk; null where all is as the decision says. */
  readonly note: string | null
  readonly old: Place | null
  readonly new: Place | null
  /** What the text should say after the decision, and what it says; both null where nothing differs. */
  readonly expected: string | null
  readonly found: string | null
}

export interface UnannouncedChange {
  readonly kind: 'words' | 'added' | 'removed' | 'moved' | 'renumbered'
  readonly old: Place | null
  readonly new: Place | null
  readonly before: string | null
  readonly after: string | null
}

export interface AmendmentCheck {
  readonly amendments: readonly CheckedAmendment[]
  readonly unannounced: readonly UnannouncedChange[]
  readonly unread: readonly Unread[]
  /** Amendments of other documents in the same decision; not checked. */
  readonly others: number
  readonly restFrom: number | null
}
