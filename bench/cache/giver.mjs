// A thread that books gifts to one campaign as fast as the database takes them. Each message `{ kind, ms }` is one stretch.
import { parentPort, workerData } from 'node:worker_threads';
import { Transactions } from '../../dist/database/transactions.js';
import { CampaignFigures } from '../../dist/donations/campaign.figures.js';
import { Ledger } from '../../dist/donations/ledger.js';
import { LedgerSteps } from '../../dist/donations/ledger-steps.js';
import { newId } from '../../dist/shared/ids.js';
import { openFigures } from './figures.mjs';

const { databaseUrl, redisUrl, writers, gifts, hot, shared, offset } = workerData;
const sums = new BigInt64Array(shared);
const app = await openFigures({ redisUrl, databaseUrl, providers: [CampaignFigures, LedgerSteps, Ledger] });
const transactions = app.get(Transactions);
const silent = { announce: () => undefined };
const ledgers = { exact: app.get(Ledger), plain: new Ledger(silent) };
const scope = { organisationId: hot.organisationId };
const RAISE_SQL = `UPDATE campaigns SET raised = raised + $1 WHERE id = $2`;
const STEP_SQL = `INSERT INTO ledger_steps (organisation_id, scope_id, currency, raised, gifts, donors) VALUES ($1, $2, 'GBP', $3, 1, 1)`;
let next = offset;

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
const answer = (message) => parentPort.postMessage(message);

/** What one transaction does in each kind. */
const KINDS = {
  /** The ledger as it is: its trigger journals what changed, and Redis is told after the commit. */
  exact: (tx, amount) => ledgers.exact.post(tx, movementOf(amount)),
  /** The same entries without totals. */
  bare: (tx, amount) => ledgers.plain.post(tx, movementOf(amount)),
  /** The same entries, and the campaign's row. */
  row: async (tx, amount) => {
    await ledgers.plain.post(tx, movementOf(amount));
    await tx.rows(RAISE_SQL, [amount, hot.id]);
  },
  /** Nothing but a step of the journal. */
  stepAlone: (tx, amount) => tx.rows(STEP_SQL, [hot.organisationId, hot.other, amount]),
  /** Nothing but the campaign's row. */
  rowAlone: (tx, amount) => tx.rows(RAISE_SQL, [amount, hot.id]),
};

function movementOf(amount) {
  const { donationId, donorId } = gifts[(next += 2) % gifts.length];
  return {
    ...{
      organisationId: hot.organisationId,
      donationId,
      campaignId: hot.id,
      designationId: null,
      donorId,
      currency: 'GBP',
    },
    ...{ kind: 'capture', reference: newId(), occurredAt: new Date() },
    postings: [
      ['donor', -amount],
      ['campaign', amount],
    ],
  };
}

parentPort.on('message', async ({ kind, ms }) => {
  const until = performance.now() + ms;
  let count = 0;
  const give = async () => {
    for (; performance.now() < until; count += 1) {
      const amount = 100 + Math.floor(Math.random() * 10_000);
      if (kind === 'exact') Atomics.add(sums, 0, BigInt(amount));
      await transactions.run(scope, (tx) => KINDS[kind](tx, amount));
      if (kind === 'exact') Atomics.add(sums, 1, BigInt(amount));
    }
  };
  await Promise.all(Array.from({ length: writers }, give)).then(
    () => answer({ count }),
    (error) => answer({ error: error.stack }),
  );
});
answer({ count: 0 });
