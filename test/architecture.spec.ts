import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** The house from the ground up: a room may import those before it in this list, as far as {@link NOT_IMPORTED} allows. */
const GROUND = ['shared', 'config', 'database', 'redis', 'telemetry', 'storage', 'cached-fields', 'queues', 'http', 'sheets'];
const DOMAIN = ['organisations', 'donors', 'campaigns', 'donations', 'matches', 'payments', 'receipts', 'mailings', 'webhooks', 'wall', 'intake', 'reminders', 'imports', 'reports', 'operations'];
const SURFACES = ['workers', 'api', 'pages', 'console'];
const ROOTS = 'roots';

/** Rooms that stand before but are not for every neighbour. */
const NOT_IMPORTED: Readonly<Record<string, readonly string[]>> = {
  queues: ['http', 'storage', 'cached-fields'],
  'cached-fields': ['storage'],
  receipts: ['payments'],
  mailings: ['payments'],
};

/** Where a variable is set for a library that takes it in no other way. */
const SET_FOR_LIBRARIES: readonly string[] = ['src/telemetry/new-relic.ts', 'src/storage/s3-client.ts'];

/** Packages that take long to load and that few processes need: only ever by `import()`. */
const LATE = /^import (?!type )[^;]*?'(@nestjs\/swagger|@simplewebauthn\/server|@bull-board\/[^']+|@zxcvbn-ts\/[^']+|mjml|html-to-text|newrelic)'/m;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name)) : [join(folder, entry.name)],
  );

const sources = filesBelow('src').filter((file) => /\.tsx?$/.test(file));

const roomOf = (file: string): string => {
  const parts = relative('src', file).split('/');
  return parts.length === 1 ? ROOTS : (parts[0] ?? ROOTS);
};

const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(([, path]) => join(dirname(file), path ?? ''));

function isAllowed(from: string, to: string): boolean {
  if (from === to || from === ROOTS) return true;
  if (to === ROOTS || NOT_IMPORTED[from]?.includes(to)) return false;
  if (GROUND.includes(to)) return !GROUND.includes(from) || GROUND.indexOf(to) < GROUND.indexOf(from);
  if (DOMAIN.includes(to)) return SURFACES.includes(from) || DOMAIN.indexOf(to) < DOMAIN.indexOf(from);
  return false;
}

/**
 * Verbs on whose figures something is deleted or stated for good, and what they must never get at, however far away: what
 * is kept for readers may be old.
 */
const FRESHNESS_SENSITIVE = ['src/donations/close-figures.ts', 'src/donations/closing-statements.ts', 'src/donations/remove-donor-tags.ts'];
const CACHED_READERS = /^src\/cached-fields\/|\.figures\.ts$|figure-list\.ts$/;

/** What a file imports to run, and not for its types alone. */
const runtimeImportsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/^import (?!type )[^;]*?from '(\.{1,2}\/[^']+)\.js';/gm)].map(([, path]) => {
    const target = join(dirname(file), path ?? '');
    return sources.includes(`${target}.tsx`) ? `${target}.tsx` : `${target}.ts`;
  });

function reachableFrom(file: string, seen = new Set<string>()): Set<string> {
  for (const target of runtimeImportsOf(file)) {
    if (seen.has(target)) continue;
    seen.add(target);
    reachableFrom(target, seen);
  }
  return seen;
}

describe('the house', () => {
  it('has only the rooms of its plan', () => {
    const rooms = new Set(sources.map(roomOf));
    expect([...rooms].filter((room) => ![...GROUND, ...DOMAIN, ...SURFACES, ROOTS].includes(room))).toEqual([]);
  });

  it('imports only downwards, and surfaces never each other', () => {
    const upward = sources.flatMap((file) =>
      importsOf(file)
        .filter((target) => !isAllowed(roomOf(file), roomOf(target)))
        .map((target) => `${file} imports ${relative(resolve('.'), resolve(target))}`),
    );
    expect(upward).toEqual([]);
  });

  it('lets no verb that deletes or closes by figures read cached ones', () => {
    // A search that finds nothing anywhere would prove nothing.
    expect([...reachableFrom('src/donations/explain-figures.ts')].some((file) => CACHED_READERS.test(file))).toBe(true);
    const reached = FRESHNESS_SENSITIVE.flatMap((verb) => [...reachableFrom(verb)].filter((file) => CACHED_READERS.test(file)).map((file) => `${verb} reaches ${file}`));
    expect(reached).toEqual([]);
  });

  it('reads the environment in its roots alone', () => {
    const readers = sources.filter((file) => /process\.env/.test(readFileSync(file, 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '')));
    expect(readers.filter((file) => roomOf(file) !== ROOTS && !SET_FOR_LIBRARIES.includes(file))).toEqual([]);
  });

  it('loads late what few processes need', () => {
    expect(LATE.test(`import { ApiTags } from '@nestjs/swagger';`)).toBe(true);
    expect(sources.filter((file) => LATE.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('has no barrels, no forward references, no two-way relations and no automatic schema', () => {
    const banned = /forwardRef|@OneToMany|synchronize: true|cascade: true|eager: true/;
    expect(sources.filter((file) => /\/index\.tsx?$/.test(file) || banned.test(readFileSync(file, 'utf8')))).toEqual([]);
  });

  it('lets migrations know nothing of the source', () => {
    expect(filesBelow('migrations').filter((file) => importsOf(file).length > 0)).toEqual([]);
  });
});
