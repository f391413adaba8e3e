/** `f_type` of statfs(2), where other machines may write to the same files. */
const magics: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9p'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS'],
  [0x00c36400, 'Ceph'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
  [0x0bd00bd0, 'Lustre'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0x47504653, 'GPFS'],
  [0x786f4256, 'vboxsf'],
])

const fuse = 0x65735546

/** FUSE file systems that lie on a disk of this machine. */
const local =
  /^(?:fuseblk|fuse\.(?:bindfs|mergerfs|gocryptfs|encfs|cryfs|ext[234]?|ntfs(?:-3g)?|exfat|fuse-overlayfs|unionfs))$/

/** The network file system's name; undefined for a local one. `mounted` is its type in the table of mounts, which alone tells FUSE's apart. */
export const networkOf = (magic: number, mounted: string | undefined): string | undefined => {
  const type = magic >>> 0
  if (type !== fuse) return magics.get(type)
  if (mounted === undefined) return 'FUSE'
  return local.test(mounted) ? undefined : mounted.replace(/^fuse\./, '')
}

const unescaped = (text: string): string =>
  text.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))

const holds = (point: string, path: string): boolean =>
  path === point || path.startsWith(point.endsWith('/') ? point : `${point}/`)

/** The type of what is mounted over a path, by the text of Linux's `/proc/self/mountinfo`. */
export const mountedAt = (mountinfo: string, path: string): string | undefined => {
  let longest = -1
  let type: string | undefined
  for (const line of mountinfo.split('\n')) {
    const [mount = '', source = ''] = line.split(' - ', 2)
    const point = unescaped(mount.split(' ')[4] ?? '')
    if (point === '' || point.length < longest || !holds(point, path)) continue
    longest = point.length
    type = source.split(' ')[0]
  }
  return type
}
