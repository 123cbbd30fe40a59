import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Gives the folder of the package, from the sources as well as from `dist`. */
function findRoot(): string {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('package.json not found above the program')
    folder = parent
  }
  return folder
}

const root = findRoot()

/** Gives an absolute path inside the package: assets and migrations are read from the sources. */
export const packagePath = (...parts: string[]): string => join(root, ...parts)

/** Gives the compiled file of a worker thread; threads always run the build, also under the test runner. */
export const workerPath = (module: string): string => join(root, 'dist', `${module}.js`)
