import { ZipFile } from 'yazl'

export type ZipEntry = { readonly name: string; readonly at: Date } & (
  | { readonly file: string }
  | { readonly text: string }
)

/** A zip of files and texts, packed as they are read. Rejects where a file cannot be read. */
export const zipped = async (entries: readonly ZipEntry[]): Promise<Uint8Array> => {
  const zip = new ZipFile()
  const failed = new Promise<never>((_, reject) => zip.once('error', reject))
  for (const entry of entries) {
    const options = { mtime: entry.at, mode: 0o100644 }
    if ('file' in entry) zip.addFile(entry.file, entry.name, options)
    else zip.addBuffer(Buffer.from(entry.text), entry.name, options)
  }
  zip.end()
  const whole = async () => {
    const chunks: Buffer[] = []
    for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  }
  return Promise.race([whole(), failed])
}
