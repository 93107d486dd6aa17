import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ImportRowShown } from '../../../contract/imports.js';
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
import { IMPORTS } from './import-list.js';
import { IMPORT_KINDS, IMPORT_STATUSES } from './import-state.js';

const EVENTS = ['latest'] as const;

/** Every spreadsheet that an organisation has brought in; what is under way moves by itself. */
export default function Imports() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const queries = useQueryClient();
  const list = useList<ImportRowShown>(IMPORTS, organisation);
  const live = useLive(organisation === null ? null : `/live${query({ about: 'imports', organisation })}`, EVENTS, () => {
    void queries.invalidateQueries({ queryKey: ['list', IMPORTS.path, organisation] });
  });
  const make = session.role !== 'engineer' && <Button component={Link} to={`/imports/-${query({ organisation })}`} leftSection={<Icon name="plus" />}>{say('imports.new')}</Button>;
  return (
    <>
      <ScreenTitle title={say('imports.title')} note={say('imports.note')}>
        <LiveMark state={live} />
        <OrganisationChoice value={organisation} onChoose={choose} />
        {make}
      </ScreenTitle>
      <List
        model={IMPORTS}
        list={list}
        label={say('imports.title')}
        searchHint={say('imports.searchHint')}
        first={make}
        filters={
          <>
            <FilterChoice list={list} name="kind" label={say('import.kind')} options={IMPORT_KINDS.map((kind) => ({ value: kind, label: say(`importKind.${kind}`) }))} />
            <FilterChoice list={list} name="status" label={say('column.status')} options={IMPORT_STATUSES.map((status) => ({ value: status, label: say(`importStatus.${status}`) }))} />
          </>
        }
      />
    </>
  );
}
