import { DataSource } from 'typeorm';
import { fileURLToPath } from 'node:url';
import { ownerOptions } from './database/data-source.js';
import { refusalOfServer } from './database/server-version.js';

const MIGRATIONS = fileURLToPath(new URL('migrations/*.js', import.meta.url));

/** `node dist/migrate.js` brings the database up to date; `node dist/migrate.js down [steps]` takes back the last step, or so many. */
async function migrate(direction: string | undefined, many: string, url: string | undefined): Promise<void> {
  if (url === undefined || url === '') throw new Error('DATABASE_URL is missing');
  if (direction !== undefined && direction !== 'down') throw new Error(`${direction} is not a direction: say nothing, or down`);
  const steps = Number(many);
  if (!Number.isInteger(steps) || steps < 1) throw new Error(`${many} is not a number of steps`);
  const dataSource = await new DataSource(ownerOptions(url, MIGRATIONS)).initialize();
  try {
    await refuseOldServer(dataSource);
    if (direction === 'down') {
      for (let step = 0; step < steps; step += 1) await dataSource.undoLastMigration();
      return;
    }
    // One process migrates at a time: the lock goes with the connection, also when that dies.
    const applied = await withLock(dataSource, () => dataSource.runMigrations());
    console.log(applied.length === 0 ? 'the database is up to date' : `applied ${applied.map(({ name }) => name).join(', ')}`);
  } finally {
    await dataSource.destroy();
  }
}

/** Before anything is changed: half of the steps would go well. */
async function refuseOldServer(dataSource: DataSource): Promise<void> {
  const [server] = await dataSource.query<{ version: number }[]>(`SELECT current_setting('server_version_num')::integer AS version`);
  const refusal = refusalOfServer(server?.version ?? 0);
  if (refusal !== null) throw new Error(refusal);
}

async function withLock<T>(dataSource: DataSource, work: () => Promise<T>): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    await runner.query(`SELECT pg_advisory_lock(hashtext('freshet migrations'))`);
    return await work();
  } finally {
    await runner.query(`SELECT pg_advisory_unlock(hashtext('freshet migrations'))`);
    await runner.release();
  }
}

try {
  await migrate(process.argv[2], process.argv[3] ?? '1', process.env['DATABASE_URL']);
} catch (error) {
  console.error(`cannot migrate: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
