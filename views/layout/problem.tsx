import { paths } from '../../src/http/paths.ts'

export interface ProblemProps {
  readonly status: number
  readonly title: string
  readonly message: string
  readonly reasons: readonly string[]
  readonly requestId: string
}

/** An expected "no" or a fault, in plain words. */
export const Problem = ({ status, title, message, reasons, requestId }: ProblemProps) => (
  <section class="problem" role="alert" tabindex={-1} data-focus-after-swap>
    <h1>{title}</h1>
    <p>{message}</p>
    {reasons.length > 0 && (
      <ul>
        {reasons.map((reason) => (
          <li>{reason}</li>
        ))}
      </ul>
    )}
    {status >= 500 && <p class="quiet">编号：{requestId}</p>}
    <p class="actions">
      <a class="button" href={paths.home()}>
        回到首页
      </a>
    </p>
  </section>
)
