import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identityOf } from '../../bin/processes/identity.mjs';
import { takeLock } from '../../bin/processes/lock.mjs';

describe('the lock of a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lock-'));
  const file = join(folder, 'start.lock');
  afterEach(() => rmSync(file, { force: true }));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is held until it is let go', () => {
    const unlock = takeLock(file);
    expect(() => takeLock(file)).toThrow(`Freshet already runs from this folder (process ${process.pid})`);
    unlock();
    takeLock(file)();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is taken over from a process that is gone', () => {
    const { pid } = spawnSync('true');
    writeFileSync(file, JSON.stringify({ pid, identity: 'some boot/12345' }));
    takeLock(file)();
  });

  it('is taken over when its process number belongs to another process by now', () => {
    writeFileSync(file, JSON.stringify({ pid: process.pid, identity: 'some boot/12345' }));
    const unlock = takeLock(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
      pid: process.pid,
      identity: identityOf(process.pid),
    });
    unlock();
  });

  it.each(['', '{"pid":'])('is taken over when what it says makes no sense: "%s"', (content) => {
    writeFileSync(file, content);
    takeLock(file)();
  });
});
