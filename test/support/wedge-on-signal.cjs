// Loaded into a worker: from SIGUSR2 on, its attempt to begin the next job never ends, whatever else it still does.
const cluster = require('node:cluster');

if (cluster.isWorker) {
  // As a module: required, it would be another copy than the one that works.
  const library = import('bullmq');
  process.on('SIGUSR2', async () => {
    const { Worker } = await library;
    Worker.prototype.moveToActive = () => new Promise(() => {});
  });
}
