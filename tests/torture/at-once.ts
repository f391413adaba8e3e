/** Does a job for each item, `jobs` of them at once, and gives the results in the items' order. */
export const atOnce = async <T, R>(
  jobs: number,
  items: readonly T[],
  job: (item: T, index: number) => Promise<R>,
): Promise<R[]> => {
  const results: R[] = []
  const waiting = items.entries()
  const work = async (): Promise<void> => {
    for (const [index, item] of waiting) results[index] = await job(item, index)
  }
  await Promise.all(Array.from({ length: Math.min(jobs, items.length) }, work))
  return results
}
