import 'reflect-metadata';
import cluster from 'node:cluster';
import { loadConfig } from './config/load-config.js';
import { endOnError } from './end-on-error.js';
import { JsonLog } from './telemetry/json-log.js';
import { startNewRelic } from './telemetry/new-relic.js';
import { superviseWeb } from './supervise-web.js';

/** One web process, or as many as are to share its port. */
await endOnError(async () => {
  const config = loadConfig('web', process.env);
  const log = JsonLog.open(config);
  if (config.web.concurrency > 1 && cluster.isPrimary) return superviseWeb(config.web.concurrency, log);
  await startNewRelic(config.newRelicLicenseKey, 'freshet web');
  const { openWebApp } = await import('./web-app.js');
  const app = await openWebApp(config, log);
  await app.listen(config.web.port, config.web.host);
  log.info({ url: config.web.publicUrl }, 'web ready');
});
