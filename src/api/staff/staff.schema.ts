import { z } from 'zod';
import { CLIENT_ROLES } from '../../organisations/staff-rights.js';
import { instant } from '../campaigns.schema.js';

const role = z.enum(CLIENT_ROLES);

export const newStaff = z.strictObject({ email: z.string().min(1).max(400), name: z.string().min(1).max(1_000), role });
export type NewStaff = z.infer<typeof newStaff>;

export const changedRole = z.strictObject({ role });
export type ChangedRole = z.infer<typeof changedRole>;

export const staffView = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  role,
  state: z.enum(['active', 'invited', 'deactivated']).meta({ description: 'invited: has not chosen a password yet' }),
  hasSecondFactor: z.boolean(),
  lastSeenAt: instant.nullable(),
  invitation: z.enum(['waiting', 'sending', 'sent', 'uncertain', 'refused']).nullable().meta({ description: 'How far the letter of the last invitation is' }),
});

export type StaffView = z.infer<typeof staffView>;

export const staffList = z.object({ staff: z.array(staffView) });
