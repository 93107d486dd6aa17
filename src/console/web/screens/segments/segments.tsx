import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import type { SegmentChoicesShown } from '../../../contract/settings.js';
import { OrganisationChoice } from '../../parts/organisation-choice.js';
import { Panel, ScreenTitle } from '../../parts/panel.js';
import { PlainTable } from '../../parts/plain-table.js';
import { Broken, Loading } from '../../parts/states.js';
import { ask, query } from '../../wire/ask.js';
import { useOrganisation } from '../../wire/organisation.js';
import { session } from '../../wire/page.js';
import { useWords } from '../../words/words.js';
import { SegmentForm } from './segment-form.js';
import { composeHref, EVERYBODY, toSegment, type SegmentValues } from './segment-model.js';
import './segments.css';

/** The tags that donors bear, and how many donors there are of a kind. */
export default function Segments() {
  const { say } = useWords();
  const [organisation, choose] = useOrganisation();
  const { data, error, refetch } = useQuery({ queryKey: ['segments', organisation], queryFn: () => ask<SegmentChoicesShown>(`/segments${query({ organisation })}`) });
  return (
    <>
      <ScreenTitle title={say('segments.title')} note={say('segments.note')}><OrganisationChoice value={organisation} onChoose={choose} /></ScreenTitle>
      {error !== null && <Broken error={error} again={() => void refetch()} />}
      {error === null && data === undefined && <Loading />}
      {data !== undefined && (
        <div key={organisation} className="two-columns">
          <Builder choices={data} organisation={organisation} />
          <Panel title={say('column.tags')}><TagTable choices={data} organisation={organisation} /></Panel>
        </div>
      )}
    </>
  );
}

interface PartProps {
  readonly choices: SegmentChoicesShown;
  readonly organisation: string | null;
}

function Builder({ choices, organisation }: PartProps) {
  const { say } = useWords();
  const [values, setValues] = useState<SegmentValues>(EVERYBODY);
  return (
    <Panel title={say('segment.title')} aside={say('segment.hint')}>
      <SegmentForm choices={choices} values={values} onChange={(changes) => setValues((before) => ({ ...before, ...changes }))} />
      <Size organisation={organisation} values={values} />
    </Panel>
  );
}

/** Long enough not to count at every choice, in milliseconds. */
const PAUSE_MS = 250;

function Size({ organisation, values }: { readonly organisation: string | null; readonly values: SegmentValues }) {
  const { say, count } = useWords();
  const written = JSON.stringify(toSegment(values));
  const [asked, setAsked] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(written), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['segment-size', organisation, asked],
    queryFn: () => ask<{ donors: number }>(`/segments/size${query({ organisation, segment: asked })}`),
    placeholderData: (before) => before,
  });
  if (error !== null) return <Broken error={error} again={() => void refetch()} />;
  return (
    <div className="segment-size">
      <p role="status" aria-busy={isFetching || asked !== written}>{data === undefined ? say('common.loading') : <strong>{count('segment.size', data.donors)}</strong>}</p>
      {session.role !== 'engineer' && <Button component="a" href={composeHref(organisation, values)} variant="default">{say('segment.write')}</Button>}
    </div>
  );
}

function TagTable({ choices: { tags }, organisation }: PartProps) {
  const { say, number } = useWords();
  if (tags.length === 0) return <p className="soft">{say('segments.noTags')}</p>;
  return (
    <PlainTable
      label={say('column.tags')}
      heads={[{ title: say('segments.tag') }, { title: say('donors.title'), isNumeric: true }]}
      lines={tags.map(({ name, donors }) => ({ key: name, cells: [<Link key="tag" to={`/donors${query({ organisation, tag: name })}`}><bdi>{name}</bdi></Link>, number(donors)] }))}
    />
  );
}
