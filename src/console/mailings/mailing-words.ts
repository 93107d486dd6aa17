import type { LeftOutReason, Mailing } from '../../mailings/mailing.js';
import type { Milestone } from '../../mailings/milestone.js';
import type { Giving, Segment } from '../../mailings/segment.js';
import type { Speech } from '../words/speech.js';

const LEFT_OUT: readonly LeftOutReason[] = ['malformed', 'duplicate', 'unsubscribed', 'bounced', 'complained'];

export function leftOutInWords({ count }: Speech, leftOut: Mailing['leftOut']): string[] {
  return LEFT_OUT.flatMap((reason) => (leftOut[reason] ? [count(`leftOut.${reason}`, leftOut[reason])] : []));
}

/** What a mailing waits for: "Lantern Day has raised 75% of its goal". */
export function milestoneInWords({ say, rough }: Speech, milestone: Milestone, about: string): string {
  if (milestone.kind === 'percent_of_goal') return say('cause.percent', { about, percent: milestone.percent });
  const isStart = milestone.edge === 'start';
  if (milestone.hours === 0) return say(isStart ? 'cause.start' : 'cause.end', { about });
  return say(isStart ? 'cause.beforeStart' : 'cause.beforeEnd', { about, hours: rough(milestone.hours) });
}

/** Who a mailing is for, part by part; all of them must hold. */
export function segmentInWords(speech: Speech, { tags = {}, gave, didNotGive, subscribedTo }: Segment): string[] {
  const { say } = speech;
  const named = (part: 'all' | 'any' | 'none') => (tags[part] ? [say(`segment.${part}`, { tags: tags[part].join(', ') })] : []);
  const parts = [
    ...[...named('all'), ...named('any'), ...named('none')],
    ...(gave ? [givingInWords(speech, 'segment.gave', gave)] : []),
    ...(didNotGive ? [givingInWords(speech, 'segment.didNotGive', didNotGive)] : []),
    ...(subscribedTo ? [say('segment.subscribed', { list: subscribedTo })] : []),
  ];
  return parts.length > 0 ? parts : [say('segment.everyone')];
}

function givingInWords({ say, day }: Speech, key: 'segment.gave' | 'segment.didNotGive', { campaign, givingDay, since }: Giving): string {
  const to = campaign ?? givingDay ?? say('segment.anything');
  return since === undefined ? say(key, { to }) : say(`${key}Since`, { to, since: day(since) });
}
