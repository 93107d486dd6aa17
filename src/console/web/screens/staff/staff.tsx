import { Button, Select } from '@mantine/core';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Role } from '../../../contract/common.js';
import { STAFF_STATES, type StaffRowShown } from '../../../contract/staff.js';
import { Icon } from '../../parts/icon.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ScreenTitle } from '../../parts/panel.js';
import { query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { staffOf } from './staff-list.js';

const CLIENT: readonly Role[] = ['client_admin', 'client_editor'];
const PLATFORM: readonly Role[] = ['customer_success', 'engineer'];

/** Who works in an organisation or, for engineers, on the platform; what is done to them has pages that work without script. */
export default function Staff() {
  const { say } = useWords();
  const [chosen, choose] = useOrganisation();
  const [address] = useSearchParams();
  const isOfPlatform = address.get('of') === 'platform';
  const organisation = isOfPlatform ? null : chosen;
  const model = useMemo(() => staffOf(organisation), [organisation]);
  const list = useList<StaffRowShown>(model, organisation);
  const roles = isOfPlatform ? PLATFORM : CLIENT;
  return (
    <>
      <ScreenTitle title={say('menu.to.staff')} note={isOfPlatform ? say('staff.ofPlatform') : say('staff.note')}>
        {session.role === 'engineer' && (
          <Select
            label={say('staff.whose')}
            data={[{ value: '', label: say('staff.ofOrganisation') }, { value: 'platform', label: say('staff.ofPlatform') }]}
            value={isOfPlatform ? 'platform' : ''}
            onChange={(of) => list.change({ of, role: null })}
            allowDeselect={false}
            size="sm"
            w={200}
          />
        )}
        {!isOfPlatform && <OrganisationChoice value={chosen} onChoose={choose} />}
        {!isOfPlatform && <Button component="a" variant="default" href={`/console/staff/second-factor${query({ organisation })}`}>{say('staff.factor')}</Button>}
        <Button component="a" href={`/console/staff/-${query({ organisation })}`} leftSection={<Icon name="plus" />}>{say('staff.invite')}</Button>
      </ScreenTitle>
      <List
        model={model}
        list={list}
        label={say('menu.to.staff')}
        searchHint={say('staff.searchHint')}
        filters={
          <>
            <FilterChoice list={list} name="role" label={say('staff.role')} options={roles.map((role) => ({ value: role, label: say(`role.${role}`) }))} />
            <FilterChoice list={list} name="state" label={say('column.status')} options={STAFF_STATES.map((state) => ({ value: state, label: say(`staffState.${state}`) }))} />
            <FilterChoice list={list} name="factor" label={say('staff.factor')} options={[{ value: 'yes', label: say('staff.hasFactor') }, { value: 'no', label: say('staff.passwordOnly') }]} />
          </>
        }
      />
    </>
  );
}
