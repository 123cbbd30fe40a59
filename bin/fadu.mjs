#!/usr/bin/env node
import { existsSync } from 'node:fs'

const main = new URL('../dist/src/cli.js', import.meta.url)
if (!existsSync(main)) {
  process.stderr.write('程序尚未编译：请先运行 npm run build。\n')
  process.exit(1)
}
await import(main.href)
