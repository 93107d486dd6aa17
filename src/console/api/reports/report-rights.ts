import type { StaffRole } from '../../../organisations/staff.entity.js';
import { REPORT_KINDS, type ReportKind } from '../../../reports/report.js';
import { MayNot } from '../../console.errors.js';
import type { ConsoleSession } from '../../sign-in/current-session.js';

/** The log of what was done is for those alone who may read it on its own screen. */
const NOT_FOR_EDITORS: readonly ReportKind[] = ['audit-log'];

export function kindsFor({ role }: { readonly role: StaffRole }): readonly ReportKind[] {
  return role === 'client_editor' ? REPORT_KINDS.filter((kind) => !NOT_FOR_EDITORS.includes(kind)) : REPORT_KINDS;
}

/** @throws MayNot */
export function checkMayAsk({ staff }: ConsoleSession, kind: ReportKind): void {
  if (!kindsFor(staff).includes(kind)) throw new MayNot();
}
