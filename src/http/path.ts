type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? { readonly [K in Name | keyof Params<`/${Rest}`>]: string }
  : P extends `${string}:${infer Name}`
    ? { readonly [K in Name]: string }
    : Record<never, string>

export type Query = Readonly<Record<string, string | number | null | undefined>>

/** One URL: `pattern` for the route, the call for links. */
export interface Path<P extends string> {
  (...args: keyof Params<P> extends never ? [query?: Query] : [params: Params<P>, query?: Query]): string
  readonly pattern: P
}

/** Makes a URL once, for routes, links and tests alike. Empty query values are left out. */
export function path<P extends string>(pattern: P): Path<P> {
  const names = [...pattern.matchAll(/:(\w+)/g)].map((m) => m[1] as string)
  const make = (...args: readonly unknown[]): string => {
    const [params, query] = names.length > 0 ? [args[0], args[1]] : [{}, args[0]]
    const values = params as Record<string, string>
    const link = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
    return link + queryString((query ?? {}) as Query)
  }
  return Object.assign(make, { pattern }) as Path<P>
}

/** Writes `?a=1&b=2`, or nothing. */
export function queryString(query: Query): string {
  const pairs = Object.entries(query).filter(([, v]) => v !== null && v !== undefined && v !== '')
  if (pairs.length === 0) return ''
  return `?${new URLSearchParams(pairs.map(([k, v]): [string, string] => [k, String(v)])).toString()}`
}
