import { Button } from '@mantine/core';
import { MAILING_STATES, type MailingRowShown } from '../../../contract/mailings.js';
import { Icon } from '../../parts/icon.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import { List } from '../../parts/list/list.js';
import { OrganisationFilter } from '../../parts/list/organisation-filter.js';
import { useList } from '../../parts/list/use-list.js';
import { ScreenTitle } from '../../parts/panel.js';
import { query } from '../../wire/ask.js';
import { useWords } from '../../words/words.js';
import { MAILINGS } from './mailing-list.js';

/** Every mailing somebody may see; one is written, tested and steered on pages that work without script. */
export default function Mailings() {
  const { say } = useWords();
  const list = useList<MailingRowShown>(MAILINGS, null);
  const make = <Button component="a" href={`/console/mailings/new${query({ organisation: list.wishes['organisation'] })}`} leftSection={<Icon name="plus" />}>{say('mailings.new')}</Button>;
  return (
    <>
      <ScreenTitle title={say('menu.to.mailings')} note={say('mailings.note')}>
        {make}
      </ScreenTitle>
      <List
        model={MAILINGS}
        list={list}
        label={say('menu.to.mailings')}
        searchHint={say('mailings.searchHint')}
        first={make}
        filters={
          <>
            <OrganisationFilter list={list} />
            <FilterChoice list={list} name="status" label={say('column.status')} options={MAILING_STATES.map((status) => ({ value: status, label: say(`mailing.${status}`) }))} />
          </>
        }
      />
    </>
  );
}
