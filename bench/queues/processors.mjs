import { query } from '../../bin/services/postgres-query.mjs';
import { cpuSecondsOf } from '../donations/cpu-seconds.mjs';

/** What computed how much: processes of ours by name, and those that Postgres keeps for them. */
export class Processors {
  /** `processes`: `{ name: () => pid }`. */
  constructor(databaseUrl, processes) {
    Object.assign(this, { databaseUrl, processes });
  }

  /** What each has computed so far, by process. */
  async read() {
    const { rows } = await query(
      this.databaseUrl,
      `SELECT pid, coalesce(nullif(application_name, ''), backend_type) AS name FROM pg_stat_activity WHERE pid <> pg_backend_pid()`,
    );
    const ours = Object.entries(this.processes).map(([name, pid]) => ({ name, pid: pid() }));
    const theirs = rows.map(({ name, pid }) => ({
      name: `Postgres for ${name.replace(/^freshet /, '')}`,
      pid,
    }));
    return new Map([...ours, ...theirs].map(({ name, pid }) => [pid, { name, seconds: cpuSecondsOf(pid) }]));
  }
}

/** CPU seconds by name between two readings, the most first; processes that are gone are left out. */
export function computedBetween(before, after) {
  const seconds = new Map();
  for (const [pid, now] of after) {
    const more = now.seconds - (before.get(pid)?.seconds ?? 0);
    seconds.set(now.name, (seconds.get(now.name) ?? 0) + more);
  }
  return [...seconds].toSorted(([, a], [, b]) => b - a);
}
