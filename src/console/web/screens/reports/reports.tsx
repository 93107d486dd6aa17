import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { ReportRowShown } from '../../../contract/reports.js';
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
import { useWords } from '../../words/words.js';
import { REPORTS } from './report-list.js';
import { REPORT_KINDS, REPORT_STATUSES } from './report-state.js';

const EVENTS = ['latest'] as const;

/** Every file that people of an organisation have asked for; what is being made moves by itself. */
export default function Reports() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const queries = useQueryClient();
  const list = useList<ReportRowShown>(REPORTS, organisation);
  const live = useLive(organisation === null ? null : `/live${query({ about: 'reports', organisation })}`, EVENTS, () => {
    void queries.invalidateQueries({ queryKey: ['list', REPORTS.path, organisation] });
  });
  const make = <Button component={Link} to={`/reports/-${query({ organisation })}`} leftSection={<Icon name="plus" />}>{say('reports.new')}</Button>;
  return (
    <>
      <ScreenTitle title={say('reports.title')} note={say('reports.note')}>
        <LiveMark state={live} />
        <OrganisationChoice value={organisation} onChoose={choose} />
        {make}
      </ScreenTitle>
      <List
        model={REPORTS}
        list={list}
        label={say('reports.title')}
        searchHint={say('reports.searchHint')}
        first={make}
        filters={
          <>
            <FilterChoice list={list} name="kind" label={say('report.kind')} options={REPORT_KINDS.map((kind) => ({ value: kind, label: say(`reportKind.${kind}`) }))} />
            <FilterChoice list={list} name="format" label={say('report.format')} options={[{ value: 'xlsx', label: '.xlsx' }, { value: 'csv', label: '.csv' }]} />
            <FilterChoice list={list} name="status" label={say('column.status')} options={REPORT_STATUSES.map((status) => ({ value: status, label: say(`reportStatus.${status}`) }))} />
          </>
        }
      />
    </>
  );
}
