/** `server_version_num` of the oldest PostgreSQL we run on: statements make ids by `uuidv7()` and read `old` and `new` of what they change. */
const OLDEST = 180_000;

/** Why we do not run on a server; null where we do. `version` is its `server_version_num`, as 150018 for 15.18. */
export function refusalOfServer(version: number): string | null {
  if (version >= OLDEST) return null;
  return `this is PostgreSQL ${Math.floor(version / 10_000)}; Freshet needs ${OLDEST / 10_000} or later`;
}
