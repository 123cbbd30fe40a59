import type { TextProposal } from '../../src/documents/model.ts'
import { paths } from '../../src/http/paths.ts'
import { dayText } from '../format.ts'
import { LinkButton } from '../parts/button.tsx'
import { Note } from '../parts/page-head.tsx'

const FIELD: Readonly<Record<TextProposal['field'], string>> = {
  title: '名称',
  number: '文号',
  writtenOn: '成文日期',
  effectiveOn: '施行日期',
  validity: '有效期',
}

/** What the text states otherwise than the register; nothing is taken over before a person has confirmed it. */
export const Proposals = (props: { readonly documentId: string; readonly proposals: readonly TextProposal[] }) => (
  <Note>
    <p>从文本中读出的内容与登记的不同，请核对：</p>
    <ul>
      {props.proposals.map((p) => (
        <li>
          {FIELD[p.field]}：文本为“{shown(p.inText)}”，登记为“{shown(p.registered)}”
          {p.quote && p.field !== 'title' && <small class="quiet">　原文：{p.quote.trim()}</small>}
        </li>
      ))}
    </ul>
    <p class="actions">
      <LinkButton href={paths.documents.edit({ id: props.documentId }, { from: 'text' })}>核对并采用</LinkButton>
    </p>
  </Note>
)

function shown(value: string | null): string {
  if (value === null) return '（空）'
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dayText(value)
  return value.replace(/^(\d+)y$/, '$1 年').replace(/^(\d+)m$/, '$1 个月')
}
