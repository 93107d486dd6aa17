// A process of its own that gives as fast as it is answered, or `perSecond` evenly where the message says so. Each message
// `{ url, apiKey, campaigns, atOnce, seconds, perSecond }` is one stretch, answered with `{ perSecond, booked: { slug: { count, amount } }, p50Ms, p99Ms, refused }`.
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { aGift } from './gift.mjs';

const agent = new Agent({ keepAlive: true });

process.on('message', async (stretch) => process.send(await give(stretch)));
process.on('disconnect', () => process.exit());

async function give(stretch) {
  if (new URL(stretch.url).hostname !== '127.0.0.1') throw new Error(`${stretch.url} is not on this machine`);
  const began = performance.now();
  const tally = { booked: {}, latencies: [], refused: [], began, asked: 0 };
  const until = began + stretch.seconds * 1_000;
  await Promise.all(Array.from({ length: stretch.atOnce }, () => giveUntil(until, stretch, tally)));
  const latencies = tally.latencies.toSorted((a, b) => a - b);
  return {
    perSecond: (latencies.length * 1_000) / (performance.now() - began),
    booked: tally.booked,
    p50Ms: latencies[Math.floor(latencies.length * 0.5)],
    p99Ms: latencies[Math.floor(latencies.length * 0.99)],
    refused: tally.refused,
  };
}

async function giveUntil(until, { url, apiKey, campaigns, perSecond }, tally) {
  // One that is not taken makes the whole bench fail, so nobody goes on after it.
  while (performance.now() < until && tally.refused.length === 0) {
    if (perSecond) {
      tally.asked += 1;
      await pause(tally.began + (tally.asked * 1_000) / perSecond - performance.now());
    }
    const campaign = campaigns[Math.floor(Math.random() * campaigns.length)];
    const asked = performance.now();
    const answer = await send(url, aGift(campaign, { kind: 'load', apiKey })).catch((error) => ({
      text: error.message,
    }));
    if (answer.status !== 201 || JSON.parse(answer.text).status !== 'captured') {
      tally.refused.push(`${answer.status ?? 'no answer'} ${answer.text}`);
      continue;
    }
    tally.latencies.push(performance.now() - asked);
    const sum = (tally.booked[campaign.slug] ??= { count: 0, amount: 0 });
    sum.count += 1;
    sum.amount += JSON.parse(answer.text).amount;
  }
}

function send(url, { path, headers, body }) {
  return new Promise((resolve, reject) => {
    const length = { 'content-length': Buffer.byteLength(body) };
    const asked = request(
      url + path,
      { agent, method: 'POST', headers: { ...headers, ...length } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (part) => (text += part));
        answer.on('end', () => resolve({ status: answer.statusCode, text }));
        answer.on('error', reject);
      },
    );
    asked.on('error', reject);
    asked.end(body);
  });
}
