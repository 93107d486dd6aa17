import { headLine } from '../../organisations/audit-chain.js';
import { SealAuditLog } from '../../organisations/seal-audit-log.js';
import { readArguments, type Command } from './command.js';

/** Seals first what is still to be sealed. */
export const auditHeads: Command = async (args, { open, print }) => {
  readArguments({ args, options: {} });
  const app = await open();
  try {
    const seal = app.get(SealAuditLog, { strict: false });
    await seal.run();
    for (const head of await seal.listHeads()) print(headLine(head));
    return 0;
  } finally {
    await app.close();
  }
};
