import type { MailingEstimate } from '../../mailings/estimate-mailing.js';
import type { Mailing } from '../../mailings/mailing.js';
import { countOf, leftOutInWords, segmentInWords } from '../mailings/mailing-words.js';
import { lasting } from '../times.js';

/** Who would get a mailing if it began now, and how long that would take. */
export function MailingAudience({ mailing, estimate }: { readonly mailing: Mailing; readonly estimate: MailingEstimate }) {
  const { recipients, leftOut, seconds } = estimate;
  return (
    <section class="audience">
      <h2>Who gets it</h2>
      <p class="audience-count"><strong>{countOf(recipients)}</strong> {recipients === 1 ? 'person' : 'people'}</p>
      <ul class="segment-parts">{segmentInWords(mailing.segment).map((part) => <li key={part}><bdi>{part}</bdi></li>)}</ul>
      {recipients === 0 ? <p class="page-note">As it stands, nobody.</p> : <p class="page-note">At full pace it takes {seconds <= 1 ? 'a moment' : `about ${lasting(seconds)}`}.</p>}
      {leftOutInWords(leftOut).map((line) => <p key={line} class="page-note">Left out: {line}.</p>)}
    </section>
  );
}
