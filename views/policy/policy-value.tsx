import { Tag } from '../parts/status-tag.tsx'

/** A value in words; one that has several lines is shown as lines. */
export const PolicyValue = ({ text }: { readonly text: string }) => {
  const lines = text.split('\n')
  if (lines.length === 1) return <strong>{text}</strong>
  return (
    <ul class="policy-lines">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  )
}

/** Whether the Bureau has confirmed the value, in words and shape. */
export const ConfirmedTag = ({ isConfirmed }: { readonly isConfirmed: boolean }) =>
  isConfirmed ? <Tag tone="good">已确认</Tag> : <Tag tone="warn">待确认</Tag>
