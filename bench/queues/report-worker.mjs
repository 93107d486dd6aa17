// Makes reports: streams rows out of Postgres into a file, with the options of the kind. Arguments: database, queue's Redis.
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Worker } from 'bullmq';
import pg from 'pg';
import QueryStream from 'pg-query-stream';
import { workerOptions } from '../../dist/queues/job-worker.js';
import { stepBack } from '../../dist/workers/step-back.js';

const [databaseUrl, redisUrl] = process.argv.slice(2);

/** Donations with their donors and campaigns, over and over again until there are enough. */
const ROWS = `
  SELECT donation.id, donation.created_at, donation.amount, donation.currency, donation.donor_name, donor.email, campaign.title
  FROM generate_series(1, $1::integer) AS again, donations AS donation
  JOIN donors AS donor ON donor.id = donation.donor_id JOIN campaigns AS campaign ON campaign.id = donation.campaign_id
  LIMIT $1`;

async function make({ rows, file }) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await pipeline(
      client.query(new QueryStream(ROWS, [rows], { batchSize: 1_000 })),
      toLines,
      createWriteStream(file),
    );
  } finally {
    await client.end();
  }
}

async function* toLines(rows) {
  for await (const row of rows) yield `${Object.values(row).map(quoted).join(',')}\n`;
}

function quoted(value) {
  const text = value instanceof Date ? value.toISOString() : String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const worker = new Worker('report', ({ data }) => make(data), {
  connection: { url: redisUrl, maxRetriesPerRequest: null },
  prefix: 'freshet',
  ...workerOptions('report'),
  autorun: true,
});
worker.on('error', () => {});
worker.on('failed', (_, error) => console.error(`  a report failed: ${error.message}`));
await worker.waitUntilReady();
stepBack('report', console);
process.on('disconnect', () => process.exit());
process.send('ready');
