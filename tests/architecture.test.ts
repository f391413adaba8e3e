import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', 'src')

const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.ts'))
  .map(name => name.replaceAll('\\', '/'))
  .sort()

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }

const statement =
  /^\s*(?:import|export)\s+(type\s)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/gm

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(statement)].map(([, type, written, lazy]) => {
    const target = written ?? lazy ?? ''
    const to = target.startsWith('.')
      ? relative(root, join(root, file, '..', target)).replaceAll('\\', '/')
      : target
    return { from: file, to, typeOnly: type !== undefined }
  })
}

/** A room is a folder of `src`, or a file at its top. */
const roomOf = (file: string): string => (file.startsWith('../') ? '..' : (file.split('/')[0] ?? file))

const rooms: Readonly<Record<string, readonly string[]>> = {
  'main.ts': ['cli.ts', 'env.ts', 'errors.ts', 'ui'],
  'cli.ts': ['cli', 'commands', 'errors.ts', '..'],
  cli: ['cli', 'commands', 'errors.ts', 'ui', 'core', '..'],
  commands: ['commands', 'files', 'ui', 'core', 'errors.ts'],
  files: ['files', 'core', 'errors.ts'],
  ui: ['ui', 'core', 'errors.ts'],
  core: ['core', 'errors.ts'],
  'env.ts': ['core', 'errors.ts'],
  'errors.ts': [],
}

/** Who may know a library. `core` may import zod anywhere. */
const libraries: Readonly<Record<string, RegExp>> = {
  commander: /^cli\.ts$|^cli\/(?:tree|usage-error)\.ts$/,
  '@bomb.sh/tab': /^commands\/completion\.ts$/,
  '@bomb.sh/tab/commander': /^cli\/complete\.ts$/,
  inquirer: /^ui\/ask\.ts$/,
  '@inquirer/core': /^ui\/prompt\.ts$/,
  chalk: /^ui\/theme\.ts$/,
  'ts-fsrs': /^core\/scheduler\.ts$/,
  yaml: /^core\/yaml\.ts$/,
  zod: /^(?:core|commands)\//,
  'csv-parse/sync': /^core\/import\/cells\.ts$/,
  htmlparser2: /^core\/import\/html-text\.ts$/,
  'fast-string-width': /^ui\/width\.ts$/,
  'node-sqlite3-wasm': /^files\/sqlite\.ts$/,
  yazl: /^files\/zip-write\.ts$/,
  yauzl: /^files\/zip-read\.ts$/,
  fzstd: /^files\/zip-read\.ts$/,
}

const imports = files.flatMap(importsOf)
const own = imports.filter(({ to }) => /\.ts$|^\.\./.test(to))
const foreign = imports.filter(({ to }) => !/\.ts$|^\.\./.test(to))
const said = ({ from, to }: Import) => `${from} -> ${to}`

describe('the house', () => {
  it('is read whole', () => {
    expect(files).toContain('core/session.ts')
    expect(imports.map(said)).toContain('main.ts -> cli.ts')
    expect(imports.map(said)).toContain('ui/theme.ts -> chalk')
  })

  it('has a row in the table for each room', () => {
    expect([...new Set(files.map(roomOf))].sort()).toEqual(Object.keys(rooms).sort())
  })

  it('imports one way', () => {
    const wrong = own.filter(({ from, to, typeOnly }) => {
      const target = roomOf(to)
      if (typeOnly && target === 'env.ts') return false
      return !rooms[roomOf(from)]?.includes(target)
    })
    expect(wrong.map(said)).toEqual([])
  })

  it('keeps each library in its place', () => {
    const wrong = foreign.filter(({ from, to }) => !to.startsWith('node:') && !libraries[to]?.test(from))
    expect(wrong.map(said)).toEqual([])
  })

  it('has no circles', () => {
    const circular = (file: string, path: readonly string[]): readonly string[] => {
      if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
      const next = own.filter(({ from, typeOnly }) => from === file && !typeOnly)
      for (const { to } of next) {
        const found = circular(to, [...path, file])
        if (found.length > 0) return found
      }
      return []
    }
    expect(circular('main.ts', [])).toEqual([])
  })
})

describe('core', () => {
  const core = files.filter(file => roomOf(file) === 'core')

  it('imports nothing of Node but createHash', () => {
    const node = foreign.filter(({ from, to }) => roomOf(from) === 'core' && to.startsWith('node:'))
    expect(node.filter(({ to }) => to !== 'node:crypto').map(said)).toEqual([])
    for (const { from } of node) {
      expect(readFileSync(join(root, from), 'utf8')).toMatch(/import \{ createHash \} from 'node:crypto'/)
    }
  })

  it.each([
    ['a clock', /Date\.now|new Date\(\)|performance\.now|hrtime/],
    ['local time', /\.(?:get|set)(?:Full|Hours|Minutes|Seconds|Date|Day|Month|TimezoneOffset)|toLocale/],
    ['chance', /Math\.random|randomBytes|randomUUID|getRandomValues/],
    ['the world', /\bprocess\.[a-z]|\bglobalThis\b|setTimeout|setInterval|\bfetch\(/],
    ['the terminal', /\bconsole\./],
  ])('asks for no %s', (_, pattern) => {
    expect(core.filter(file => pattern.test(readFileSync(join(root, file), 'utf8')))).toEqual([])
  })
})
