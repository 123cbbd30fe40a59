import { createContext, useContext } from 'hono/jsx'

const Sprite = createContext('/assets/icons.svg')
export const SpriteProvider = Sprite.Provider

export type IconName =
  | 'alert'
  | 'check'
  | 'clock'
  | 'download'
  | 'file'
  | 'filter'
  | 'info'
  | 'plus'
  | 'printer'
  | 'search'
  | 'upload'
  | 'scales'
  | 'x'

/** A picture beside words; it says nothing that the words do not. */
export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg class="icon" aria-hidden="true" focusable="false">
    <use href={`${useContext(Sprite)}#${name}`} />
  </svg>
)
