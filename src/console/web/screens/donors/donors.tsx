import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { DonorRowShown } from '../../../contract/donations.js';
import { Age } from '../../parts/age.js';
import { FilterChoice } from '../../parts/list/filter-choice.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { MoneyText } from '../../parts/money-text.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ScreenTitle } from '../../parts/panel.js';
import { Tags } from '../../parts/tags.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { useWords } from '../../words/words.js';

const DONORS: ListModel<DonorRowShown> = {
  path: '/donors',
  keyOf: ({ id }) => id,
  usualSort: { by: 'name', order: 'ascending' },
  filters: ['tag'],
  hasExport: true,
  empty: { title: 'donors.empty', text: 'list.noneYet' },
  columns: [
    { name: 'name', title: 'column.name', isUsual: true, sort: { by: 'name', first: 'ascending' }, cell: ({ id, name }) => <Link to={`/donors/${id}`}><bdi>{name}</bdi></Link> },
    { name: 'email', title: 'column.email', isUsual: true, cell: ({ email }) => <bdi>{email}</bdi> },
    { name: 'given', title: 'column.given', isUsual: true, isNumeric: true, cell: ({ given }) => (given.length === 0 ? '–' : <span className="cell-lines">{given.map((sum) => <MoneyText key={sum.currency} of={sum} />)}</span>) },
    { name: 'gifts', title: 'column.gifts', isUsual: true, isNumeric: true, cell: ({ gifts }) => gifts },
    { name: 'lastGiftAt', title: 'column.lastGift', isUsual: true, cell: ({ lastGiftAt }) => (lastGiftAt === null ? '–' : <Age at={lastGiftAt} />) },
    { name: 'tags', title: 'column.tags', isUsual: true, cell: ({ tags }) => <Tags tags={tags} /> },
    { name: 'number', title: 'column.number', isUsual: false, cell: ({ number }) => number ?? '–' },
    { name: 'createdAt', title: 'column.since', isUsual: false, sort: { by: 'createdAt', first: 'descending' }, cell: ({ createdAt }) => <Age at={createdAt} /> },
    { name: 'id', title: 'column.id', isUsual: false, cell: ({ id }) => <code className="small">{id}</code> },
  ],
};

/** Everybody who ever gave to an organisation. */
export default function Donors() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const list = useList<DonorRowShown>(DONORS, organisation);
  const { data: tags = [] } = useQuery({ queryKey: ['tags', organisation], queryFn: () => ask<readonly string[]>(`/donors/tags${query({ organisation })}`) });
  return (
    <>
      <ScreenTitle title={say('donors.title')} note={say('donors.note')}><OrganisationChoice value={organisation} onChoose={choose} /></ScreenTitle>
      <List
        model={DONORS}
        list={list}
        label={say('donors.title')}
        searchHint={say('donors.searchHint')}
        filters={<FilterChoice list={list} name="tag" label={say('column.tags')} options={tags.map((tag) => ({ value: tag, label: tag }))} />}
      />
    </>
  );
}
