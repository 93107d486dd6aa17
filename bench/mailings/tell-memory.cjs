// Loaded into a worker: on SIGUSR2 it collects its garbage and writes down what is left.
const cluster = require('node:cluster');
const { writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

if (cluster.isWorker) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  process.on('SIGUSR2', () => {
    const { rss } = process.memoryUsage();
    collect();
    const { heapUsed, external } = process.memoryUsage();
    writeFileSync(
      join(tmpdir(), `freshet-bench-memory-${process.pid}`),
      JSON.stringify({ alive: heapUsed + external, resident: rss }),
    );
  });
}
