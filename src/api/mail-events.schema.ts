import { z } from 'zod';
import { parseText } from '../shared/text.js';

const detail = z
  .string()
  .max(2_000)
  .transform((text) => {
    const parsed = parseText(text.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').toWellFormed(), 300);
    return parsed.ok ? parsed.value : null;
  });

const mailEvent = z.object({
  /** The provider's name for this event: the same each time it is sent. */
  id: z.string().min(1).max(150).regex(/^[\x21-\x7e]+$/, 'has characters other than printable ASCII'),
  /** `bounce` leaves it to the status code whether the address is dead. */
  type: z.enum(['bounce', 'hard_bounce', 'soft_bounce', 'complaint']),
  messageId: z.string().min(1).max(400),
  status: z.string().max(20).optional(),
  detail: detail.optional(),
  at: z.iso.datetime({ offset: true }).optional(),
});

export type MailEvent = z.infer<typeof mailEvent>;

export const mailEvents = z.object({ events: z.array(mailEvent).min(1).max(1_000) });
