import type { ListedMailing, MessageRow } from '../../../mailings/mailing.reader.js';
import type { Mailing } from '../../../mailings/mailing.js';
import { stateOf } from '../../../mailings/mailing-progress.js';
import type { CueShown, MailingRowShown, MessageRowShown } from '../../contract/mailings.js';

export function showMailing({ mailing, progress }: ListedMailing, now: Date): MailingRowShown {
  const { id, subject, organisation, list, campaign, givingDay, startedAt, endedAt, createdAt } = mailing;
  const { status, recipients } = stateOf(mailing, progress, now);
  return {
    ...{ id, subject, organisation, status, recipients, list: list.name, about: (campaign ?? givingDay)?.name ?? null },
    ...{ sent: progress.sent, failed: progress.failed, cue: cueOf(mailing), createdAt: createdAt.toISOString() },
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  };
}

export function showMessage({ endedAt, bouncedAt, complainedAt, ...message }: MessageRow): MessageRowShown {
  return {
    ...message,
    endedAt: endedAt?.toISOString() ?? null,
    bouncedAt: bouncedAt?.toISOString() ?? null,
    complainedAt: complainedAt?.toISOString() ?? null,
  };
}

function cueOf({ sendAt, milestone }: Mailing): CueShown | null {
  if (sendAt !== null) return { kind: 'at', at: sendAt.toISOString() };
  return milestone;
}
