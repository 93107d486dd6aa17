import pg from 'pg';
import { from } from 'pg-copy-streams';
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { rowOf } from './data.mjs';

const TABLE = 'bench_lines';

/** An organisation with every donor of a file of so many rows, and none of their labels; answers its id. */
export async function plantDonors(databaseUrl, rows) {
  const organisationId = randomUUID();
  await withClient(databaseUrl, async (client) => {
    await client.query(`INSERT INTO organisations (id, slug, name) VALUES ($1, $2, 'Bench')`, [organisationId, `bench-${organisationId}`]);
    await client.query(`CREATE UNLOGGED TABLE IF NOT EXISTS ${TABLE} (row_no integer, email text, label text)`);
    await copy(client, `${TABLE} (row_no, email, label)`, linesOf(rows));
    await client.query(
      `INSERT INTO donors (id, organisation_id, email, name) SELECT uuidv7(), $1, email, 'Donor' FROM (SELECT DISTINCT email FROM ${TABLE}) AS line ORDER BY email`,
      [organisationId],
    );
    await client.query(`TRUNCATE ${TABLE}`);
    await client.query('VACUUM ANALYZE donors');
  });
  return organisationId;
}

/** Takes all labels off, so that the next import finds what this one found. */
export async function takeOff(databaseUrl, organisationId) {
  await withClient(databaseUrl, async (client) => {
    await client.query(`DELETE FROM donor_tags WHERE organisation_id = $1`, [organisationId]);
    await client.query(`DELETE FROM tags WHERE organisation_id = $1`, [organisationId]);
    await client.query('VACUUM donor_tags, tags');
  });
}

/**
 * Milliseconds for what an import cannot leave out: `staging` brings the lines, made beforehand, into an unlogged table by
 * COPY; `merge` labels donors from there by one statement in the order of the keys; `bareCopy` brings labels, whose donors
 * and tags are looked up beforehand, straight into their table, which has all of its indexes.
 */
export function boundsOf(databaseUrl, organisationId, rows) {
  return withClient(databaseUrl, async (client) => {
    const lines = [...linesOf(rows)];
    const staging = await timed(() => copy(client, `${TABLE} (row_no, email, label)`, lines));
    await client.query(`ANALYZE ${TABLE}`);
    await client.query(`INSERT INTO tags (id, organisation_id, name) SELECT uuidv7(), $1, label FROM (SELECT DISTINCT label FROM ${TABLE}) AS line ON CONFLICT DO NOTHING`, [organisationId]);
    const merge = await timed(() => client.query(MERGE, [organisationId]));
    const labels = await labelsOf(client, organisationId);
    await takeOffIn(client, organisationId);
    const bareCopy = await timed(() => copy(client, 'donor_tags (organisation_id, donor_id, tag_id)', labels));
    await takeOffIn(client, organisationId);
    await client.query(`TRUNCATE ${TABLE}`);
    await client.query(`DELETE FROM tags WHERE organisation_id = $1`, [organisationId]);
    return { staging, merge, bareCopy };
  });
}

const MERGE = `
  INSERT INTO donor_tags (organisation_id, donor_id, tag_id)
  SELECT DISTINCT $1::uuid, donors.id, tags.id FROM ${TABLE} line
  JOIN donors ON donors.organisation_id = $1 AND donors.email = line.email
  JOIN tags ON tags.organisation_id = $1 AND tags.name = line.label
  ORDER BY 2, 3 ON CONFLICT DO NOTHING`;

async function labelsOf(client, organisationId) {
  const { rows } = await client.query({ text: `SELECT donor_id, tag_id FROM donor_tags WHERE organisation_id = $1 ORDER BY donor_id, tag_id`, values: [organisationId], rowMode: 'array' });
  return rows.map(([donor, tag]) => `${organisationId}\t${donor}\t${tag}\n`);
}

async function takeOffIn(client, organisationId) {
  await client.query(`DELETE FROM donor_tags WHERE organisation_id = $1`, [organisationId]);
  await client.query('VACUUM donor_tags');
}

function* linesOf(rows) {
  for (let row = 0; row < rows; row += 1) {
    const { email, tag } = rowOf(row);
    yield `${row}\t${email}\t${tag}\n`;
  }
}

async function copy(client, table, lines) {
  const chunks = function* () {
    let text = '';
    for (const line of lines) {
      text += line;
      if (text.length > 65_536) {
        yield text;
        text = '';
      }
    }
    yield text;
  };
  await pipeline(Readable.from(chunks()), client.query(from(`COPY ${table} FROM STDIN`)));
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function withClient(databaseUrl, work) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
