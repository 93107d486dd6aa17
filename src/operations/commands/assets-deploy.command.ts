import { fileURLToPath } from 'node:url';
import { Secret } from '../../config/secret.js';
import { openStorage } from '../../storage/open-storage.js';
import type { Encoding } from '../assets/built-asset.js';
import { DeployAssets, type Deployed, type DeployTotals } from '../assets/deploy-assets.js';
import { readArguments, UsageError, type Command } from './command.js';

// From dist/operations and from src/operations alike, three folders up is where dist stands.
const BUILD = fileURLToPath(new URL('../../../dist/assets/', import.meta.url));
const ENCODINGS: readonly string[] = ['gzip', 'br', 'identity'] satisfies Encoding[];

export const assetsDeploy: Command = async (args, { environment, print }) => {
  const options = {
    to: { type: 'string' },
    encoding: { type: 'string' },
    'dry-run': { type: 'boolean' },
  } as const;
  const { values } = readArguments({ args, options });
  const url = values.to ?? environment['STORAGE_URL'] ?? '';
  if (url === '') throw new UsageError('there is nowhere to deploy to: say --to URL, or set STORAGE_URL');
  const storage = openStorage(new Secret(url));
  const began = performance.now();
  const order = {
    folder: BUILD,
    // The platform's own storage holds other things too; a target that was named is all ours.
    prefix: values.to === undefined ? 'assets/' : '',
    encoding: encodingOf(values.encoding, storage.servesHeaders),
    dryRun: values['dry-run'] ?? false,
  };
  const totals = await new DeployAssets(storage).run(order, (deployed) => print(lineOf(deployed)));
  print(summaryOf(totals, storage.place + order.prefix, (performance.now() - began) / 1000));
  return 0;
};

/** Every browser takes gzip, if only it is told; a folder tells nobody, and keeps plain files under plain names. */
function encodingOf(asked: string | undefined, servesHeaders: boolean): Encoding {
  const encoding = asked ?? (servesHeaders ? 'gzip' : 'identity');
  if (!ENCODINGS.includes(encoding))
    throw new UsageError(`"${encoding}" is no encoding: say ${ENCODINGS.join(', ')}`);
  return encoding as Encoding;
}

function lineOf({ outcome, key, size, encoding }: Deployed): string {
  return `${outcome.padEnd(13)}  ${sizeText(size).padStart(9)}  ${encoding.padEnd(8)}  ${key}`;
}

function summaryOf(
  { assets, objects, plainBytes, servedBytes }: DeployTotals,
  place: string,
  seconds: number,
): string {
  const counts = Object.entries(objects).flatMap(([outcome, count]) =>
    count === 0 ? [] : [`${count} ${outcome}`],
  );
  const saved = plainBytes === 0 ? 0 : (100 * (plainBytes - servedBytes)) / plainBytes;
  const bytes = `${sizeText(plainBytes)} served as ${sizeText(servedBytes)}, ${saved.toFixed(1)} % saved`;
  return `${assets} files to ${place} as objects: ${counts.join(', ')}; ${bytes}; ${seconds.toFixed(1)} s`;
}

function sizeText(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`;
}
