import { script } from '@bomb.sh/tab'
import { describe, expect, it } from 'vitest'
import { printed, scriptFor } from '../../src/commands/completion.ts'
import { mends } from '../../src/commands/completion-mends.ts'
import { shells } from '../../src/core/shell.ts'

describe.each(shells)('the script for %s', shell => {
  it('is mended in every place that needs it', () => {
    const written = printed(() => script(shell, 'mull', 'mull')).join('\n')
    for (const [from, to] of mends[shell]) {
      expect(written).toContain(from)
      expect(scriptFor(shell)).toContain(to)
    }
  })

  it('runs nothing but mull', () => {
    expect(scriptFor(shell)).not.toMatch(/compgen -W|eval "\$requestComp"/)
  })
})
