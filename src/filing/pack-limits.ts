/** A pack is put into one archive in memory: not more than this many of the largest files. */
const LARGEST_FILES = 3

/** Gives how many bytes all files of a pack may have together. */
export const packBytes = (maxUploadBytes: number): number => LARGEST_FILES * maxUploadBytes
