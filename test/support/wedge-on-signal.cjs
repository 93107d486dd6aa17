// Loaded into a worker: from SIGUSR2 on, its attempt to begin the next job never ends, whatever else it still does.
const cluster = require('node:cluster');

if (cluster.isWorker) {
  const { Worker } = require('bullmq');
  process.on('SIGUSR2', () => {
    Worker.prototype.moveToActive = () => new Promise(() => {});
  });
}
