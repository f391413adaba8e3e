import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'rolldown'

/** Packages that name their licence and leave out its text. */
const unlicensed = ['@bomb.sh/tab']

/** Ships each bundled library's licence beside the code that holds it. */
const licences = {
  name: 'licences',
  generateBundle() {
    const folders = new Set()
    for (const id of this.getModuleIds()) {
      const found = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id.replaceAll('\\', '/'))
      if (found) folders.add(found[0])
    }
    const texts = [...folders].sort().map(folder => {
      const { name, version, license, author, homepage } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      )
      const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry))
      if (license && !file && unlicensed.includes(name)) {
        return `${name} ${version} (${license})\n\nIts package holds no text of the licence. By ${author}, ${homepage}\n`
      }
      if (!license || !file) throw new Error(`${name} has no licence to ship`)
      return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
    })
    this.emitFile({ type: 'asset', fileName: 'LICENSES.txt', source: texts.join(`\n${'-'.repeat(72)}\n\n`) })
  },
}

/** SQLite looks for its machine code beside the chunk that runs it. */
const machineCode = {
  name: 'machine-code',
  generateBundle() {
    const script = [...this.getModuleIds()].find(id => id.endsWith('node-sqlite3-wasm.js'))
    if (!script) return
    const source = readFileSync(script.replace(/\.js$/, '.wasm'))
    this.emitFile({ type: 'asset', fileName: 'node-sqlite3-wasm.wasm', source })
  },
}

// CommonJS starts faster than ESM on every Node measured; each command is a chunk of its own.
export default defineConfig({
  input: { main: 'src/main.ts' },
  platform: 'node',
  logLevel: 'warn',
  plugins: [licences, machineCode],
  output: {
    dir: 'dist',
    format: 'cjs',
    cleanDir: true,
    minify: 'dce-only',
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name].cjs',
  },
})
if (!existsSync('src/main.ts')) throw new Error('run the build from the project folder')
