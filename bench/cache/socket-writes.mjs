import { Socket } from 'node:net';

/** Runs `work` and counts how often anything was written to sockets that lead to `port` meanwhile. */
export async function countSocketWrites(port, work) {
  const names = ['_write', '_writev'];
  const originals = names.map((name) => Socket.prototype[name]);
  let writes = 0;
  names.forEach((name, at) => {
    Socket.prototype[name] = function (...args) {
      if (String(this.remotePort) === port) writes += 1;
      return originals[at].apply(this, args);
    };
  });
  try {
    return { result: await work(), writes };
  } finally {
    names.forEach((name, at) => (Socket.prototype[name] = originals[at]));
  }
}
