/** Where a command writes: one line or block at a time, without the final line break. */
export interface Io {
  stdout(text: string): void
  stderr(text: string): void
}
