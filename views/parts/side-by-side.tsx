import type { Child } from 'hono/jsx'
import { blocksOf, isQuiet } from '../../src/comparisons/rules.ts'
import type { ComparedProvision } from '../../src/text/compare-model.ts'
import { ComparedText, comparedAnchor } from './compared-text.tsx'
import { foldedWords } from './folded-words.ts'
import { StatusTag } from './status-tag.tsx'

interface SideBySideProps {
  readonly caption: string
  readonly rows: readonly ComparedProvision[]
  readonly oldName: string
  readonly freshName: string
  /** Both texts in one column, what went struck through and what came underlined. */
  readonly isInline?: boolean
  /** What did not change is folded away between what did. */
  readonly isFolded?: boolean
  /** Tells the comparisons on one page apart. */
  readonly prefix?: string
  /** What can be done with a row. */
  readonly tools?: (provision: ComparedProvision) => Child
}

/** Two texts, provision beside provision. */
export const SideBySide = (props: SideBySideProps) => {
  const blocks = props.isFolded
    ? blocksOf(props.rows)
    : props.rows.map((provision) => ({ kind: 'open', provision }) as const)
  return (
    <div class="table-frame">
      <table class={props.isInline ? 'side-by-side inline-changes' : 'side-by-side'}>
        <caption class="hidden">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">变化</th>
            {props.isInline ? (
              <th scope="col">
                由{props.oldName}到{props.freshName}
              </th>
            ) : (
              <>
                <th scope="col">{props.oldName}</th>
                <th scope="col">{props.freshName}</th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {blocks.map((block) =>
            block.kind === 'open' ? (
              <Row {...props} provision={block.provision} />
            ) : (
              <Folded provisions={block.provisions} columns={props.isInline ? 2 : 3} prefix={props.prefix} />
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

/** The keys n and p (app.js) stop at what is to be read; numbers that moved up are passed over. */
const Row = (props: SideBySideProps & { readonly provision: ComparedProvision }) => {
  const { provision, oldName, freshName } = props
  return (
    <tr
      id={comparedAnchor(provision, props.prefix)}
      class={`change-${provision.change}`}
      data-change={isQuiet(provision) ? undefined : provision.change}
    >
      <td class="change-cell">
        <StatusTag kind="change" value={provision.change} />
        <From provision={provision} isInline={props.isInline === true} />
        {props.tools?.(provision)}
      </td>
      {props.isInline ? (
        <td>
          <ComparedText provision={provision} side="both" />
        </td>
      ) : (
        <>
          <td data-label={oldName}>
            <ComparedText provision={provision} side="old" />
          </td>
          <td data-label={freshName}>
            <ComparedText provision={provision} side="new" />
          </td>
        </>
      )}
    </tr>
  )
}

/** Where it was, when it had another number or place. */
const From = ({ provision, isInline }: { readonly provision: ComparedProvision; readonly isInline: boolean }) => {
  const { change, old, new: next, renumbered, reworded, cameFrom } = provision
  const was = old.map((ref) => ref.label ?? '').join('、')
  const now = next.map((ref) => ref.label ?? '').join('、')
  if (change === 'split' || change === 'merged')
    return (
      <small class="change-from">
        原{was} → {now}
      </small>
    )
  if (change === 'moved')
    return (
      <small class="change-from">
        {was === '' || was === now ? '' : `原${was}，`}
        {cameFrom ? `原在${cameFrom}之后` : '原在文首'}
        {reworded && '，文字有修改'}
      </small>
    )
  // In one column the text itself says it.
  return renumbered && was !== '' && !isInline ? <small class="change-from">原{was}</small> : null
}

const Folded = (props: {
  readonly provisions: readonly ComparedProvision[]
  readonly columns: number
  readonly prefix: string | undefined
}) => (
  <tr class="folded">
    <td colspan={props.columns}>
      <details>
        <summary>{foldedWords(props.provisions)}</summary>
        {props.provisions.map((provision) => (
          <div id={comparedAnchor(provision, props.prefix)}>
            {provision.renumbered && <small class="compared-was">原{provision.old[0]?.label}</small>}
            <ComparedText provision={provision} side="both" />
          </div>
        ))}
      </details>
    </td>
  </tr>
)
