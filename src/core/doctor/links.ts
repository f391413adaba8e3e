import { type Ailment, ailment } from './ailment.ts'
import type { Entry, Inspection } from './inspection.ts'

const ofLink = ({ path, is, link }: Entry): readonly Ailment[] => {
  if (!link) return []
  if (is === undefined) return [ailment('links', path, { code: 'link-broken', to: link.to })]
  return link.isOutside ? [ailment('links', path, { code: 'link-outside', to: link.to })] : []
}

const twoNames = ({ reviewsFolder }: Inspection): readonly Ailment[] => {
  const firsts = new Map<string, string>()
  return reviewsFolder.entries.flatMap(({ path, name, is, identity }) => {
    if (is !== 'file' || !name.endsWith('.jsonl')) return []
    const first = firsts.get(identity)
    if (first === undefined) firsts.set(identity, path)
    return first === undefined ? [] : [ailment('links', path, { code: 'log-two-names', other: first })]
  })
}

/** Whether links lead somewhere, and where. */
export const linkAilments = (inspection: Inspection): readonly Ailment[] => {
  const { root, decksFolder, reviewsFolder } = inspection
  const entries = [root, decksFolder, reviewsFolder].flatMap(folder => folder.entries)
  return [...entries.flatMap(ofLink), ...twoNames(inspection)]
}
