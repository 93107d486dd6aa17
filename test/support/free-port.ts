import { choosePorts } from '../../bin/services/ports.mjs';

/** A port of loopback that nobody listened on a moment ago, and that no connection is given by chance before it is used. */
export async function freePort(): Promise<number> {
  const { port } = (await choosePorts(['port'])) as { port: number };
  return port;
}
