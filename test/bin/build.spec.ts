import {
  appendFileSync,
  mkdtempSync,
  rmSync,
  utimesSync,
  writeFileSync,
  mkdirSync,
  existsSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../bin/steps/build.mjs';

describe('the build', () => {
  let root: string;
  const crew = {
    run: async () => {
      mkdirSync(join(root, 'dist'), { recursive: true });
      writeFileSync(join(root, 'dist/main.js'), '');
      return { code: 0, output: [] };
    },
  };

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'build-'));
    mkdirSync(join(root, 'src/pages'), { recursive: true });
    writeFileSync(join(root, 'src/pages/home.ts'), 'home');
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('is made once, and again when a source has changed, by content and not by date', async () => {
    expect(await build(crew, root)).toBe('built');
    expect(await build(crew, root)).toBe('up to date');
    utimesSync(join(root, 'src/pages/home.ts'), new Date(), new Date());
    expect(await build(crew, root)).toBe('up to date');
    appendFileSync(join(root, 'src/pages/home.ts'), '!');
    expect(await build(crew, root)).toBe('built');
  });

  it('is made from nothing, so that a migration gone from the sources does not stay behind', async () => {
    await build(crew, root);
    writeFileSync(join(root, 'dist/forgotten.js'), '');
    appendFileSync(join(root, 'src/pages/home.ts'), '!');
    await build(crew, root);
    expect(existsSync(join(root, 'dist/forgotten.js'))).toBe(false);
  });

  it('is made again after one by hand, of which nobody knows what it was made from', async () => {
    await build(crew, root);
    const later = new Date(Date.now() + 5_000);
    utimesSync(join(root, 'dist/main.js'), later, later);
    expect(await build(crew, root)).toBe('built');
  });

  it('is told in a sentence when it fails', async () => {
    const failing = { run: async () => ({ code: 1, output: ['TS1005'] }) };
    await expect(build(failing, root)).rejects.toMatchObject({
      message: 'The build failed.',
      lastLines: ['TS1005'],
    });
  });
});
