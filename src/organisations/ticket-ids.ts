import type { Id } from '../shared/ids.js';

/** Of what lets somebody choose a password. */
export type TicketId = Id<'StaffTicket'>;
/** Of what lets somebody change an address, or take the change back. */
export type AddressTicketId = Id<'AddressTicket'>;
