// Does what pgbench would, where there is none: node stand-in.mjs, with `{ databaseUrl, script, seconds, connections }`
// as the one message; answers with gifts a second. Being Node itself it is slower than pgbench.
import pg from 'pg';
import { v7 } from 'uuid';

process.once('message', async ({ databaseUrl, script, seconds, connections }) => {
  const clients = Array.from(
    { length: connections },
    () => new pg.Client({ connectionString: databaseUrl, options: '-c role=freshet_app' }),
  );
  await Promise.all(clients.map((client) => client.connect()));
  const began = performance.now();
  const until = began + seconds * 1_000;
  const counts = await Promise.all(clients.map((client) => giveUntil(until, client, script)));
  const perSecond = (counts.reduce((sum, count) => sum + count, 0) * 1_000) / (performance.now() - began);
  await Promise.all(clients.map((client) => client.end()));
  process.send(perSecond, () => process.disconnect());
});

async function giveUntil(until, client, { fresh, campaigns, transactions, isPrepared }) {
  const statements = transactions.flat();
  let count = 0;
  for (; performance.now() < until; count += 1) {
    const ids = Array.from({ length: fresh }, () => v7());
    const campaign = Math.floor(Math.random() * campaigns);
    for (const [index, { text, values }] of statements.entries()) {
      const name = isPrepared ? `s${index}` : undefined;
      await client.query({ name, text, values: values.map((value) => bound(value, ids, campaign)) });
    }
  }
  return count;
}

function bound(value, ids, campaign) {
  if (value === null) return null;
  if (value.now) return new Date();
  if (value.bytes) return Buffer.from(value.bytes, 'hex');
  if (value.choices) return value.choices[campaign];
  return value.parts.map((part) => (typeof part === 'string' ? part : ids[part])).join('');
}
