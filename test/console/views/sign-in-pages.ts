import { drawQr } from '../../../src/console/account/draw-qr.js';
import type { ConsoleSession } from '../../../src/console/sign-in/current-session.js';
import { renderAddressTicket } from '../../../src/console/views/new-address.view.js';
import { renderAccount } from '../../../src/console/views/account.view.js';
import { renderConfirm } from '../../../src/console/views/confirm-identity.view.js';
import { renderFactor } from '../../../src/console/views/factor.view.js';
import { renderNewPassword } from '../../../src/console/views/new-password.view.js';
import { renderRecoveryCodes } from '../../../src/console/views/recovery-codes.view.js';
import { renderSignIn } from '../../../src/console/views/sign-in.view.js';
import { renderSecondFactor } from '../../../src/console/views/second-factor.view.js';
import { renderRetention } from '../../../src/console/views/retention.view.js';
import { renderRetentionChoice } from '../../../src/console/views/retention-choice.view.js';
import { renderInvitation } from '../../../src/console/views/staff-invitation.view.js';
import { renderStaffFactor } from '../../../src/console/views/staff-factor.view.js';
import { renderStaffMember } from '../../../src/console/views/staff-member.view.js';
import { renderStaffChoice } from '../../../src/console/views/staff-choice.view.js';
import { renderTotp } from '../../../src/console/views/totp.view.js';
import { Organisation } from '../../../src/organisations/organisation.entity.js';
import { CLIENT_ROLES } from '../../../src/organisations/staff-rights.js';
import { newId } from '../../../src/shared/ids.js';

const AT = new Date('2026-11-21T11:58:00Z');
const NOW = new Date('2026-11-21T12:00:00Z');

/** The pages around signing in, with `text` wherever somebody may have written something; those that show nothing of the kind are left out. */
export function signInPages(session: ConsoleSession, text: string): Record<string, string> {
  const factors = { totpSince: AT, recoveryCodesLeft: 3, passkeys: 1 };
  const passkeys = [{ id: newId<'Passkey'>(), name: text, createdAt: AT, lastUsedAt: AT, credentialId: text }];
  const opened = { openedAt: AT, lastSeenAt: AT, expiresAt: NOW, ip: text, device: text } as const;
  const sessions = [{ ...opened, id: session.staff.sessionId, proof: 'totp' }, { ...opened, id: newId(), proof: 'passkey' }] as const;
  const ticket = { id: newId<'StaffTicket'>(), kind: 'invitation', staffId: session.staff.staffId, organisationId: null, organisation: null, name: text, email: text } as const;
  const viewed = { ...session, staff: { ...session.staff, viewer: { staffId: newId<'Staff'>(), name: text } } };
  return {
    'sign-in': renderSignIn({ next: '/console', email: text, refusal: 'refused', passkey: JSON.stringify({ challenge: text }), speech: session.speech }),
    factor: renderFactor({ next: '/console', factors, refusal: 'wrong', passkey: text, speech: session.speech }),
    'confirm identity': renderConfirm({ session, next: '/console', factors, refusal: 'too_many', passkey: text }),
    'confirm by password': renderConfirm({ session, next: '/console', factors: { totpSince: null, recoveryCodesLeft: 0, passkeys: 0 }, refusal: 'wrong', passkey: text }),
    account: renderAccount({ session, email: text, factors, passkeys, passkeyOptions: text, sessions, refusal: 'common', address: { wish: 'malformed', typed: text }, now: NOW }),
    totp: renderTotp({ session, secret: 'JBSWY3DPEHPK3PXP', picture: drawQr('otpauth://totp/a'), refusal: 'wrong' }),
    'second factor': renderSecondFactor({ session: { ...session, staff: { ...session.staff, lacksFactor: true } }, passkeyOptions: text, now: NOW }),
    'recovery codes': renderRecoveryCodes({ session: viewed, codes: ['0000-0000-0000-0000'] }),
    'new password': renderNewPassword({ ticket, token: text, refusal: 'about_you', speech: session.speech }),
    'new address': renderAddressTicket({ ticket: { ...ticket, id: newId<'AddressTicket'>(), kind: 'address_undo', sessionId: null, requestedAt: AT, present: text }, token: text, speech: session.speech }),
    ...staffPages(session, text),
  };
}

function staffPages(session: ConsoleSession, text: string): Record<string, string> {
  const organisation = Object.assign(new Organisation(), { id: newId<'Organisation'>(), slug: text, name: text });
  const member = { id: newId<'Staff'>(), email: text, name: text, role: 'client_editor', hasSecondFactor: false, lastSeenAt: AT, createdAt: AT, letter: 'refused' } as const;
  const members = (['active', 'invited', 'deactivated'] as const).map((state) => ({ ...member, id: newId<'Staff'>(), state }));
  const retention = { years: 10, beginsAt: AT, month: null, endedAt: null, erased: 0, leftAlone: 0 };
  const refused = { given: { email: text, name: text, role: text }, refusal: 'address_taken' } as const;
  const room = { organisation, organisationId: organisation.id, roles: CLIENT_ROLES };
  return {
    ...Object.fromEntries(members.map((shown) => [`staff, ${shown.state}`, renderStaffMember({ session, room, member: shown, now: NOW })])),
    invitation: renderInvitation({ session, room, refused }),
    'staff second factor': renderStaffFactor({ session, organisation, members }),
    retention: renderRetention({ session, organisation, retention, years: 10, wouldErase: 3, now: NOW }),
    'retention choice': renderRetentionChoice({ session, organisations: [organisation] }),
    'staff choice': renderStaffChoice({ session, organisations: [organisation] }),
  };
}
