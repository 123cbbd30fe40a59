import { paths } from '../../src/http/paths.ts'
import { LinkButton } from '../parts/button.tsx'

/** The files of a comparison: what every meeting wants first. */
export const OutputLinks = ({ texts }: { readonly texts: { readonly old: string; readonly new: string } }) => (
  <>
    <LinkButton kind="primary" icon="download" href={paths.comparisons.output({ ...texts, format: 'table.docx' })}>
      修改对照表
    </LinkButton>
    <LinkButton icon="download" href={paths.comparisons.output({ ...texts, format: 'redline.docx' })}>
      修订稿
    </LinkButton>
    <LinkButton href={paths.comparisons.output({ ...texts, format: 'table.html' })}>打印对照表</LinkButton>
    <LinkButton kind="plain" href={paths.comparisons.output({ ...texts, format: 'data.json' })}>
      JSON
    </LinkButton>
  </>
)
