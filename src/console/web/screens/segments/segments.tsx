import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { SavedSegmentShown, SegmentChoicesShown } from '../../../contract/settings.js';
import { List } from '../../parts/list/list.js';
import { useList } from '../../parts/list/use-list.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { PlainTable } from '../../parts/plain-table.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { useWords } from '../../words/words.js';
import { Builder } from './builder.js';
import { SAVED_SEGMENTS } from './segment-list.js';
import './segments.css';

/** The most borne; all of them have a list of their own. */
const MOST_TAGS = 25;

/** The tags that donors bear, how many donors there are of a kind, and the kinds that are kept. */
export default function Segments() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const [address] = useSearchParams();
  const id = address.get('segment');
  const { data, error, refetch } = useQuery({ queryKey: ['segments', organisation], queryFn: () => ask<SegmentChoicesShown>(`/segments${query({ organisation })}`) });
  const saved = useQuery({ queryKey: ['saved-segment', id], queryFn: () => ask<SavedSegmentShown>(`/segments/saved/${encodeURIComponent(id ?? '')}`), enabled: id !== null, refetchOnWindowFocus: false });
  const list = useList<SavedSegmentShown>(SAVED_SEGMENTS, organisation);
  const isReady = data !== undefined && (id === null || saved.data !== undefined);
  const fault = error ?? saved.error;
  return (
    <>
      <ScreenTitle title={say('segments.title')} note={say('segments.note')}><OrganisationChoice value={organisation} onChoose={choose} /></ScreenTitle>
      {fault !== null && <Broken error={fault} again={() => void refetch()} />}
      {fault === null && !isReady && <Loading />}
      {fault === null && isReady && (
        <div key={`${organisation} ${id}`} className="two-columns">
          <Builder choices={data} organisation={organisation} saved={id === null ? null : (saved.data ?? null)} />
          <Panel title={say('column.tags')} aside={<Link to={`/tags${query({ organisation })}`}>{say('tags.all')}</Link>}><TagTable choices={data} organisation={organisation} /></Panel>
        </div>
      )}
      <h2 className="segments-saved">{say('segments.saved')}</h2>
      <List model={SAVED_SEGMENTS} list={list} label={say('segments.saved')} searchHint={say('segments.searchHint')} />
    </>
  );
}

function TagTable({ choices: { tags }, organisation }: { readonly choices: SegmentChoicesShown; readonly organisation: string | null }) {
  const { say, number } = useWords();
  if (tags.length === 0) return <p className="soft">{say('segments.noTags')}</p>;
  return (
    <PlainTable
      label={say('column.tags')}
      heads={[{ title: say('segments.tag') }, { title: say('donors.title'), isNumeric: true }]}
      lines={tags.slice(0, MOST_TAGS).map(({ name, donors }) => ({ key: name, cells: [<Link key="tag" to={`/donors${query({ organisation, tag: name })}`}><bdi>{name}</bdi></Link>, number(donors)] }))}
    />
  );
}
