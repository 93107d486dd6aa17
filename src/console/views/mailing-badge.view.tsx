import type { MailingState } from '../../mailings/mailing-progress.js';
import { useSpeech } from '../words/speaking.js';

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
  const { say } = useSpeech();
  return <span class={`badge ${TONES[status]}`.trim()}>{say(`mailingState.${status}`)}</span>;
}
