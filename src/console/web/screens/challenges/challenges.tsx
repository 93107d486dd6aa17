import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ChallengeShown } from '../../../contract/matches.js';
import { Icon } from '../../parts/icon.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { LiveMark } from '../../parts/live-mark.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ScreenTitle } from '../../parts/panel.js';
import { query } from '../../wire/ask.js';
import { useLive } from '../../wire/live.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { AboutFilters } from '../pledge/about-filters.js';
import { KindSwitch } from '../pledge/kind-switch.js';
import { CHALLENGES } from './challenge-list.js';
import { CHALLENGE_KINDS, CHALLENGE_STATES } from './challenge-state.js';

const EVENTS = ['latest'] as const;

/** What sponsors give once enough has come in; progress moves by itself. */
export default function Challenges() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const queries = useQueryClient();
  const list = useList<ChallengeShown>(CHALLENGES, organisation);
  const live = useLive(organisation === null ? null : `/live${query({ about: 'pledges', organisation })}`, EVENTS, () => {
    void queries.invalidateQueries({ queryKey: ['list', CHALLENGES.path, organisation] });
  });
  const make = session.role !== 'engineer' && <Button component={Link} to={`/matches/challenges/-${query({ organisation })}`} leftSection={<Icon name="plus" />}>{say('challenges.new')}</Button>;
  return (
    <>
      <ScreenTitle title={say('challenges.title')} note={say('challenges.note')}>
        <LiveMark state={live} />
        <OrganisationChoice value={organisation} onChoose={choose} />
        {make}
      </ScreenTitle>
      <KindSwitch organisation={organisation} />
      <List
        model={CHALLENGES}
        list={list}
        label={say('challenges.title')}
        searchHint={say('pledges.searchHint')}
        first={make}
        filters={
          <>
            <FilterChoice list={list} name="state" label={say('column.status')} options={CHALLENGE_STATES.map((state) => ({ value: state, label: say(`challengeState.${state}`) }))} />
            <FilterChoice list={list} name="kind" label={say('challenge.kind')} options={CHALLENGE_KINDS.map((kind) => ({ value: kind, label: say(`challengeKind.${kind}`) }))} />
            <AboutFilters organisation={organisation} list={list} />
          </>
        }
      />
    </>
  );
}
