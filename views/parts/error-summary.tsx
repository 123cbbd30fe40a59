import type { FormState } from '../../src/http/form-state.ts'

/** Everything that is wrong with a form, first on the page, each line leading to its field. */
export const ErrorSummary = ({ state }: { readonly state: FormState }) =>
  state.errors.length === 0 ? null : (
    <div class="error-summary" role="alert" tabindex={-1} data-focus-after-swap>
      <h2>有 {state.errors.length} 处需要更正，已填写的内容都还在</h2>
      <ul>
        {state.errors.map((error) => (
          <li>{error.field ? <a href={`#field-${error.field}`}>{error.message}</a> : error.message}</li>
        ))}
      </ul>
    </div>
  )
