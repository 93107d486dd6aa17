import { describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { JsonLog } from '../../src/telemetry/json-log.js';

function linesOf(write: (log: JsonLog) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
  write(JsonLog.open({ logLevel: 'info', process: 'web' }, destination));
  return lines;
}

describe('the log', () => {
  it('is one JSON object a line, with the room and process it comes from', () => {
    const [line] = linesOf((log) => log.in('http').info({ status: 200 }, 'request'));
    expect(line).toMatchObject({ level: 30, process: 'web', pid: process.pid, room: 'http', status: 200, msg: 'request' });
  });

  it('does not tell secrets, wherever somebody put them', () => {
    const secrets = { password: 's3cret', email: 's3cret', nested: { card: 's3cret', amount: 5 }, token: { of: 's3cret' } };
    const [line] = linesOf((log) => log.error({ ...secrets, id: 7 }, 'oops'));
    expect(JSON.stringify(line)).not.toContain('s3cret');
    expect(line).toMatchObject({ id: 7, nested: { card: '[Redacted]', amount: 5 } });
  });

  it('leaves the fields it was given as they were', () => {
    const fields = { password: 's3cret', nested: { token: 's3cret' } };
    linesOf((log) => log.info(fields, 'x'));
    expect(fields).toEqual({ password: 's3cret', nested: { token: 's3cret' } });
  });
});

/** A process that logs `count` lines in one turn and then ends as `end` says. */
function scriptOf(count: number, end: string): string {
  return `import { JsonLog } from './dist/telemetry/json-log.js';
    const log = JsonLog.open({ logLevel: 'info', process: 'web' });
    for (let n = 0; n < ${count}; n += 1) log.info({ n, text: 'x'.repeat(100) }, 'line');
    ${end}`;
}

describe('a process that ends', () => {
  it.each([
    ['by itself', ''],
    ['at once', 'process.exit(0);'],
  ])('%s leaves no line behind, in order', (_how, end) => {
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', scriptOf(3_000, end)], { encoding: 'utf8', maxBuffer: 10_000_000 });
    expect(output.trim().split('\n').map((line) => (JSON.parse(line) as { n: number }).n)).toEqual(Array.from({ length: 3_000 }, (_, n) => n));
  });

  it('by an error it did not expect leaves no line behind', () => {
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', scriptOf(10, `throw new Error('unexpected');`)], { encoding: 'utf8' });
    expect(stdout.trim().split('\n')).toHaveLength(10);
    expect(stderr).toContain('unexpected');
  });
});
