import { useQuery } from '@tanstack/react-query';
import type { RefundLimitsShown } from '../../../contract/settings.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { LimitsForm } from './limits-form.js';

/** From which amounts an organisation has refunds wait for a second person. */
export default function RefundLimits() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const { data, error, refetch, dataUpdatedAt } = useQuery({ queryKey: ['refund-limits', organisation], queryFn: () => ask<RefundLimitsShown>(`/refund-limits${query({ organisation })}`), refetchOnWindowFocus: false });
  return (
    <>
      <ScreenTitle title={say('limits.title')} note={say('limits.note')}><OrganisationChoice value={organisation} onChoose={choose} /></ScreenTitle>
      {error !== null && <Broken error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Loading />}
      {data !== undefined && (
        <Panel title={say('limits.panel')}>
          <LimitsForm key={`${organisation} ${dataUpdatedAt}`} limits={data} organisation={organisation} isLocked={session.role === 'engineer'} />
        </Panel>
      )}
    </>
  );
}
