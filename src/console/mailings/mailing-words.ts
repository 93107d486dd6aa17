import type { LeftOutReason, Mailing, MessageState } from '../../mailings/mailing.js';
import type { MailingState } from '../../mailings/mailing-progress.js';
import type { Milestone } from '../../mailings/milestone.js';
import type { Giving, Segment } from '../../mailings/segment.js';

export const STATUS_NAMES: Readonly<Record<MailingState['status'], string>> = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  resolving: 'Finding readers',
  sending: 'Sending',
  paused: 'Paused',
  finished: 'Finished',
  cancelled: 'Cancelled',
};

export const MESSAGE_NAMES: Readonly<Record<MessageState, string>> = {
  queued: 'Waiting',
  sending: 'On their way',
  deferred: 'To be tried again',
  sent: 'Sent',
  failed: 'Refused',
  suppressed: 'Left the list meanwhile',
  uncertain: 'Uncertain',
};

const LEFT_OUT: Readonly<Record<LeftOutReason, string>> = {
  malformed: 'have no address that mail can be sent to',
  duplicate: 'share an address with somebody else',
  unsubscribed: 'have left the list',
  bounced: 'have an address that is dead',
  complained: 'have complained about mail',
};

const number = new Intl.NumberFormat('en-GB');

export function countOf(count: number): string {
  return number.format(count);
}

export function leftOutInWords(leftOut: Mailing['leftOut']): string[] {
  return (Object.keys(LEFT_OUT) as LeftOutReason[]).flatMap((reason) => (leftOut[reason] ? [`${countOf(leftOut[reason])} ${LEFT_OUT[reason]}`] : []));
}

/** What a mailing waits for: "Lantern Day has raised 75% of its goal". */
export function milestoneInWords(milestone: Milestone, about: string): string {
  if (milestone.kind === 'percent_of_goal') return `${about} has raised ${milestone.percent}% of its goal`;
  const edge = milestone.edge === 'start' ? 'begins' : 'ends';
  return milestone.hours === 0 ? `${about} ${edge}` : `it is ${milestone.hours} h until ${about} ${edge}`;
}

/** Who a mailing is for, part by part; all of them must hold. */
export function segmentInWords({ tags = {}, gave, didNotGive, subscribedTo }: Segment): string[] {
  const names = (list: readonly string[]) => list.join(', ');
  const parts = [
    ...(tags.all ? [`tagged with all of: ${names(tags.all)}`] : []),
    ...(tags.any ? [`tagged with any of: ${names(tags.any)}`] : []),
    ...(tags.none ? [`tagged with none of: ${names(tags.none)}`] : []),
    ...(gave ? [`gave ${givingInWords(gave)}`] : []),
    ...(didNotGive ? [`did not give ${givingInWords(didNotGive)}`] : []),
    ...(subscribedTo ? [`asked for the list ${subscribedTo}`] : []),
  ];
  return parts.length > 0 ? parts : ['every donor'];
}

function givingInWords({ campaign, givingDay, since }: Giving): string {
  const to = campaign ?? givingDay;
  return `${to === undefined ? 'to anything' : `to ${to}`}${since === undefined ? '' : ` since ${since.slice(0, 10)}`}`;
}
