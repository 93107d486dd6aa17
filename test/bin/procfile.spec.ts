import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readProcfile } from '../../bin/app/procfile.mjs';

describe('a Procfile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'procfile-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(content: string) {
    const file = join(folder, 'Procfile');
    writeFileSync(file, content);
    return readProcfile(file);
  }

  it('becomes programs and arguments, node being the one that runs us', () => {
    expect(
      read('# who runs\n\nweb: node dist/main.js\r\nworker-email:   node dist/worker.js email\n'),
    ).toEqual([
      { name: 'web', command: process.execPath, args: ['dist/main.js'] },
      { name: 'worker-email', command: process.execPath, args: ['dist/worker.js', 'email'] },
    ]);
  });

  it('may quote its words', () => {
    expect(read(`web: serve "two words" 'and more'`)).toEqual([
      { name: 'web', command: 'serve', args: ['two words', 'and more'] },
    ]);
  });

  it('is refused when a line cannot be read', () => {
    expect(() => read('web node dist/main.js')).toThrow(
      'The Procfile has a line that cannot be read: web node dist/main.js',
    );
  });

  it('is refused when a line needs a shell, which would stand between us and the process', () => {
    expect(() => read('web: node dist/main.js | tee log')).toThrow(/needs a shell/);
    expect(() => read('web: node dist/main.js --port $PORT')).toThrow(/needs a shell/);
  });
});
