import type { LogFields } from '../shared/log.js';

// A last wall: nobody should log these, and if somebody does they do not arrive.
const SECRETS: ReadonlySet<string> = new Set(['password', 'email', 'card', 'token', 'authorization', 'cookie']);

const isSecret = (name: string): boolean => SECRETS.has(name);

/** The fields without what is secret among them or in one of them. As they are where nothing is, as it should be. */
export function redact(fields: LogFields): LogFields {
  let redacted: Record<string, unknown> | null = null;
  for (const name in fields) {
    const value = fields[name];
    const shown = isSecret(name) ? '[Redacted]' : redactInside(value);
    if (shown !== value) (redacted ??= { ...fields })[name] = shown;
  }
  return redacted ?? fields;
}

function redactInside(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !Object.keys(value).some(isSecret)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, isSecret(name) ? '[Redacted]' : (inner as unknown)]));
}
