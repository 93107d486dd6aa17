import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findOnPath } from '../../bin/steps/find-on-path.mjs';
import { run } from '../children.mjs';
import { CONNECTIONS } from './platform.mjs';

/** Gifts in one run of a script: their ids are asked for in one go, which then costs next to nothing. */
const GIFTS = 10;

export const pgbench = findOnPath('pgbench');

/** Runs a script for some seconds over as many connections as the web has; resolves to gifts a second. */
export async function runPgbench(databaseUrl, script, seconds) {
  const folder = mkdtempSync(join(tmpdir(), 'freshet-pgbench-'));
  try {
    const file = join(folder, 'gifts.sql');
    writeFileSync(file, textOf(script));
    const mode = script.isPrepared ? 'prepared' : 'extended';
    const args = ['-n', '-M', mode, '-c', String(CONNECTIONS), '-T', String(seconds), '-f', file];
    const output = await run(pgbench, args, { env: { PATH: process.env.PATH, ...connection(databaseUrl) } });
    return Number(/tps = ([\d.]+)/.exec(output)[1]) * GIFTS;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function connection(databaseUrl) {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  return {
    ...{
      PGHOST: hostname,
      PGPORT: port,
      PGUSER: decodeURIComponent(username),
      PGPASSWORD: decodeURIComponent(password),
    },
    ...{ PGDATABASE: pathname.slice(1), PGOPTIONS: '-c role=freshet_app' },
  };
}

function textOf({ fresh, campaigns, transactions }) {
  const gifts = Array.from({ length: GIFTS }, (_, gift) => gift);
  const drawn = gifts.flatMap((gift) => [
    `1 + floor(random() * ${campaigns})::integer AS ${nameOf(gift, 'campaign')}`,
    ...Array.from({ length: fresh }, (_, id) => `uuidv7() AS ${nameOf(gift, id)}`),
  ]);
  // pgbench binds a variable as it is, so what is made of those is made here too.
  const made = new Map();
  const statements = gifts.flatMap((gift) =>
    transactions
      .flat()
      .map(({ text, values }) => `${text.replace(/\$(\d+)/g, (_, n) => sqlOf(values[n - 1], gift, made))};`),
  );
  const columns = ['drawn.*', ...[...made].map(([expression, name]) => `${expression} AS ${name}`)];
  return `SELECT ${columns.join(', ')} FROM (SELECT ${drawn.join(', ')}) AS drawn \\gset\n${statements.join('\n')}\n`;
}

const nameOf = (gift, id) => `g${gift}_${id}`;

function sqlOf(value, gift, made) {
  if (value === null) return 'NULL';
  if (value.now) return 'now()';
  if (value.bytes) return quoted(`\\x${value.bytes}`);
  const expression = value.choices ? chosen(value.choices, gift) : composed(value.parts, gift);
  if (/^(U&)?'[^|]*'$/.test(expression)) return expression;
  if (!made.has(expression)) made.set(expression, `made${made.size}`);
  return `:${made.get(expression)}`;
}

/** An array in one literal, which takes Postgres next to no time to read. */
function chosen(texts, gift) {
  const elements = texts.map((text) => `"${text.replace(/["\\]/g, '\\$&')}"`);
  return `(${quoted(`{${elements.join(',')}}`)}::text[])[${nameOf(gift, 'campaign')}]`;
}

const composed = (parts, gift) =>
  parts
    .filter((part) => part !== '')
    .map((part) => (typeof part === 'string' ? quoted(part) : nameOf(gift, part)))
    .join(' || ') || quoted('');

/** pgbench takes a word behind a colon for one of its variables, in quotes too: there the colon is spelt by its number. */
function quoted(text) {
  const literal = `'${text.replaceAll("'", "''")}'`;
  return /:\w/.test(text) ? `U&${literal.replaceAll('\\', '\\\\').replaceAll(':', '\\003A')}` : literal;
}
