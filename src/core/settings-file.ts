import { exitCodes, UserError } from '../errors.ts'
import { type Issue, unknownKeys } from './misfit.ts'
import { byPlace, sourceOf } from './place.ts'
import { type Found, type Problem, problemsOf } from './problem.ts'
import { defaultSettings, type Settings } from './settings.ts'
import { isSetting, SettingsFile, settingsKeys, wanted } from './settings-schema.ts'
import { fullWeights } from './weights.ts'
import { parseYaml } from './yaml.ts'
import { type MapNode, nodeAt, plain } from './yaml-tree.ts'

/** The settings with what was said of them. */
const withSaid = (settings: Settings, said: SettingsFile): Settings => {
  const relearningSteps = said.relearning_steps ?? settings.relearningSteps
  return {
    ...settings,
    desiredRetention: said.desired_retention ?? settings.desiredRetention,
    newPerDay: said.new_per_day ?? settings.newPerDay,
    reviewsPerDay: said.reviews_per_day ?? settings.reviewsPerDay,
    dayStartsAt: said.day_starts_at ?? settings.dayStartsAt,
    learningSteps: said.learning_steps ?? settings.learningSteps,
    relearningSteps,
    maximumInterval: said.maximum_interval ?? settings.maximumInterval,
    ...(said.weights && { weights: fullWeights(said.weights, relearningSteps.length) }),
    order: said.order ?? settings.order,
  }
}

/** One finding for each bad setting, at the first of its values that is bad. */
const badValues = (issues: readonly Issue[], map: MapNode): Found[] => {
  const firsts = new Map<keyof SettingsFile, readonly PropertyKey[]>()
  for (const { path } of issues) {
    const key = String(path[0])
    if (isSetting(key) && !firsts.has(key)) firsts.set(key, path)
  }
  return [...firsts].map(([key, path]) => ({
    at: (nodeAt(map, path) ?? map).at,
    finding: { code: 'settings/bad-value', key, wants: wanted[key] },
  }))
}

const settingsFound = (issues: readonly Issue[], map: MapNode): readonly Found[] => {
  const unknown = unknownKeys(issues, map, settingsKeys).map(
    ({ at, ...key }): Found => ({ at, finding: { code: 'settings/unknown-key', ...key } }),
  )
  return [...unknown, ...badValues(issues, map)]
}

const badKeys = (issues: readonly Issue[]): ReadonlySet<PropertyKey | undefined> =>
  new Set(issues.flatMap(issue => (issue.code === 'unrecognized_keys' ? issue.keys : issue.path[0])))

/** A setting that is wrong has its default. */
const readSettings = (map: MapNode): { settings: Settings; found: readonly Found[] } => {
  const { data, error } = SettingsFile.safeParse(plain(map))
  if (data) return { settings: withSaid(defaultSettings, data), found: [] }
  const bad = badKeys(error.issues)
  const good = { ...map, entries: map.entries.filter(({ key }) => !bad.has(key.text)) }
  return {
    settings: withSaid(defaultSettings, SettingsFile.parse(plain(good))),
    found: settingsFound(error.issues, map),
  }
}

/** The text of a `mull.yaml`. A setting that is missing or wrong has its default; so have all where the YAML is broken. */
export const parseSettings = (
  text: string,
  file: string,
): { settings: Settings; problems: readonly Problem[] } => {
  const source = sourceOf(text, file)
  const { root, found } = parseYaml(source)
  const told = (more: readonly Found[]) => problemsOf(source, [...found, ...more]).toSorted(byPlace)
  if (!root) return { settings: defaultSettings, problems: told([]) }
  if (root.type !== 'map') {
    const finding = { code: 'settings/not-a-map', got: root.type } as const
    return { settings: defaultSettings, problems: told([{ at: root.at, finding }]) }
  }
  const { settings, found: own } = readSettings(root)
  return { settings, problems: told(own) }
}

const variables: Readonly<Record<string, keyof SettingsFile>> = {
  MULL_DESIRED_RETENTION: 'desired_retention',
  MULL_NEW_PER_DAY: 'new_per_day',
  MULL_REVIEWS_PER_DAY: 'reviews_per_day',
  MULL_MAXIMUM_INTERVAL: 'maximum_interval',
  MULL_ORDER: 'order',
}

/** The settings with those that the environment gives. Throws a UserError that names a variable it can't take. */
export const settingsFromEnvironment = (
  settings: Settings,
  vars: Readonly<Record<string, string | undefined>>,
): Settings =>
  Object.entries(variables).reduce((now, [variable, key]) => {
    const value = vars[variable]
    if (!value) return now
    const { data } = SettingsFile.safeParse({ [key]: value })
    if (data) return withSaid(now, data)
    throw new UserError(
      { code: 'bad-variable', variable, wants: wanted[key], value },
      { exitCode: exitCodes.usage },
    )
  }, settings)
