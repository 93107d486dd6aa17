// npm run bench                  every bench
// npm run bench -- donations     only those named
const BENCHES = {
  donations: () => import('./donations.mjs'),
  matches: () => import('./matches.mjs'),
  'start-up': () => import('./start-up.mjs'),
  boot: () => import('./boot.mjs'),
  'rendered-page': () => import('./rendered-page.mjs'),
  outbox: async () => (await import('./queues.mjs')).outbox,
  mailings: () => import('./mailings.mjs'),
  workers: async () => (await import('./queues.mjs')).workers,
  scaling: async () => (await import('./queues.mjs')).scaling,
  isolation: async () => (await import('./queues.mjs')).isolation,
  'own-gift': () => import('./own-gift.mjs'),
  cache: () => import('./cache.mjs'),
  sheets: () => import('./sheets.mjs'),
  console: () => import('./console.mjs'),
  cockpit: () => import('./cockpit.mjs'),
  milestones: () => import('./milestones.mjs'),
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(BENCHES, name));

if (unknown.length > 0) {
  console.error(
    `There is no bench "${unknown.join('", "')}": there are ${Object.keys(BENCHES).join(' and ')}.`,
  );
  process.exitCode = 1;
} else {
  for (const name of named.length > 0 ? named : Object.keys(BENCHES)) {
    console.log(`\n${name}`);
    const { bench } = await BENCHES[name]();
    await bench().catch((error) => {
      console.error(`  ${name} failed: ${error.message}`);
      process.exitCode = 1;
    });
  }
}
