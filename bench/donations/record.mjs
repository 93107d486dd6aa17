import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { aGift } from './gift.mjs';
import { withWeb } from './platform.mjs';
import { scriptOf } from './script.mjs';

const RECORDING = pathToFileURL(fileURLToPath(new URL('recording.mjs', import.meta.url))).href;

/**
 * What the web really sends to Postgres for a gift to each campaign, as one script each: recorded, so that it cannot
 * drift from the code.
 */
export async function recordScripts({ env, apiKey, campaigns }) {
  const folder = mkdtempSync(join(tmpdir(), 'freshet-recording-'));
  const file = join(folder, 'statements');
  try {
    return await withWeb({ ...env, FRESHET_RECORDING: file }, ['--import', RECORDING], async ({ url }) => {
      // The first request of a process may load what later ones find.
      await transactionsOf(campaigns[0], { url, apiKey, file });
      const scripts = [];
      for (const campaign of campaigns) {
        const once = await transactionsOf(campaign, { url, apiKey, file });
        scripts.push(scriptOf(once, await transactionsOf(campaign, { url, apiKey, file })));
      }
      return scripts;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The transactions of one gift: `[[{ text, values, isNamed }]]`, BEGIN and COMMIT included. */
async function transactionsOf(campaign, { url, apiKey, file }) {
  writeFileSync(file, '');
  const { path, headers, body } = aGift({ ...campaign }, { kind: 'record', apiKey });
  const answer = await fetch(url + path, { method: 'POST', headers, body });
  if (answer.status !== 201)
    throw new Error(`${campaign.slug} answers ${answer.status}: ${await answer.text()}`);
  const lines = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  return transactionsIn(lines).filter((statements) => !statements.some(isRemembered));
}

/** A key, and who matches gifts, are looked up once a second, whatever the load: it is no part of what a gift costs. */
const isRemembered = ({ text }) => text.includes('FROM api_keys') || text.includes('JOIN matches pledge');

/** What stands alone (a probe, the outbox bell) is no part of a gift. */
function transactionsIn(lines) {
  const open = new Map();
  const transactions = [];
  for (const { client, ...statement } of lines) {
    const { text } = statement;
    if (/^(BEGIN|START TRANSACTION)/i.test(text)) open.set(client, []);
    open.get(client)?.push(statement);
    if (!/^COMMIT/i.test(text)) continue;
    transactions.push(open.get(client));
    open.delete(client);
  }
  return transactions;
}
