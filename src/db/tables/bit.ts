/** A yes or no that both databases bind alike. */
export type Bit = 0 | 1
