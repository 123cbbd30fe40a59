import { LinkButton } from './button.tsx'

/** All rows of a list, as filtered, in both forms: a workbook and CSV. */
export const ExportLinks = ({ href, what = '' }: { readonly href: string; readonly what?: string }) => (
  <>
    <LinkButton icon="download" href={`${href}${href.includes('?') ? '&' : '?'}format=xlsx`}>
      导出{what} Excel
    </LinkButton>
    <LinkButton href={href}>导出{what} CSV</LinkButton>
  </>
)
