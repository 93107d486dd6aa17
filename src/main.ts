import { begin } from './begin.js';

/** `node dist/main.js` serves pages, console and API. */
await begin('start-web');
