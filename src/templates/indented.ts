/** The lines of a text, those after the first set in as the first one is by its paragraph. */
export const indented = (text: string): string => text.trim().split(/\r?\n/u).join('\n　　')
