import type { CueShown, MailingRowShown, MessageRowShown } from '../../contract/mailings.js';
import type { CsvColumn } from '../csv.js';

/** By the names the screen chooses its columns by. */
export const MAILING_COLUMNS: Readonly<Record<string, CsvColumn<MailingRowShown>>> = {
  subject: { title: 'Subject', of: ({ subject }) => subject },
  status: { title: 'State', of: ({ status }) => status },
  organisation: { title: 'Organisation', of: ({ organisation }) => organisation },
  list: { title: 'List', of: ({ list }) => list },
  about: { title: 'About', of: ({ about }) => about ?? '' },
  sent: { title: 'Sent', of: ({ sent }) => String(sent) },
  failed: { title: 'Refused', of: ({ failed }) => String(failed) },
  recipients: { title: 'Readers', of: ({ recipients }) => String(recipients ?? '') },
  goesOutAt: { title: 'Goes out (UTC)', of: ({ startedAt, cue }) => startedAt ?? cueText(cue) },
  endedAt: { title: 'Ended (UTC)', of: ({ endedAt }) => endedAt ?? '' },
  createdAt: { title: 'Written (UTC)', of: ({ createdAt }) => createdAt },
  id: { title: 'Mailing', of: ({ id }) => id },
};

export const MESSAGE_COLUMNS: Readonly<Record<string, CsvColumn<MessageRowShown>>> = {
  position: { title: 'Place', of: ({ position }) => String(position) },
  address: { title: 'Address', of: ({ address }) => address },
  state: { title: 'State', of: ({ state }) => state },
  reason: { title: 'What happened', of: ({ reason }) => reason ?? '' },
  endedAt: { title: 'When (UTC)', of: ({ endedAt }) => endedAt ?? '' },
  attempts: { title: 'Attempts', of: ({ attempts }) => String(attempts) },
  bouncedAt: { title: 'Came back (UTC)', of: ({ bouncedAt }) => bouncedAt ?? '' },
  complainedAt: { title: 'Complained (UTC)', of: ({ complainedAt }) => complainedAt ?? '' },
  donorId: { title: 'Donor', of: ({ donorId }) => donorId },
};

function cueText(cue: CueShown | null): string {
  if (cue === null) return '';
  if (cue.kind === 'at') return cue.at;
  return cue.kind === 'percent_of_goal' ? `${cue.percent} % of the goal` : `${cue.hours} h before the ${cue.edge}`;
}
