import { cyan, dim, green, red, yellow } from './colour.mjs';

/** Those that say who is writing, which the prefix says already, and those shown in their own place. */
const HIDDEN = new Set([
  'level',
  'time',
  'msg',
  'pid',
  'hostname',
  'name',
  'v',
  'process',
  'req',
  'res',
  'method',
  'url',
  'status',
  'ms',
  'err',
  'stack',
]);

const DEBUG = 20;
const WARNING = 40;
const ERROR = 50;

/** One line of the log of `who` as people read it, or null when it is not worth their time. */
export function prettyLine(who, line) {
  const entry = parsed(line);
  if (!entry) return line.trim() ? `${clock(Date.now())} ${who} ${line}` : null;
  if (entry.level <= DEBUG) return null;
  return `${clock(entry.time)} ${who} ${requestOf(entry) ?? messageOf(entry)}${stackOf(entry)}`;
}

function parsed(line) {
  if (!line.startsWith('{')) return null;
  try {
    const entry = JSON.parse(line);
    return typeof entry.level === 'number' ? entry : null;
  } catch {
    return null;
  }
}

/** `GET /c/library 200 4 ms` */
function requestOf(entry) {
  const method = entry.method ?? entry.req?.method;
  const url = entry.url ?? entry.req?.url;
  const status = entry.status ?? entry.res?.statusCode;
  if (!method || !url || !status) return null;
  const ms = entry.ms ?? entry.responseTime;
  return `${method} ${url} ${paintedStatus(status)}${ms === undefined ? '' : dim(` ${Math.round(ms)} ms`)}`;
}

function paintedStatus(status) {
  if (status >= 500) return red(status);
  if (status >= 400) return yellow(status);
  return green(status);
}

/** `msg key=value` */
function messageOf(entry) {
  const fields = Object.entries(entry).filter(
    ([key, value]) => !HIDDEN.has(key) && value !== null && value !== undefined,
  );
  const message = [entry.msg, ...fields.map(([key, value]) => cyan(`${key}=`) + shown(value))]
    .filter(Boolean)
    .join(' ');
  if (entry.level >= ERROR) return red(message);
  return entry.level >= WARNING ? yellow(message) : message;
}

const shown = (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** The whole stack for an error, the reason alone for anything less. */
function stackOf({ level, err, stack = err?.stack }) {
  const text = (level >= ERROR ? stack : undefined) ?? err?.message ?? stack;
  if (!text) return '';
  return String(text)
    .split('\n')
    .map((line) => `\n           ${dim(line.trim())}`)
    .join('');
}

/** Local time of day, as on the reader's own clock. */
function clock(time) {
  const date = new Date(time ?? Date.now());
  return dim(
    [date.getHours(), date.getMinutes(), date.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':'),
  );
}
