import { z } from 'zod';
import { instant } from '../campaigns.schema.js';

// In a body and not in an address: what stands in addresses stands in logs.
export const donorSearch = z.strictObject({ email: z.string().min(1).max(400) });

export const donorView = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  number: z.string().nullable().meta({ description: 'Your own number for them' }),
  createdAt: instant,
  erasedAt: instant.nullable().meta({ description: 'Since when nothing personal is known of them' }),
});

export type DonorView = z.infer<typeof donorView>;

export const donorSearchView = z.object({ donors: z.array(donorView) });

const part = z.array(z.record(z.string(), z.unknown()));

export const donorExportView = z.object({
  exportedAt: instant,
  ...{ donor: part, tags: part, donations: part, refunds: part, receipts: part, letters: part, mails: part, lists: part, suppressions: part },
});

export const erasureView = z.object({
  id: z.uuid(),
  erasedAt: instant,
  filesRemovedUpTo: instant.meta({ description: 'Uploads, their error files and reports of your organisation that were stored before cannot be fetched any more and are being removed: any of them may name the donor' }),
});
