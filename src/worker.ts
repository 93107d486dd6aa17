import { begin } from './begin.js';

/** `node dist/worker.js <queue>` works off one kind of job until it is told to stop; a process beside it watches that it does. */
await begin('start-worker');
