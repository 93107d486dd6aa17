/**
 * One life of a hash: `<life of the server>:<microseconds by its clock>:<random>`. The parts in the middle tell which of
 * two lives came later.
 */
export type Epoch = string;

/** Whether `a` began after `b`; false, too, where they are of different lives of the server, which nobody can tell. */
export function isLaterEpoch(a: Epoch, b: Epoch): boolean {
  const [[lifeA, begunA], [lifeB, begunB]] = [a.split(':'), b.split(':')];
  return lifeA === lifeB && Number(begunA) > Number(begunB);
}
