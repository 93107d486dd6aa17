import { setTimeout as pause } from 'node:timers/promises';
import { query } from '../../bin/services/postgres-query.mjs';
import { withWeb } from '../donations/platform.mjs';

export const CONNECTIONS = 5;

/** What would hold a mailing back on a real day, so high that it does not: it is the sending itself that is measured. */
export const UNBOUND = {
  MAIL_RATE: '1000000',
  MAIL_DOMAIN_RATE: '1000000',
  MAIL_SLOW_ANSWER_MS: '600000',
  MAIL_SLOW_COMMIT_MS: '600000',
  MAIL_CONNECTIONS: String(CONNECTIONS),
};

const PARAGRAPH =
  'For one day everyone who cares gives together, and we would love you to be among them. '.repeat(6);

/** A mail as clients write them: some 15 KB of HTML. */
const MJML = `<mjml><mj-body background-color="#fbf8f3">
  <mj-section background-color="#ffffff"><mj-column>
    <mj-text font-size="28px">Tomorrow is the day</mj-text>
    <mj-text>Dear {{donor.name}},</mj-text>
    ${`<mj-text>${PARAGRAPH}</mj-text>`.repeat(6)}
    <mj-button href="https://give.example/">Give</mj-button>
  </mj-column></mj-section>
  <mj-section><mj-column><mj-text font-size="13px"><a href="{{unsubscribe_url}}">Unsubscribe</a></mj-text></mj-column></mj-section>
</mj-body></mjml>`;

/** So many donors at twenty domains, as many mailboxes as a big client has. */
export async function gatherReaders({ databaseUrl }, count) {
  await query(
    databaseUrl,
    `INSERT INTO donors (id, organisation_id, email, name)
     SELECT uuidv7(), (SELECT organisation_id FROM api_keys WHERE organisation_id IS NOT NULL ORDER BY created_at LIMIT 1), 'reader' || n || '@domain' || n % 20 || '.example', 'Reader ' || n
     FROM generate_series(1, $1::integer) AS n`,
    [count],
  );
  await query(databaseUrl, 'ANALYZE donors');
}

/** A mailing to everybody, composed through the API; answers its id. */
export async function compose({ databaseUrl, env, apiKey }) {
  await query(
    databaseUrl,
    `UPDATE api_keys SET scopes = scopes || '{mailings:read,mailings:write}' WHERE organisation_id IS NOT NULL`,
  );
  return withWeb(env, [], async (web) => {
    const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
    const body = JSON.stringify({ subject: 'Tomorrow is the day, {{donor.name}}', mjml: MJML });
    const answer = await fetch(`${web.url}/api/v1/mailings`, { method: 'POST', headers, body });
    const { id, ...rest } = await answer.json();
    if (id === undefined) throw new Error(`the mailing was refused: ${JSON.stringify(rest)}`);
    return id;
  });
}

/** Lets it begin; resolves, to the seconds it took, when all its readers are found and none of them is written to yet. */
export async function resolve({ databaseUrl }, id) {
  await query(databaseUrl, `UPDATE mailings SET status = 'scheduled', send_at = now() WHERE id = $1`, [id]);
  const began = performance.now();
  for (;;) {
    await pause(20);
    if (performance.now() - began > 300_000) throw new Error('no readers within five minutes');
    // Stopped as soon as it could send, so that sending is measured by itself.
    const { rows } = await query(
      databaseUrl,
      `UPDATE mailings SET paused_at = now() WHERE id = $1 AND status = 'sending' RETURNING recipients, extract(epoch FROM resolved_at - started_at)::float AS seconds`,
      [id],
    );
    if (rows.length > 0) return rows[0];
  }
}

export const go = ({ databaseUrl }, id) =>
  query(databaseUrl, `UPDATE mailings SET paused_at = NULL WHERE id = $1`, [id]);
export const stop = ({ databaseUrl }, id) =>
  query(databaseUrl, `UPDATE mailings SET paused_at = now() WHERE id = $1`, [id]);

/** One of its letters, with NAME where its reader's stands. */
export async function letterOf({ databaseUrl }, id) {
  const { rows } = await query(databaseUrl, `SELECT html, plain FROM mailings WHERE id = $1`, [id]);
  const url = `https://give.example/u/${'x'.repeat(43)}`;
  const filled = (text) => text.replaceAll('{{donor.name}}', 'NAME').replaceAll('{{unsubscribe_url}}', url);
  return {
    from: { name: 'Lakeside', address: 'receipts@freshet.example' },
    subject: 'Tomorrow is the day, Reader',
    html: filled(rows[0].html),
    text: filled(rows[0].plain),
    headers: {
      'Content-Language': 'en',
      'Auto-Submitted': 'auto-generated',
      Precedence: 'bulk',
      'List-Id': '<news.x.freshet.example>',
      'List-Unsubscribe': `<${url}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  };
}

/** What became of its messages, by state. */
export async function statesOf({ databaseUrl }, id) {
  const { rows } = await query(
    databaseUrl,
    `SELECT state, count(*)::integer AS count FROM messages WHERE mailing_id = $1 GROUP BY state`,
    [id],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
