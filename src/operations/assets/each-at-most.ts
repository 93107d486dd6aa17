/** Works on all items, at most `limit` at once. After a failure none is begun any more; throws when those begun are done. */
export async function eachAtMost<T>(
  limit: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = oneAfterAnother(items);
  const lanes = Array.from({ length: limit }, async () => {
    // A throw closes the generator, and so the other lanes find nothing more in it.
    for (const item of waiting) await work(item);
  });
  const failed = (await Promise.allSettled(lanes)).find((lane) => lane.status === 'rejected');
  if (failed) throw failed.reason;
}

function* oneAfterAnother<T>(items: readonly T[]): Generator<T> {
  yield* items;
}
