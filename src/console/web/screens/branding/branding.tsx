import { useQuery } from '@tanstack/react-query';
import type { BrandShown } from '../../../contract/settings.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { Colours } from './colours.js';
import { Domain } from './domain.js';
import { Logo } from './logo.js';

/** How the pages of an organisation look to donors. */
export default function Branding() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const { data, error, refetch } = useQuery({ queryKey: ['branding', organisation], queryFn: () => ask<BrandShown>(`/branding${query({ organisation })}`), refetchOnWindowFocus: false });
  const mayEdit = session.role !== 'engineer';
  return (
    <>
      <ScreenTitle title={say('brand.title')} note={say('brand.note')}><OrganisationChoice value={organisation} onChoose={choose} /></ScreenTitle>
      {error !== null && <Broken error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Loading />}
      {data !== undefined && (
        <div key={organisation} className="two-columns">
          <Panel title={say('brand.colours')}><Colours brand={data} organisation={organisation} mayEdit={mayEdit} /></Panel>
          <div className="stack">
            <Panel title={say('brand.logo')}><Logo brand={data} organisation={organisation} mayEdit={mayEdit} /></Panel>
            <Panel title={say('domain.title')}><Domain organisation={organisation} mayEdit={session.role === 'client_admin' || session.role === 'customer_success'} /></Panel>
          </div>
        </div>
      )}
    </>
  );
}
