import type { Journal } from '../cached-fields/journal.js';

/**
 * What ledger movements changed in the figures of campaigns, designations, giving days and organisations. The ledger
 * writes it itself: see `freshet_book_ledger_steps` in the migrations.
 */
export const LEDGER_JOURNAL: Journal = { table: 'ledger_steps', key: 'scope_id', per: 'currency', sums: ['raised'], counts: ['gifts', 'donors'] };
