import { z } from 'zod';
import { currency } from './campaigns.schema.js';

const instant = z.iso.datetime().meta({ description: 'ISO 8601 instant in UTC' });
const minorUnits = z.int().meta({ description: 'Whole minor units of the currency (cents, yen, fils)' });

const figures = z.object({
  sums: z.array(
    z.object({
      currency,
      gifts: z.int(),
      captured: minorUnits,
      refunds: z.int(),
      disputes: z.int(),
      givenBack: minorUnits,
      raised: minorUnits.meta({ description: 'Captured less given back' }),
      coveredFees: minorUnits,
    }),
  ),
  gifts: z.int(),
  donors: z.int().meta({ description: 'Distinct people whose gifts were not all given back' }),
});

const statement = z.object({
  id: z.uuid(),
  number: z.int(),
  figures,
  snapshot: z.string().meta({ description: 'In which the ledger was read: of PostgreSQL' }),
  asOf: instant,
});

export const closingStatementView = statement.extend({ supersedes: z.int().nullable().meta({ description: 'Number of the statement that this one stands in for' }) });

export type ClosingStatementView = z.infer<typeof closingStatementView>;

export const closingRecordView = z.object({
  statements: z.array(closingStatementView).meta({ description: 'The latest first: only that one stands' }),
  current: z.object({ figures, asOf: instant }).meta({ description: 'What the ledger says now' }),
  differs: z.boolean().meta({ description: 'Whether the latest statement is not what the ledger says now' }),
});

export type ClosingRecordView = z.infer<typeof closingRecordView>;
