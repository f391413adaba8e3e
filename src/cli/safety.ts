import type { DoctorOptions } from '../commands/doctor.ts'
import type { MergeOptions } from '../commands/merge.ts'
import type { RestoreOptions } from '../commands/restore.ts'
import type { CommandTable } from './entry.ts'

export const safety = {
  doctor: {
    group: 'safety',
    arguments: {},
    options: { fix: { flags: '--fix' } },
    run: async (context, { options }) =>
      (await import('../commands/doctor.ts')).doctor(context, options<DoctorOptions>()),
  },
  restore: {
    group: 'safety',
    arguments: { backup: { form: '[backup]' }, files: { form: '[file...]' } },
    options: {
      to: { flags: '--to <dir>', live: 'files' },
      dryRun: { flags: '--dry-run' },
      yes: { flags: '--yes' },
    },
    run: async (context, { words, options }) =>
      (await import('../commands/restore.ts')).restore(context, words, options<RestoreOptions>()),
  },
  merge: {
    group: 'safety',
    arguments: { from: { form: '[from...]', live: 'files' } },
    options: { dryRun: { flags: '--dry-run' } },
    run: async (context, { words, options }) =>
      (await import('../commands/merge.ts')).merge(context, words, options<MergeOptions>()),
  },
  sync: {
    group: 'safety',
    arguments: { remote: { form: '[remote]' } },
    options: {},
    run: async (context, { words: [remote] }) => (await import('../commands/sync.ts')).sync(context, remote),
  },
} satisfies Partial<CommandTable>
