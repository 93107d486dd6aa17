// Loaded into a worker: from SIGUSR2 on, its wait for the next job never ends, whatever else it still does.
const cluster = require('node:cluster');
const { Redis } = require('ioredis');

if (cluster.isWorker) {
  process.on('SIGUSR2', () => {
    const send = Redis.prototype.sendCommand;
    Redis.prototype.sendCommand = function (command, ...rest) {
      return command.name === 'bzpopmin' ? new Promise(() => {}) : send.call(this, command, ...rest);
    };
  });
}
