import { randomBytes } from 'node:crypto';
import { DataSource } from 'typeorm';
import { root } from '../../bin/place.mjs';
import { ensureDatabase, query } from '../../bin/services/postgres-query.mjs';
import { Campaign } from '../../dist/campaigns/campaign.entity.js';
import { Designation } from '../../dist/campaigns/designation.entity.js';
import { GivingDay } from '../../dist/campaigns/giving-day.entity.js';
import { primaryOptions } from '../../dist/database/data-source.js';
import { Transactions } from '../../dist/database/transactions.js';
import { Organisation } from '../../dist/organisations/organisation.entity.js';
import { run } from '../children.mjs';

/** A fresh database, made by the real migrations, for the length of `work`, which gets its URL. */
export async function withDatabase(work) {
  if (!process.env.TEST_DATABASE_URL)
    throw new Error('TEST_DATABASE_URL is missing: "npm run bench" starts the services and sets it');
  const name = `freshet_bench_${randomBytes(4).toString('hex')}`;
  const databaseUrl = await ensureDatabase({ urlOf }, name);
  try {
    await run(process.execPath, ['dist/migrate.js'], { cwd: root, env: environment(databaseUrl) });
    await work(databaseUrl);
  } finally {
    await query(urlOf('postgres'), `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

/** The database as the application reaches it. */
export async function openTransactions(databaseUrl) {
  const database = { url: { reveal: () => databaseUrl }, role: 'freshet_app', poolSize: 10 };
  const entities = [Organisation, GivingDay, Campaign, Designation];
  const dataSource = await new DataSource({ ...primaryOptions(database, 'bench'), entities }).initialize();
  return { transactions: new Transactions(dataSource), dataSource };
}

function environment(databaseUrl) {
  return {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    REDIS_CACHE_URL: process.env.TEST_REDIS_CACHE_URL,
    REDIS_QUEUE_URL: process.env.TEST_REDIS_QUEUE_URL,
    SMTP_URL: 'smtp://127.0.0.1:9',
    SECRET_KEY: randomBytes(32).toString('base64'),
  };
}

function urlOf(name) {
  const url = new URL(process.env.TEST_DATABASE_URL);
  url.pathname = `/${name}`;
  return url.href;
}
