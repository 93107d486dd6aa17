/**
 * A `pg_snapshot` as text, `xmin:xmax:xip,…`: transactions below xmin have ended, those from xmax on have not begun,
 * and those listed were in progress. Ids have up to 20 digits, so they are compared as text and never become numbers.
 */
export type PgSnapshot = string;

/** An `xid8` as text. */
export type Xid = string;

/** Nothing is visible in it: what a value that has counted nothing was computed in. */
export const NOTHING_VISIBLE: PgSnapshot = '1:1:';

interface Bounds {
  readonly xmin: Xid;
  readonly xmax: Xid;
  readonly inProgress: readonly Xid[];
}

/** Whether `text` can be one at all. */
export function isSnapshot(text: string): text is PgSnapshot {
  return /^\d+:\d+:[\d,]*$/.test(text);
}

/** Whether what `xid` wrote was counted by a value computed in `snapshot`. */
export function isVisible(xid: Xid, snapshot: PgSnapshot): boolean {
  const { xmin, xmax, inProgress } = boundsOf(snapshot);
  if (isLess(xid, xmin)) return true;
  return isLess(xid, xmax) && !inProgress.includes(xid);
}

/** Whether `a` was taken before `b` and sees less: both of one primary, on which snapshots have one order. */
export function isOlder(a: PgSnapshot, b: PgSnapshot): boolean {
  const [left, right] = [boundsOf(a), boundsOf(b)];
  if (left.xmax !== right.xmax) return isLess(left.xmax, right.xmax);
  return left.inProgress.length > right.inProgress.length;
}

/** The same in SQL: whether `next` is no older than `held`. With the same xmax, more in progress is older. */
export function isNotOlderSql(next: string, held: string): string {
  const rank = (snapshot: string) => `(pg_snapshot_xmax(${snapshot}), -(SELECT count(*) FROM pg_snapshot_xip(${snapshot})))`;
  return `${rank(held)} <= ${rank(next)}`;
}

function isLess(a: Xid, b: Xid): boolean {
  return a.length === b.length ? a < b : a.length < b.length;
}

function boundsOf(snapshot: PgSnapshot): Bounds {
  const [xmin = '1', xmax = '1', list = ''] = snapshot.split(':');
  return { xmin, xmax, inProgress: list === '' ? [] : list.split(',') };
}
