import { useMemo } from 'react';
import { Link } from 'react-router';
import type { MatchShareShown, MatchShown } from '../../../contract/matches.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { MoneyText } from '../../parts/money-text.js';
import { Panel } from '../../parts/panel.js';
import { useWords } from '../../words/words.js';

const sharesOf = (id: string, currency: string): ListModel<MatchShareShown> => ({
  path: `/matches/${id}/shares`,
  keyOf: ({ donation }) => donation,
  usualSort: { by: 'place', order: 'ascending' },
  filters: ['came'],
  hasExport: true,
  empty: { title: 'match.noShares', text: 'match.noSharesText' },
  columns: [
    { name: 'place', title: 'share.place', isUsual: true, isNumeric: true, sort: { by: 'place', first: 'ascending' }, cell: ({ place }) => <Place n={place} /> },
    { name: 'gift', title: 'share.gift', isUsual: true, isNumeric: true, sort: { by: 'gift', first: 'descending' }, cell: ({ donation, gift: amount }) => <Link to={`/donations/${donation}`}><MoneyText of={{ amount, currency }} /></Link> },
    { name: 'wanted', title: 'share.wanted', isUsual: true, isNumeric: true, sort: { by: 'wanted', first: 'descending' }, cell: ({ wanted: amount }) => <MoneyText of={{ amount, currency }} /> },
    { name: 'allotted', title: 'share.allotted', isUsual: true, isNumeric: true, sort: { by: 'allotted', first: 'descending' }, cell: ({ allotted: amount }) => <MoneyText of={{ amount, currency }} /> },
    { name: 'missing', title: 'match.missing', isUsual: true, isNumeric: true, sort: { by: 'missing', first: 'descending' }, cell: ({ wanted, allotted }) => (wanted === allotted ? '–' : <MoneyText of={{ amount: wanted - allotted, currency }} />) },
    { name: 'donation', title: 'column.id', isUsual: false, cell: ({ donation }) => <code className="small">{donation}</code> },
  ],
});

/** What each gift has of a match, in the order of their places, or those that came short first. */
export function Shares({ match }: { readonly match: MatchShown }) {
  const { say } = useWords();
  const { id, currency, sponsor } = match;
  const model = useMemo(() => sharesOf(id, currency), [id, currency]);
  const list = useList<MatchShareShown>(model, null);
  return (
    <Panel title={say('match.shares')}>
      <List
        model={model}
        list={list}
        label={`${say('match.shares')}: ${sponsor}`}
        searchHint={say('match.searchHint')}
        filters={<FilterChoice list={list} name="came" label={say('match.which')} options={[{ value: 'short', label: say('match.cameShort') }]} />}
      />
    </Panel>
  );
}

function Place({ n }: { readonly n: number }) {
  return useWords().number(n);
}
