import { Link } from 'react-router';
import type { TagRowShown } from '../../../contract/donations.js';
import type { ListModel } from '../../parts/list/list-model.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { ScreenTitle } from '../../parts/panel.js';
import { query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { useWords } from '../../words/words.js';

const TAGS: ListModel<TagRowShown> = {
  path: '/tags',
  keyOf: ({ name }) => name,
  usualSort: { by: 'donors', order: 'descending' },
  filters: [],
  hasExport: true,
  empty: { title: 'tags.empty', text: 'segments.noTags' },
  columns: [
    { name: 'name', title: 'segments.tag', isUsual: true, sort: { by: 'name', first: 'ascending' }, cell: ({ name }) => <Name name={name} /> },
    { name: 'donors', title: 'donors.title', isUsual: true, isNumeric: true, sort: { by: 'donors', first: 'descending' }, cell: ({ donors }) => <Count n={donors} /> },
  ],
};

/** Every label that an organisation's donors bear. */
export default function Tags() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const list = useList<TagRowShown>(TAGS, organisation);
  return (
    <>
      <ScreenTitle title={say('column.tags')} note={say('tags.note')} back={<Link to={`/segments${query({ organisation })}`}>{say('segments.title')}</Link>}>
        <OrganisationChoice value={organisation} onChoose={choose} />
      </ScreenTitle>
      <List model={TAGS} list={list} label={say('column.tags')} searchHint={say('segments.searchHint')} />
    </>
  );
}

function Name({ name }: Pick<TagRowShown, 'name'>) {
  const [organisation] = useOrganisation();
  return <Link to={`/donors${query({ organisation, tag: name })}`}><bdi>{name}</bdi></Link>;
}

function Count({ n }: { readonly n: number }) {
  return useWords().number(n);
}
