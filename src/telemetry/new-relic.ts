import type { Secret } from '../config/secret.js';

/** Starts New Relic's agent, which instruments what is loaded after it, only where a licence key is given. */
export async function startNewRelic(licenseKey: Secret | null, appName: string): Promise<boolean> {
  if (licenseKey === null) return false;
  process.env['NEW_RELIC_LICENSE_KEY'] = licenseKey.reveal();
  process.env['NEW_RELIC_APP_NAME'] ??= appName;
  process.env['NEW_RELIC_NO_CONFIG_FILE'] ??= 'true';
  await import('newrelic');
  return true;
}
