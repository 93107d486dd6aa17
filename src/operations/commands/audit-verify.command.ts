import { readFile } from 'node:fs/promises';
import { parseHeadLine, type FormerHead } from '../../organisations/audit-chain.js';
import { VerifyAuditLog, type ChainFault, type VerifiedChain } from '../../organisations/verify-audit-log.js';
import { readArguments, UsageError, type Command } from './command.js';
import { terminalActor } from './terminal-actor.js';

/** Exit code 1 where anything is not as it was sealed. */
export const auditVerify: Command = async (args, { open, print }) => {
  const { values } = readArguments({ args, options: { json: { type: 'boolean' }, against: { type: 'string' }, accept: { type: 'boolean' } } as const });
  const former = values.against === undefined ? [] : await readHeads(values.against);
  const app = await open();
  try {
    const verify = app.get(VerifyAuditLog, { strict: false });
    const chains = await verify.run(former);
    if (values.json) for (const chain of chains) print(JSON.stringify(shown(chain)));
    else for (const line of chains.flatMap(linesOf)) print(line);
    const accepted = values.accept ? await verify.accept(chains, terminalActor()) : 0;
    if (accepted > 0) print(`${accepted} ${accepted === 1 ? 'chain is' : 'chains are'} sealed under the present key from now on`);
    const broken = chains.filter(({ faultCount }) => faultCount > 0).length - accepted;
    if (!values.json) print(broken === 0 ? `${chains.length} ${chains.length === 1 ? 'chain is' : 'chains are'} whole` : `${broken} of ${chains.length} chains are not as they were sealed`);
    return broken === 0 ? 0 : 1;
  } finally {
    await app.close();
  }
};

/** Heads as `audit heads` prints them, and as the log has them every night. @throws UsageError */
async function readHeads(path: string): Promise<FormerHead[]> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new UsageError(error.message);
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => {
    const head = parseHeadLine(line.trim());
    if (head === null) throw new UsageError(`line ${at + 1} of ${path} is no head: it should be an organisation or "platform", a position and a hash`);
    return head;
  });
}

function shown({ organisationId, head, waiting, faultCount, faults }: VerifiedChain): object {
  return { organisation: organisationId ?? 'platform', position: head?.position ?? null, hash: head?.hash.toString('hex') ?? null, sealedAt: head?.sealedAt ?? null, waiting, faultCount, faults };
}

function linesOf({ organisationId, head, waiting, faultCount, faults }: VerifiedChain): string[] {
  const name = organisationId ?? 'platform';
  const sealed = head === null ? 'nothing is sealed' : `sealed up to ${head.position}, ${head.sealedAt.toISOString()}`;
  const state = faultCount === 0 ? 'whole' : `${faultCount} ${faultCount === 1 ? 'fault' : 'faults'}`;
  return [`${name}  ${sealed}, ${state}${waiting > 0 ? `, ${waiting} not sealed yet` : ''}`, ...faults.map((fault) => `  ${SAID[fault.kind]}${placeOf(fault)}`)];
}

const SAID: Readonly<Record<ChainFault['kind'], string>> = {
  changed: 'changed, or a seal at or before it was',
  removed: 'taken out',
  seal_removed: 'its seal was taken out',
  inserted: 'put in among what had been sealed',
  backdated: 'says to be older than what was sealed before it',
  head_differs: 'the chain does not end where it was left',
  head_forged: 'its end was written by somebody without the key',
  head_unproven: 'its end was sealed under a key that neither SECRET_KEY nor OTHER_SECRET_KEYS names: see --accept',
  head_lost: 'a head that was kept is not part of it',
};

function placeOf({ entryId, position }: ChainFault): string {
  const parts = [...(entryId === null ? [] : [`entry ${entryId}`]), ...(position === null ? [] : [`position ${position}`])];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}
