import type { MailingEstimate } from '../../mailings/estimate-mailing.js';
import type { Mailing } from '../../mailings/mailing.js';
import { leftOutInWords, segmentInWords } from '../mailings/mailing-words.js';
import { useSpeech } from '../words/speaking.js';

/** Who would get a mailing if it began now, and how long that would take. */
export function MailingAudience({ mailing, estimate }: { readonly mailing: Mailing; readonly estimate: MailingEstimate }) {
  const { recipients, leftOut, seconds } = estimate;
  const speech = useSpeech();
  const { say, drawCount, number, lasting } = speech;
  const pace = seconds <= 1 ? say('audience.moment') : say('audience.takes', { time: lasting(seconds) });
  return (
    <section class="audience">
      <h2>{say('audience.title')}</h2>
      <p class="audience-count">{drawCount('audience.people', recipients, { n: <strong>{number(recipients)}</strong> })}</p>
      <ul class="segment-parts">{segmentInWords(speech, mailing.segment).map((part) => <li key={part}><bdi>{part}</bdi></li>)}</ul>
      <p class="page-note">{recipients === 0 ? say('audience.nobody') : pace}</p>
      {leftOutInWords(speech, leftOut).map((who) => <p key={who} class="page-note">{say('audience.leftOut', { who })}</p>)}
    </section>
  );
}
