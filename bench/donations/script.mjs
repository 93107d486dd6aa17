/**
 * A gift as a script that can be run again and again. `fresh`: how many ids it needs that were never used before.
 * `transactions`: `[[{ text, values }]]`, where a value is null, `{ now: true }`, `{ bytes: hex }`, `{ parts }`: texts
 * with the numbers of fresh ids between them, or `{ choices }`: a text for each campaign. `isPrepared`: the app keeps statements prepared under a name.
 */
export function scriptOf(one, other) {
  const isSame =
    one.length === other.length && one.flat().every(({ text }, index) => text === other.flat()[index]?.text);
  if (!isSame) throw new Error('two gifts to the same campaign did not send the same statements');
  const ids = new Map();
  const numberOf = (id) => ids.get(id) ?? ids.set(id, ids.size).get(id);
  const transactions = one.map((statements, t) =>
    statements.map(({ text, values }, s) => ({
      text,
      values: values.map((value, v) => valueOf(value, other[t][s].values[v], numberOf)),
    })),
  );
  return { fresh: ids.size, transactions, isPrepared: one.flat().some(({ isNamed }) => isNamed) };
}

/** Only what it takes to book the gift, without what is read before, between and after. */
export const bookingOf = (script) => ({
  ...script,
  transactions: script.transactions.filter((statements) =>
    statements.some(({ text }) => /\b(INSERT INTO|UPDATE \w+ SET)\b/i.test(text)),
  ),
});

/** One script that gives to each of the campaigns of `scripts`: what differs between them becomes a choice. */
export function anyOf(scripts) {
  const [first] = scripts;
  const isSame = scripts.every((script) => textOf(script) === textOf(first));
  if (!isSame) throw new Error('gifts to different campaigns did not send the same statements');
  const transactions = first.transactions.map((statements, t) =>
    statements.map(({ text, values }, s) => ({
      text,
      values: values.map((_, v) => choiceOf(scripts.map((script) => script.transactions[t][s].values[v]))),
    })),
  );
  return { ...first, campaigns: scripts.length, transactions };
}

const textOf = ({ fresh, transactions }) =>
  JSON.stringify([fresh, transactions.flat().map(({ text }) => text)]);

function choiceOf(values) {
  const [first] = values;
  // Any fingerprint will do.
  if (first?.bytes || values.every((value) => JSON.stringify(value) === JSON.stringify(first))) return first;
  const isText = (value) => value?.parts?.every((part) => typeof part === 'string');
  if (!values.every(isText))
    throw new Error('campaigns differ in something that is neither a text nor a fresh id');
  return { choices: values.map(({ parts }) => parts.join('')) };
}

const UUID = /([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/;

/** What two gifts have in common is constant; an id they do not share is fresh each time. */
function valueOf([kind, text], [, otherText], numberOf) {
  if (kind === 'null') return null;
  if (kind === 'date') return { now: true };
  if (kind === 'bytes') return { bytes: text };
  const others = (otherText ?? '').split(UUID);
  const parts = text
    .split(UUID)
    .map((part, index) => (part !== others[index] && UUID.test(part) ? numberOf(part) : part));
  return { parts };
}
