import type { Settings } from '../settings.ts'
import { ankiIds } from './ids.ts'

const defaultDeck = 1
const presetId = 1_763_942_400_003

/** Each deck's number by its name, its ancestors with it. Anki's own first deck keeps its number. */
export const ankiDeckIds = (names: readonly string[]): ReadonlyMap<string, number> => {
  const all = new Set(
    names.flatMap(name => {
      const path = name.split('::')
      return path.map((_, at) => path.slice(0, at + 1).join('::'))
    }),
  )
  const keys = ankiIds([...all].map(name => `deck:${name.toLowerCase()}`))
  return new Map(
    [...all].map(name => {
      const key = name.toLowerCase()
      return [name, key === 'default' ? defaultDeck : (keys.get(`deck:${key}`) ?? defaultDeck)]
    }),
  )
}

const nothingToday = [0, 0]

const deck = (id: number, name: string, conf: number) => ({
  id,
  name,
  mod: 0,
  usn: -1,
  lrnToday: nothingToday,
  revToday: nothingToday,
  newToday: nothingToday,
  timeToday: nothingToday,
  collapsed: false,
  browserCollapsed: false,
  desc: '',
  dyn: 0,
  conf,
  extendNew: 0,
  extendRev: 0,
})

/** The decks, and Anki's own, without which no collection is. */
export const decksJson = (ids: ReadonlyMap<string, number>): string => {
  const own = [...ids].map(([name, id]) => deck(id, name, presetId))
  const decks = ids.has('Default') ? own : [deck(defaultDeck, 'Default', defaultDeck), ...own]
  return JSON.stringify(Object.fromEntries(decks.map(deck => [deck.id, deck])))
}

/** The field that Anki keeps weights of this length in: of FSRS 4.5, 5 and 6. */
const weightsField = (length: number): string =>
  length <= 17 ? 'fsrsWeights' : length === 19 ? 'fsrsParams5' : 'fsrsParams6'

const minutes = (steps: readonly number[]): readonly number[] => steps.map(step => step / 60_000)

const preset = (id: number, name: string, settings: Settings) => ({
  id,
  name,
  mod: 0,
  usn: -1,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  new: {
    bury: true,
    delays: minutes(settings.learningSteps),
    initialFactor: 2500,
    ints: [1, 4, 0],
    order: 1,
    perDay: settings.newPerDay,
  },
  rev: {
    bury: true,
    ease4: 1.3,
    ivlFct: 1,
    maxIvl: settings.maximumInterval,
    perDay: settings.reviewsPerDay,
    hardFactor: 1.2,
  },
  lapse: {
    delays: minutes(settings.relearningSteps),
    leechAction: 1,
    leechFails: 8,
    minInt: 1,
    mult: 0,
  },
  dyn: false,
  desiredRetention: settings.desiredRetention,
  ...(settings.weights ? { [weightsField(settings.weights.length)]: settings.weights } : {}),
})

/** How the decks are studied, as the settings say; Anki's own preset beside it. */
export const presetsJson = (settings: Settings, defaults: Settings): string =>
  JSON.stringify({
    [defaultDeck]: preset(defaultDeck, 'Default', defaults),
    [presetId]: preset(presetId, 'mull', settings),
  })
