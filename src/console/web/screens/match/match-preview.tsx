import { Button } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import type { MatchPreviewShown } from '../../../contract/matches.js';
import { Fault } from '../../parts/fault.js';
import { useNow } from '../../wire/now.js';
import { useWords } from '../../words/words.js';

type Looked = UseMutationResult<MatchPreviewShown, Error, void>;

export function PreviewLever({ look }: { readonly look: Looked }) {
  const { say } = useWords();
  return <Button variant="default" loading={look.isPending} onClick={() => look.mutate()}>{say('match.preview')}</Button>;
}

/** What would be added at once, as it was counted a moment ago: whoever writes on asks anew. */
export function MatchPreview({ look: { data, error }, currency }: { readonly look: Looked; readonly currency: string }) {
  const { say, count, money, ago } = useWords();
  const now = useNow();
  if (error !== null) return <Fault error={error} />;
  if (data === undefined) return null;
  const { counted, readAt } = data;
  return (
    <div role="status" className="match-preview" data-preview={counted?.covered ?? 'uncounted'}>
      {counted === null && <p>{say('match.previewMany')}</p>}
      {counted !== null && (
        <p className="figures">
          <strong>{count('match.previewGifts', counted.gifts, { covered: money({ amount: counted.covered, currency }) })}</strong>
          {counted.wanted > counted.covered && <> {say('match.previewShort', { missing: money({ amount: counted.wanted - counted.covered, currency }) })}</>}
        </p>
      )}
      <p className="soft small">{say('refund.fresh', { when: ago(readAt, now) })}</p>
    </div>
  );
}
