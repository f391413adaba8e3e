import { describe, expect, it } from 'vitest'
import { isKept, type Manifest, manifestText, readManifest } from '../../src/core/manifest.ts'

const chunk = { sha256: 'a'.repeat(64), bytes: 3, stored: 20, lines: 1 }
const manifest = (...paths: string[]): Manifest => ({
  v: 1,
  at: 0,
  reason: 'edit',
  collection: '/home/me/cards',
  files: paths.map(path => ({ path, mode: 0o600, chunks: [chunk] })),
})

describe('a manifest', () => {
  it('is read as it was written', () => {
    const written = manifest('decks/a.yaml', 'reviews/b.jsonl', 'mull.yaml', '.gitignore')
    expect(readManifest(manifestText(written))).toEqual(written)
  })

  it('with any byte changed is damaged', () => {
    const text = manifestText(manifest('decks/a.yaml'))
    for (let at = 0; at < text.length; at++) {
      const changed = `${text.slice(0, at)}${text[at] === '1' ? '7' : '1'}${text.slice(at + 1)}`
      expect(['damaged', 'newer']).toContain(readManifest(changed))
    }
    expect(readManifest(text.slice(0, -1))).toBe('damaged')
  })

  it('of a newer mull is not taken for damage', () => {
    expect(readManifest('{"v":2,"what":"ever"}')).toBe('newer')
  })

  it.each([
    '../x.yaml',
    'decks/../../x.yaml',
    'decks/..',
    '/etc/passwd',
    'decks/a\0.yaml',
    'decks/sub/a.yaml',
    'decks/.hidden.yaml',
    'reviews/../mull.yaml',
    'reviews/a.jsonl.corrupt-20261123T000000Z',
    'progress.json',
    '.git/config',
    'bin/x',
    '',
  ])('names no file such as %j', path => {
    expect(isKept(path)).toBe(false)
    expect(readManifest(manifestText(manifest(path)))).toBe('damaged')
  })

  it('names no file twice', () => {
    expect(readManifest(manifestText(manifest('mull.yaml', 'mull.yaml')))).toBe('damaged')
  })
})
