import { Fragment } from 'preact';
import { foreignText, type Voice } from '../page-text/voice.js';
import { PLEDGE_TEXT } from '../pledges/pledge-text.js';
import type { MatchedCampaignsModel } from './giving-day.page-model.js';

/** Which campaigns have a match of their own at this moment. Also drawn where there is none, because the browser puts here what comes later. */
export function MatchedCampaigns({ matched: { campaigns, hasMore }, voice }: { readonly matched: MatchedCampaignsModel; readonly voice: Voice }) {
  const on = campaigns.filter(({ isOn }) => isOn);
  return (
    <p class="match-line" data-live-part="matched campaigns" hidden={on.length === 0}>
      {on.length > 0 && (
        <>
          <strong>{PLEDGE_TEXT[voice.language].matchedNow}</strong>{' '}
          {on.map(({ slug, title, locale }, nth) => (
            <Fragment key={slug}>{nth > 0 && ' · '}<a href={`/c/${slug}`}><bdi {...foreignText(locale, voice.language)}>{title}</bdi></a></Fragment>
          ))}
          {hasMore && on.length === campaigns.length && ' · …'}
        </>
      )}
    </p>
  );
}
