// Loaded into a web process before everything else (node --import): writes every statement it sends to FRESHET_RECORDING,
// one JSON line `{ client, text, values, isNamed }` each. A value is `["date"]`, `["bytes", hex]`, `["null"]` or `["text", text]`.
import { appendFileSync } from 'node:fs';
import pg from 'pg';
import utils from 'pg/lib/utils.js';

const file = process.env.FRESHET_RECORDING;
const clients = new Map();
const send = Reflect.get(pg.Client.prototype, 'query');

pg.Client.prototype.query = function query(config, values, ...rest) {
  if (!clients.has(this)) clients.set(this, clients.size);
  const text = config?.text ?? config;
  const bound = config?.values ?? (Array.isArray(values) ? values : []);
  const statement = {
    client: clients.get(this),
    text,
    values: bound.map(described),
    isNamed: Boolean(config?.name),
  };
  appendFileSync(file, `${JSON.stringify(statement)}\n`);
  return send.call(this, config, values, ...rest);
};

function described(value) {
  if (value === null || value === undefined) return ['null'];
  if (value instanceof Date) return ['date'];
  if (Buffer.isBuffer(value)) return ['bytes', value.toString('hex')];
  return ['text', String(utils.prepareValue(value))];
}
