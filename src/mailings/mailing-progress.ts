import type { Mailing, MailingStatus, Progress } from './mailing.js';

/** Where a mailing stands, as people are told. */
export interface MailingState {
  readonly status: MailingStatus | 'paused';
  readonly recipients: number | null;
  readonly progress: Progress;
  /** Of all messages, those of which nothing more will be tried: 0 to 100, rounded down. */
  readonly percent: number;
  readonly slowedBecause: string | null;
}

const NEWS_MS = 15_000;

export function stateOf(mailing: Mailing, progress: Progress, now: Date): MailingState {
  const { status, recipients, pausedAt, slowedAt, slowedBecause } = mailing;
  const isUnderWay = status === 'scheduled' || status === 'resolving' || status === 'sending';
  const isSlow = status === 'sending' && pausedAt === null && slowedAt !== null && now.getTime() - slowedAt.getTime() < NEWS_MS;
  const ended = progress.sent + progress.failed + progress.suppressed + progress.uncertain;
  return {
    status: isUnderWay && pausedAt !== null ? 'paused' : status,
    recipients,
    progress,
    percent: recipients ? Math.floor((ended / recipients) * 100) : status === 'finished' ? 100 : 0,
    slowedBecause: isSlow ? slowedBecause : null,
  };
}
