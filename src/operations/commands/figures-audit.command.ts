import type { Drift } from '../figures/audit-report.js';
import { FigureAudits, type HeldAudit } from '../figures/figure-audits.js';
import { readArguments, type Command } from './command.js';

const MOST_SHOWN = 50;

/** The nightly audit, now. Its report is kept like every other. */
export const figuresAudit: Command = async (args, { openFigures, print }) => {
  const { values } = readArguments({ args, options: { json: { type: 'boolean' } } as const });
  const app = await openFigures();
  try {
    const audit = await app.get(FigureAudits).hold();
    if (values.json) print(JSON.stringify(audit));
    else for (const line of linesOf(audit)) print(line);
    return audit.driftCount === 0 ? 0 : 1;
  } finally {
    await app.close();
  }
};

function linesOf({ checked, sampled, driftCount, drifts, tookMs }: HeldAudit): string[] {
  const what = driftCount === 0 ? 'nothing drifts' : `${driftCount} ${driftCount === 1 ? 'figure differs' : 'figures differ'} from the ledger`;
  const rest = driftCount > MOST_SHOWN ? [`  and ${driftCount - MOST_SHOWN} more: --json shows the first ${drifts.length}`] : [];
  return [`totals of ${checked} things and ${sampled} other values held against the ledger in ${(tookMs / 1_000).toFixed(1)} s: ${what}`, ...drifts.slice(0, MOST_SHOWN).map(lineOf), ...rest];
}

function lineOf({ table, id, field, tier, shown, booked }: Drift): string {
  return `  ${table} ${id} ${field ?? 'totals'} in ${tier}\n    shown   ${JSON.stringify(shown)}\n    booked  ${JSON.stringify(booked)}`;
}
