import { onServer } from './global-setup.mjs';

export default async function globalTeardown() {
  await onServer(new URL(process.env.TEST_DATABASE_URL), `DROP DATABASE IF EXISTS ${process.env.TEST_TEMPLATE} WITH (FORCE)`);
}
