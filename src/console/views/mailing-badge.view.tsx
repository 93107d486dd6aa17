import type { MailingState } from '../../mailings/mailing-progress.js';
import { STATUS_NAMES } from '../mailings/mailing-words.js';

const TONES: Readonly<Record<MailingState['status'], string>> = {
  draft: '',
  scheduled: 'is-pending',
  resolving: 'is-pending',
  sending: 'is-under-way',
  paused: 'is-pending',
  finished: 'is-captured',
  cancelled: '',
};

export function MailingBadge({ status }: { readonly status: MailingState['status'] }) {
  return <span class={`badge ${TONES[status]}`.trim()}>{STATUS_NAMES[status]}</span>;
}
