/** One statement on a connection of its own. The driver is one of the dependencies, so it is loaded only when needed. */
export async function query(url, statement, parameters = []) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // The server going away after its answer is no concern of this statement.
  client.on('error', () => {});
  try {
    await client.connect();
    return await client.query(statement, parameters);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The URL of the database `name`, made when it is not there, whose slow statements can be seen. */
export async function ensureDatabase({ urlOf }, name) {
  const known = await query(urlOf('postgres'), 'SELECT FROM pg_database WHERE datname = $1', [name]);
  if (known.rowCount === 0) await query(urlOf('postgres'), `CREATE DATABASE ${name}`);
  await query(urlOf(name), 'CREATE EXTENSION IF NOT EXISTS pg_stat_statements');
  return urlOf(name);
}
