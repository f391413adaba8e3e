import { type Ailment, type Checked, type Severity, verdict } from '../core/doctor/ailment.ts'
import { checkup } from '../core/doctor/checkup.ts'
import { type ExitCode, exitCodes, UserError } from '../errors.ts'
import { findPlace, isCollection, type Layout } from '../files/collection.ts'
import { inspect } from '../files/inspect.ts'
import { type Mending, mend } from '../files/mend.ts'
import { doctorLines, mendingLines, toldOf } from '../ui/doctor.ts'
import { complaintLines, type Words } from '../ui/words.ts'
import type { Context } from './context.ts'

const countOf = (checks: readonly Checked[], severity: Severity): number =>
  checks.flatMap(({ ailments }) => ailments).filter(ailment => ailment.severity === severity).length

const jsonAilment = (words: Words, ailment: Ailment) => {
  const { check: _, subject, code, severity, mend, ...data } = ailment
  const [message, advice = null] = toldOf(words, ailment)
  return { code, severity, mend, path: subject, message, advice, data }
}

const jsonMending = (words: Words, { mended, kept, unkept }: Mending) => ({
  backup: kept?.backup ?? null,
  ...(unkept === undefined ? {} : { backupFailed: complaintLines(words, unkept)[0] }),
  fixes: mended.map(({ ailment: { code, subject }, did, failed }) => ({
    code,
    path: subject,
    did: failed === undefined ? did : null,
    failed: failed === undefined ? null : complaintLines(words, failed)[0],
  })),
})

const jsonReport = (words: Words, { folder }: Layout, checks: readonly Checked[]) => ({
  collection: folder,
  checks: checks.map(checked => ({
    check: checked.check,
    found: verdict(checked),
    notLookedAt: checked.obstacles,
    findings: checked.ailments.map(ailment => jsonAilment(words, ailment)),
  })),
  errors: countOf(checks, 'error'),
  warnings: countOf(checks, 'warning'),
  notes: countOf(checks, 'note'),
})

/** The collection's place; doctor makes none. */
const placeToInspect = ({ env, globals }: Context): Layout => {
  const place = findPlace(env, globals.collection)
  if (isCollection(place)) return place
  throw new UserError({ code: 'no-collection', folder: place.folder }, { exitCode: exitCodes.usage })
}

/** Whether something that `--fix` was to mend is as it was. */
const isLeft = ({ mended, unkept }: Mending): boolean =>
  unkept !== undefined || mended.some(({ failed }) => failed !== undefined)

export type DoctorOptions = { readonly fix?: boolean }

/** Looks for anything wrong with the collection, without changing a byte; `--fix` does what is safe, and then looks again. */
export const doctor = async (context: Context, { fix }: DoctorOptions): Promise<ExitCode> => {
  const { env, globals, out, err, words } = context
  const place = placeToInspect(context)
  const onLarge = (bytes: number) => {
    if (env.stderr.isTTY) err.lines([words.doctor.reading(bytes)])
  }
  const before = inspect(env, place, onLarge)
  const found = checkup(before)
  const ailments = found.flatMap(checked => checked.ailments)
  const mending = fix ? mend(env, place, before, ailments) : undefined
  const checks = mending && mending.mended.length > 0 ? checkup(inspect(env, place)) : found
  if (globals.json) {
    out.json({ ...jsonReport(words, place, checks), ...(mending && jsonMending(words, mending)) })
  } else {
    const { mended = [], kept, unkept } = mending ?? {}
    const acts = mended.map(({ ailment, ...act }) => ({ ...act, path: ailment.subject }))
    if (mending) out.lines(mendingLines(words, acts, kept?.backup, unkept))
    out.lines(doctorLines(words, place.folder, checks, out.width()))
  }
  if (countOf(checks, 'error') > 0) return exitCodes.refused
  return mending && isLeft(mending) ? exitCodes.failed : exitCodes.done
}
