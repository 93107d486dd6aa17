import type { Redis } from 'ioredis';
import { createHash } from 'node:crypto';

/** A Lua script and its digest. */
export interface Script {
  readonly lua: string;
  readonly sha: string;
}

export function script(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

export interface ScriptCall {
  readonly script: Script;
  readonly keys: readonly string[];
  readonly parameters: readonly (string | number)[];
}

type Answer = [error: Error | null, answer: unknown];

/** Runs scripts in one round trip, by digest; a server that does not know one is taught it. @throws the first failure. */
export async function runScripts(redis: Redis, calls: readonly ScriptCall[]): Promise<unknown[]> {
  const answers = await send(redis, calls);
  const unknown = calls.filter((_, at) => answers[at]?.[0]?.message.startsWith('NOSCRIPT'));
  if (unknown.length === 0) return unwrap(answers);
  await Promise.all([...new Set(unknown.map(({ script: { lua } }) => lua))].map((lua) => redis.script('LOAD', lua)));
  // Scripts answer the same when run again, so those that were known need not be told from those that were not.
  return unwrap(await send(redis, calls));
}

async function send(redis: Redis, calls: readonly ScriptCall[]): Promise<Answer[]> {
  const pipeline = redis.pipeline();
  for (const { script: { sha }, keys, parameters } of calls) pipeline.evalsha(sha, keys.length, ...keys, ...parameters);
  return (await pipeline.exec()) ?? [];
}

function unwrap(answers: readonly Answer[]): unknown[] {
  const failed = answers.find(([error]) => error !== null);
  if (failed?.[0]) throw failed[0];
  return answers.map(([, answer]) => answer);
}
